"""Where ids stand: every place in an edition's files that names a thing, an article, a quote or a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from tahqiq.check import Register
from tahqiq.check.values import Value, values
from tahqiq.check.walk import references_in
from tahqiq.problems import Place
from tahqiq.read import Manuscript, Record, Text
from tahqiq.read.markdown import Link, Span
from tahqiq.read.nodes import Scalar
from tahqiq.schema import FILE_SHAPES, BlockReference, Identifier, PlaceId, Reference
from tahqiq.schema.vocabulary import QUOTE_PLACE

Kind = Literal["actor", "event", "term", "article", "quote", "block"]
THINGS = ("actor", "event", "term")
LINKED = re.compile(r"(actor|event|term|article):([^#]*)(?:#(.*))?")


class Named(msgspec.Struct, frozen=True, order=True, array_like=True):
    """What an id means; `article` is that which a quote or a block is of."""

    kind: Kind
    id: str
    article: str = ""


class Site(msgspec.Struct, frozen=True, order=True, array_like=True):
    """One place where an id is written: code points of a file's text, as an Edit counts them.

    `defines`: the thing is made here, not only named. `start` is -1 where the id is written in a way that has no place
    of its own (an escape in a quoted value).
    """

    file: str
    start: int
    end: int
    named: Named
    defines: bool = False


class Lines:
    """A file's text, in which places are looked up."""

    __slots__ = ("file", "starts", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def offset(self, place: Place) -> int:
        """As `edits.offset_of`, for many places."""
        line = max(place.line, 1)
        if line > len(self.starts):
            return len(self.text)
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return min(self.starts[line - 1] + max(place.column, 1) - 1, end)

    def site(self, place: Place, word: str, named: Named, *, skip: int = 0, defines: bool = False) -> Site:
        """The site of a word at a place, or soon after it: behind a quotation mark, or a sign."""
        start = self.offset(place) + skip
        if not self.text.startswith(word, start):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            start = self.text.find(word, start, start + place.length + 1 if place.length else end)
        if start < 0 or not word:
            return Site(self.file, -1, -1, named, defines)
        return Site(self.file, start, start + len(word), named, defines)


TextOf = Callable[[str], str]


def sites(manuscript: Manuscript, register: Register, text_of: TextOf) -> Iterator[Site]:
    """Every site in the files of a manuscript, or of a part of one; `text_of` gives a file's text as it was read."""
    for kind, records in (("event", manuscript.events), ("actor", manuscript.actors)):
        for record in records.values():
            yield from record_sites(record, kind, "", register, text_of)
    for name, folder in manuscript.articles.items():
        for written, kind in ((folder.article, "article"), (folder.lock, "lock")):
            if written:
                yield from record_sites(written, kind, name, register, text_of)
        for text in folder.texts.values():
            yield from text_sites(text, name, text_of)
    for page in manuscript.pages.values():
        for text in page.values():
            yield from text_sites(text, "", text_of)


def record_sites(
    record: Record, kind: str, article: str, register: Register, text_of: TextOf
) -> Iterator[Site]:
    """The sites of a YAML file; `article` is that which it is of."""
    if record.root is None:
        return
    lines = Lines(record.file, text_of(record.file))
    for value in values(FILE_SHAPES[kind], record.root):
        if isinstance(value.node, Scalar) and value.node.text.strip():
            yield from _value(value, value.node, kind, article, register, lines)


def _value(
    value: Value, node: Scalar, kind: str, article: str, register: Register, lines: Lines
) -> Iterator[Site]:
    shape, place, text = value.shape, node.place, node.text
    if isinstance(shape, Reference):
        yield lines.site(place, text, Named(meant(shape, text, register), text))
    elif isinstance(shape, BlockReference):
        yield from _block_reference(lines, place, text)
    elif isinstance(shape, PlaceId):
        if shape.stands:
            yield _place(lines, place, text, article)
    elif isinstance(shape, Identifier) and value.key == "quotes":
        yield lines.site(place, text, Named("quote", text, article), defines=kind == "article")
    elif isinstance(shape, Identifier) and value.key == "quote":
        yield lines.site(place, text, Named("quote", text, article))
    elif isinstance(shape, Identifier) and value.key != "formerly":
        yield lines.site(place, text, Named("block", text, article))


def _place(lines: Lines, place: Place, text: str, article: str) -> Site:
    """Where a place of an article's page is written: the id of a block, or of a quote behind its sign."""
    if not text.startswith(QUOTE_PLACE):
        return lines.site(place, text, Named("block", text, article))
    name = text.removeprefix(QUOTE_PLACE)
    whole = lines.site(place, text, Named("quote", name, article))
    return whole if whole.start < 0 else msgspec.structs.replace(whole, start=whole.end - len(name))


def meant(shape: Reference, text: str, register: Register) -> Kind:
    """The kind of thing that an id means where several may stand: the first that has it."""
    kinds = (kind for kind in shape.to if kind != "article" and text in register.ids(kind))
    return next(kinds, shape.to[0])


def _block_reference(lines: Lines, place: Place, text: str) -> Iterator[Site]:
    article, _, block = text.partition("#")
    site = lines.site(place, text, Named("article", article))
    if site.start < 0:
        yield site
        if block:
            yield Site(lines.file, -1, -1, Named("block", block, article))
        return
    yield Site(lines.file, site.start, site.start + len(article), site.named)
    if block:
        yield Site(lines.file, site.end - len(block), site.end, Named("block", block, article))


def text_sites(text: Text, article: str, text_of: TextOf) -> Iterator[Site]:
    """The sites of a text: names of blocks, spans, links; `article` is empty on an editorial page."""
    lines = Lines(text.file, text_of(text.file))
    references = references_in(text.document)
    for block in text.document.blocks:
        if block.id and block.id_place and article:
            named = Named("block", block.id, article)
            yield lines.site(block.id_place, block.id, named, skip=1, defines=True)
    defined = False
    for node in (*references.in_blocks, *references.in_notes):
        if isinstance(node, Span) and node.key != "date":
            yield _span(node, article, lines)
        elif isinstance(node, Link) and (found := LINKED.fullmatch(node.href)):
            start = _href(lines, node)
            # One definition may serve several links.
            if start < 0 and not defined:
                defined = True
                yield from _definitions(lines)
            elif start >= 0:
                yield from _linked(lines.file, start, found)


def _span(span: Span, article: str, lines: Lines) -> Site:
    kind: Kind = span.key  # type: ignore[assignment]
    named = Named(kind, span.value, article if kind == "quote" else "")
    return lines.site(span.value_place, span.value, named)


def _href(lines: Lines, link: Link) -> int:
    """Where the address of a link begins; -1 if it stands in a definition elsewhere."""
    start = lines.offset(link.place)
    end = start + link.place.length if link.place.length else len(lines.text)
    found = re.compile(rf"\]\([ \t\n]*<?({re.escape(link.href)})(?=[\s>)])").search(lines.text, start, end)
    return found.start(1) if found else -1


def _definitions(lines: Lines) -> Iterator[Site]:
    for found in re.finditer(
        r"^ {0,3}\[[^\]\n]+\]:[ \t]*+\n?+[ \t]*+<?([a-z]+:[^\s>]*)", lines.text, re.MULTILINE
    ):
        if href := LINKED.fullmatch(found[1]):
            yield from _linked(lines.file, found.start(1), href)


def _linked(file: str, start: int, href: re.Match[str]) -> Iterator[Site]:
    kind: Kind = href[1]  # type: ignore[assignment]
    yield Site(file, start + href.start(2), start + href.end(2), Named(kind, href[2]))
    if href[3]:
        yield Site(file, start + href.start(3), start + href.end(3), Named("block", href[3], href[2]))
