"""Completion: what may stand where the cursor is, in a text or in a YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types

from tahqiq.check.walk import quote_spans, references_in
from tahqiq.lsp.documents import Document
from tahqiq.lsp.hovering import described
from tahqiq.lsp.proposals import KINDS, Proposal, articles, blocks, listed, things
from tahqiq.lsp.typed_yaml import Typed, shape_at, typed_at
from tahqiq.read.manuscript import named_blocks
from tahqiq.read.markdown import CLASSES, KEYS
from tahqiq.read.nodes import Mapping, entries
from tahqiq.schema import (
    BlockReference,
    Choice,
    Identifier,
    LanguageTag,
    Listing,
    Localised,
    NameOrLocalised,
    PlaceId,
    Record,
    Reference,
    Shape,
    Table,
)

TRIGGERS = ("{", "=", ":", "#", "[", "(", '"', " ", ".")
_VALUE = re.compile(r'\{[ ]*(actor|event|term|quote)="?([^\s"{}=]*(?: [^\s"{}=]+)*)$')
_ATTRIBUTE = re.compile(r"\]\{([a-z]*)$")
_NAME = re.compile(r"^[ ]{0,3}\{#([a-z0-9-]*)$")
_CLASS = re.compile(r"^[ ]{0,3}\{(?:#[a-z0-9-]+ )?\.([a-z]*)$")
_SCHEME = re.compile(r"(?<!!)\[[^\]\n]*\]\(<?([a-z]*)$")
_TARGET = re.compile(r"\]\(<?(actor|event|term|article):([^)\s#]*)$")
_BLOCK = re.compile(r"\]\(<?article:([a-z0-9-]+)#([a-z0-9-]*)$")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(<?([A-Za-z0-9._-]*)$")
# Before the cursor: what looks to the end of a line would go through a long one from each of its brackets.
_REACH = 1_000
_SAID = {
    "actor": "Who or what is named: a person, a body, a place.",
    "event": "An event of the timeline.",
    "quote": "Someone's words; article.yml says whose.",
    "term": "A term of the glossary.",
    "date": "A date, as EDTF.",
}
_WORD = types.CompletionItemKind.EnumMember


def complete(document: Document, offset: int) -> types.CompletionList | None:
    """What is proposed at an offset; None where nothing can be."""
    return _in_text(document, offset) if document.kind == "text" else _in_yaml(document, offset)


# ---------------------------------------------------------------- texts


def _in_text(document: Document, offset: int) -> types.CompletionList | None:
    start = document.text.rfind("\n", 0, offset) + 1
    line = document.text[start:offset]
    near = max(0, len(line) - _REACH)
    desk, piece = document.desk, document.desk.piece_of(document.path)
    if found := _VALUE.search(line, near):
        proposals = (
            _quotes(document)
            if found[1] == "quote"
            else things(desk, [found[1]], found[2], document.language, piece=piece)
        )
        closed = document.text.startswith(("}", '"'), _rest(document, offset))
        return _listed(document, proposals, offset, found[2], "" if closed else "}")
    if found := _ATTRIBUTE.search(line, near):
        keys = (Proposal(f"{key}=", types.CompletionItemKind.Property, _SAID[key]) for key in KEYS)
        return _listed(document, keys, offset, found[1])
    if found := _BLOCK.search(line, near):
        return _listed(document, blocks(desk, found[1], found[2]), offset, found[2])
    if found := _TARGET.search(line, near):
        targets = (
            articles(desk, found[2], document.language)
            if found[1] == "article"
            else things(desk, [found[1]], found[2], document.language, piece=piece)
        )
        return _listed(document, targets, offset, found[2])
    return _of_blocks(document, line, offset)


def _of_blocks(document: Document, line: str, offset: int) -> types.CompletionList | None:
    """Names and classes of blocks, kinds of links, pictures."""
    near = max(0, len(line) - _REACH)
    if found := _NAME.search(line, near):
        closed = document.text.startswith(("}", " "), _rest(document, offset))
        return _listed(document, _block_names(document, found[1]), offset, found[1], "" if closed else "}")
    if found := _CLASS.search(line, near):
        return _listed(document, (Proposal(name, _WORD) for name in CLASSES), offset, found[1])
    if found := _PICTURE.search(line, near):
        names = document.folder.images if document.folder else ()
        return _listed(document, (Proposal(name, KINDS["article"]) for name in names), offset, found[1])
    if found := _SCHEME.search(line, near):
        kinds = ("actor", "article", "event", "term")
        return _listed(document, (Proposal(f"{kind}:", KINDS[kind]) for kind in kinds), offset, found[1])
    return None


def _rest(document: Document, offset: int) -> int:
    """Where the id that the cursor stands in ends."""
    found = re.compile(r"[a-z0-9-]*").match(document.text, offset)
    return found.end() if found else offset


def _listed(
    document: Document, proposals: Iterable[Proposal], offset: int, typed: str, after: str = ""
) -> types.CompletionList:
    at = document.positions.range(offset - len(typed), _rest(document, offset))
    return listed(proposals, at, after)


def _quotes(document: Document) -> Iterator[Proposal]:
    """The quotes that article.yml attributes, and those that the other languages mark; first those not marked here."""
    folder = document.folder
    if folder is None:
        return
    here = _marked(document, document.language)
    root = folder.article.root if folder.article else None
    quotes = entries(root.get("quotes") if root else None)
    said = {e.key.text: e.value.text("speaker") if isinstance(e.value, Mapping) else "" for e in quotes}
    elsewhere = {name: "" for language in folder.texts for name in _marked(document, language)}
    for name, speaker in (elsewhere | said).items():
        yield Proposal(name, KINDS["quote"], speaker, rank=int(name in here))


def _marked(document: Document, language: str) -> dict[str, None]:
    """The quotes that are marked in a language's text, in reading order."""
    text = document.texts.get(language)
    if text is None:
        return {}
    return {span.value: None for span in quote_spans(references_in(text.document).in_blocks)}


def _block_names(document: Document, typed: str) -> Iterator[Proposal]:
    """Names that other languages have and this one has not yet; then the next free number."""
    here = {b.id for b in document.parsed.document.blocks} if document.parsed else set()
    known = named_blocks(document.texts.values())
    for rank, name in enumerate(known):
        if (name not in here or name == typed) and name.startswith(typed):
            yield Proposal(name, KINDS["block"], "stands in another language", rank=rank)
    number = next(n for n in range(1, len(known) + 2) if f"p{n}" not in known)
    yield Proposal(f"p{number}", KINDS["block"], "the next free name", rank=len(known))


# ---------------------------------------------------------------- YAML


def _in_yaml(document: Document, offset: int) -> types.CompletionList | None:
    typed = typed_at(document.text, offset) if document.kind not in ("", "lock") else None
    if typed is None:
        return None
    shape = shape_at(document.kind, typed.path)
    if typed.is_key:
        # A line without a colon is an item of a list as well, or a value that stands in a line of its own.
        proposals = [*_keys(document, shape, typed), *_values(document, shape, typed)]
    else:
        proposals = list(_values(document, shape, typed))
    word = typed.word.lstrip("\"'")
    if isinstance(shape, BlockReference) and "#" in word:
        word = word.partition("#")[2]
    return _listed(document, proposals, offset, word) if proposals else None


def _keys(document: Document, shape: Shape | None, typed: Typed) -> Iterator[Proposal]:
    """The keys that may stand here and do not yet."""
    kind = types.CompletionItemKind.Property
    if isinstance(shape, Record):
        for rank, (name, field) in enumerate(shape.fields.items()):
            if name not in typed.present:
                detail = "required" if field.required else ""
                text = name + _behind(field.shape, typed)
                yield Proposal(text, kind, detail, described(field), name, rank + 100 * (not field.required))
    elif _by_language(shape):
        yield from _languages(document, typed)
    elif isinstance(shape, Table) and isinstance(shape.key, Reference):
        for found in things(document.desk, shape.key.to, typed.word, ""):
            yield found._replace(text=f"{found.text}: ")
    elif isinstance(shape, Table) and document.kind == "article":
        marked = (name for language in document.desk.languages for name in _marked(document, language))
        for name in dict.fromkeys(marked):
            if name not in typed.present:
                yield Proposal(f"{name}:", KINDS["quote"], "marked in the text")


def _by_language(shape: Shape | None) -> bool:
    in_table = isinstance(shape, Table) and isinstance(shape.key, LanguageTag)
    return in_table or isinstance(shape, Localised | NameOrLocalised)


def _languages(document: Document, typed: Typed) -> Iterator[Proposal]:
    for rank, language in enumerate(document.desk.languages):
        if language not in typed.present:
            yield Proposal(f"{language}: ", types.CompletionItemKind.Property, rank=rank)


def _behind(shape: Shape, typed: Typed) -> str:
    """What follows a key: a space, or, where its value stands in lines of its own, nothing."""
    nested = isinstance(shape, Record | Table | Localised) or (
        isinstance(shape, Listing) and isinstance(shape.item, Record)
    )
    return ":" if nested and not typed.flow else ": "


def _is_block(shape: Shape | None, typed: Typed) -> bool:
    if isinstance(shape, PlaceId):
        return shape.stands
    return isinstance(shape, Identifier) and typed.path[-1:] == ("block",)


def _values(document: Document, shape: Shape | None, typed: Typed) -> Iterator[Proposal]:
    """The values that may stand here."""
    desk = document.desk
    word = typed.word.lstrip("\"'")
    if isinstance(shape, Choice):
        meanings = dict(shape.meanings)
        for rank, value in enumerate(shape.values):
            yield Proposal(value, _WORD, documentation=meanings.get(value, ""), rank=rank)
    elif isinstance(shape, Reference):
        language = desk.languages[0] if desk.languages else ""
        yield from things(
            desk, shape.to, word, language, sorts=shape.kinds, piece=desk.piece_of(document.path)
        )
    elif isinstance(shape, BlockReference):
        article, mark, block = word.partition("#")
        yield from blocks(desk, article, block) if mark else articles(desk, word, "")
    elif isinstance(shape, LanguageTag):
        for rank, language in enumerate(desk.languages):
            yield Proposal(language, _WORD, rank=rank)
    elif _is_block(shape, typed) and document.article:
        yield from blocks(desk, document.article, word)
    elif isinstance(shape, Listing) and not typed.is_key:
        # `about: ` wants brackets first.
        for found in _values(document, shape.item, typed):
            yield found._replace(text=f"[{found.text}]")
