"""A draft to an article's files: blocks numbered, quotations proposed, what is not known left blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tahqiq.author.imports.cleaning import cleaned
from tahqiq.author.imports.draft import Draft
from tahqiq.author.imports.plain import plain_draft
from tahqiq.author.imports.quotations import Proposals
from tahqiq.author.imports.sturdy import sturdy, sturdy_note
from tahqiq.dates import Fault, parse
from tahqiq.languages import language as language_of
from tahqiq.read.markdown import AnyBlock, Rule, plain_block, spans_in
from tahqiq.schema.vocabulary import KIND_BY_RIGHTS


class Imported(msgspec.Struct, frozen=True):
    """An article's files, (name in its folder, text), and what came of the document.

    `paragraphs` and `quotes` count the blocks and quotations; `pictures` are the addresses of pictures in the
    document by their names beside the text; `lost` are sentences on what could not be taken over.
    """

    files: tuple[tuple[str, str], ...]
    paragraphs: int
    quotes: int
    pictures: Mapping[str, str] = {}
    lost: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """What is said of an article that is imported: its languages, the source's own first, and its source."""

    languages: tuple[str, ...]
    sha256: str = ""
    rights: str = ""
    published: str = ""
    schema: str = ""


def import_text(
    text: str,
    sha256: str,
    language: str,
    languages: tuple[str, ...],
    *,
    rights: str = "",
    published: str = "",
) -> Imported:
    """The folder of an article made from a plain text: its first line is its title, each other a paragraph."""
    tags = (language, *(tag for tag in languages if tag != language))
    return import_draft(cleaned(plain_draft(text), marks=False), Told(tags, sha256, rights, published))


def extracted(draft: Draft) -> str:
    """The text of a clean draft, for quotations to be verified in: the title, then blocks and footnotes in lines."""
    notes = (block for blocks in draft.footnotes.values() for block in blocks)
    lines = [draft.title, *map(plain_block, draft.blocks), *map(plain_block, notes)]
    return "".join(f"{line}\n" for line in lines if line)


def import_draft(draft: Draft, told: Told) -> Imported:
    """The folder of an article made from a clean draft.

    Text in quotation marks becomes a quote whose speaker and mode are left blank; what stays blank is reported by
    the check until it is filled.
    """
    lost = list(draft.lost)
    proposals = Proposals()
    blocks: list[tuple[AnyBlock, str]] = []
    for each in draft.blocks:
        block, text, loss = sturdy(proposals.block(each), draft.footnotes)
        blocks += [(block, text)] if text.strip() else []
        lost += [loss] if loss else []
    kept = [span.span.value for block, _ in blocks for span in spans_in(block)]
    published = told.published or _published(draft.date, lost)
    notes = [sturdy_note(inner, label) for label, inner in draft.footnotes.items()]
    texts = {told.languages[0]: "\n".join([*_numbered(blocks), *_apart(notes)])}
    texts |= dict.fromkeys(told.languages[1:], "\n".join(_blanks(block for block, _ in blocks)))
    record = _record(draft, msgspec.structs.replace(told, published=published), kept)
    files = (("article.yml", record), *((f"{tag}.md", text) for tag, text in texts.items()))
    return Imported(files, len(blocks), len(kept), draft.pictures, tuple(dict.fromkeys(lost)))


def _published(date: str, lost: list[str]) -> str:
    if date and isinstance(parse(date), Fault):
        lost.append(f"The document's date, “{date}”, is no EDTF date: write it under published: yourself.")
        return ""
    return date


def _numbered(blocks: Iterable[tuple[AnyBlock, str]]) -> list[str]:
    """Each block below its name; a thematic break has none."""
    found: list[str] = []
    number = 0
    for block, text in blocks:
        if isinstance(block, Rule):
            found.append(f"{text}\n")
        else:
            number += 1
            found.append(f"{{#p{number}}}\n{text}\n")
    return found


def _apart(notes: Sequence[str]) -> list[str]:
    return [f"{note}\n" for note in notes]


def _blanks(blocks: Iterable[AnyBlock]) -> list[str]:
    """The text of another language: each block's quotes as blanks, to be filled by the translator."""
    named = [block for block in blocks if not isinstance(block, Rule)]
    found: list[str] = []
    for number, block in enumerate(named, 1):
        blank = " ".join(f"[]{{quote={span.span.value}}}" for span in spans_in(block))
        found.append(f"{{#p{number}}}\n{blank}\n")
    return found


def _record(draft: Draft, told: Told, quotes: Sequence[str]) -> str:
    language, *others = told.languages
    kind = KIND_BY_RIGHTS.get(told.rights, "")
    lines = [told.schema] if told.schema else []
    lines += ["title:", f"  {language}: {quoted(draft.title)}", *(f"  {tag}:" for tag in others)]
    lines += ["source:", f"  language: {language}", f"  published: {told.published}".rstrip()]
    lines += ["  inferred:", *(f"    {tag}:" for tag in told.languages)]
    if draft.authors:
        lines.append(f"  author: {quoted(language_of(language).list_separator.join(draft.authors))}")
    if told.sha256:
        lines.append(f"  sha256: {told.sha256}")
    lines += [f"  rights: {told.rights}".rstrip()]
    lines += ["texts:", f"  {language}: {{kind: {kind}}}" if kind else f"  {language}:\n    kind:"]
    lines += [f"  {tag}: {{kind: translation, of: {language}}}" for tag in others]
    if quotes:
        lines.append("quotes:")
        for name in quotes:
            lines += [f"  {name}:", "    speaker:", "    mode:"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", " ") + '"'
