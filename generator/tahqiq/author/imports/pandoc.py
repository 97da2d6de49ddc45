"""Pandoc's tree of a document, as `pandoc -t json` prints it, to a draft: blocks, and what the document says of itself.

The types are those of pandoc-types 1.22 and later (Text.Pandoc.Definition), in their JSON form: `{"t": …, "c": …}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tahqiq.author.imports.draft import NOWHERE, Draft
from tahqiq.author.imports.pandoc_inlines import Inlines
from tahqiq.author.imports.pictures import There
from tahqiq.read.markdown import (
    AnyBlock,
    BlockQuote,
    BulletList,
    CodeBlock,
    Heading,
    Inline,
    LineBreak,
    OrderedList,
    Paragraph,
    Rule,
    Table,
    Text,
    plain,
)

ALIGNMENTS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
Json = Any


def pandoc_draft(tree: Mapping[str, Json], pictures: There | None = None) -> Draft:
    """The draft of a document. `pictures` as in `markdown_draft`."""
    reader = _Blocks(pictures)
    blocks = tuple(reader.each(tree["blocks"]))
    meta: Mapping[str, Json] = tree.get("meta", {})
    return Draft(
        title=reader.said(meta.get("title")),
        blocks=blocks,
        footnotes=reader.inlines.notes,
        authors=tuple(filter(None, map(reader.said, _list(meta.get("author"))))),
        date=reader.said(meta.get("date")),
        pictures=reader.inlines.pictures.names,
        lost=tuple(dict.fromkeys((*reader.inlines.lost, *reader.inlines.pictures.lost))),
    )


def _list(value: Json) -> list[Json]:
    if value is None:
        return []
    return list(value["c"]) if value["t"] == "MetaList" else [value]


class _Blocks:
    """A reader of one document's blocks."""

    def __init__(self, pictures: There | None) -> None:
        self.inlines = Inlines(pictures, self.note)

    def said(self, value: Json) -> str:
        """A value of the document's metadata as one text."""
        if value is None:
            return ""
        kind, content = value["t"], value.get("c")
        if kind == "MetaInlines":
            return " ".join(plain(self.inlines.each(content)).split())
        if kind == "MetaBlocks":
            found = (getattr(block, "inlines", ()) for block in self.each(content))
            return " ".join(" ".join(map(plain, found)).split())
        return str(content) if kind == "MetaString" else ""

    def note(self, blocks: list[Json]) -> tuple[AnyBlock, ...]:
        """The blocks of a footnote."""
        return tuple(self.each(blocks))

    def each(self, blocks: Iterable[Json]) -> Iterator[AnyBlock]:
        """Every block; what is no block of ours becomes several, or none."""
        for block in blocks:
            read = _READERS.get(block["t"])
            if read is None:
                self.inlines.lose(f"A block of the kind {block['t']} was left out.")
            else:
                yield from read(self, block.get("c"))

    def paragraph(self, content: Json) -> Iterator[AnyBlock]:
        """Text."""
        yield Paragraph(place=NOWHERE, inlines=self.inlines.all(content))

    def lines(self, content: Json) -> Iterator[AnyBlock]:
        """Lines that are kept, as of a poem."""
        found: list[Inline] = []
        for number, line in enumerate(content):
            found += (*((LineBreak(),) if number else ()), *self.inlines.all(line))
        yield Paragraph(place=NOWHERE, inlines=tuple(found))

    def heading(self, content: Json) -> Iterator[AnyBlock]:
        """A heading."""
        level, _, inlines = content
        yield Heading(place=NOWHERE, level=min(max(level, 1), 6), inlines=self.inlines.all(inlines))

    def code(self, content: Json) -> Iterator[AnyBlock]:
        """Literal lines."""
        yield CodeBlock(place=NOWHERE, text=f"{content[1]}\n", info="")

    def raw(self, content: Json) -> Iterator[AnyBlock]:
        """What is of one format alone."""
        form, text = content
        self.inlines.lose(f"{form.upper()} was left out: {' '.join(text.split())[:60]}")
        yield from ()

    def quote(self, content: Json) -> Iterator[AnyBlock]:
        """A quotation that stands by itself."""
        yield BlockQuote(place=NOWHERE, blocks=tuple(self.each(content)))

    def bullets(self, content: Json) -> Iterator[AnyBlock]:
        """A list."""
        yield BulletList(place=NOWHERE, items=self.items(content), tight=_tight(content))

    def numbers(self, content: Json) -> Iterator[AnyBlock]:
        """A numbered list."""
        (start, *_), items = content
        yield OrderedList(place=NOWHERE, items=self.items(items), start=max(start, 0), tight=_tight(items))

    def items(self, content: Json) -> tuple[tuple[AnyBlock, ...], ...]:
        """The items of a list."""
        return tuple(tuple(self.each(item)) for item in content)

    def definitions(self, content: Json) -> Iterator[AnyBlock]:
        """Terms and what they mean, which become a list."""
        self.inlines.lose("A list of definitions became a plain list.")
        items = []
        for term, meanings in content:
            first = Paragraph(place=NOWHERE, inlines=self.inlines.all(term))
            items.append((first, *(block for meaning in meanings for block in self.each(meaning))))
        yield BulletList(place=NOWHERE, items=tuple(items), tight=False)

    def rule(self, _content: Json) -> Iterator[AnyBlock]:
        """A thematic break."""
        yield Rule(place=NOWHERE)

    def figure(self, content: Json) -> Iterator[AnyBlock]:
        """A picture, and what is written below it."""
        _, (_, caption), blocks = content
        said = tuple(self.each(caption))
        self.inlines.caption = _words(said)
        shown = tuple(self.each(blocks))
        self.inlines.caption = ""
        yield from shown
        # What describes the picture already need not stand below it again.
        if _words(said) != _words(shown):
            yield from said

    def inner(self, content: Json) -> Iterator[AnyBlock]:
        """What is around blocks alone."""
        yield from self.each(content[1])

    def table(self, content: Json) -> Iterator[AnyBlock]:
        """A table; its caption is a paragraph before it."""
        _, (_, caption), columns, (_, head), bodies, (_, foot) = content
        yield from self.each(caption)
        rows = [*head, *(row for _, _, heads, body in bodies for row in (*heads, *body)), *foot]
        width = max((sum(cell[3] for cell in cells) for _, cells in rows), default=0) or len(columns)
        filled = [self.row(cells, width) for _, cells in rows]
        if not filled:
            return
        if not head:
            self.inlines.lose("A table had no header: its first row is that now.")
        alignments = [ALIGNMENTS.get(column[0]["t"], "") for column in columns]
        alignments += [""] * (width - len(alignments))
        yield Table(
            place=NOWHERE, header=filled[0], rows=tuple(filled[1:]), alignments=tuple(alignments[:width])
        )

    def row(self, cells: Json, width: int) -> tuple[tuple[Inline, ...], ...]:
        """The cells of a row; one that reaches over several columns or rows stands in its first."""
        found: list[tuple[Inline, ...]] = []
        for _, _, down, across, blocks in cells:
            if down > 1 or across > 1:
                self.inlines.lose(
                    "A cell of a table reached over others: it stands in the first of them now."
                )
            found += [self.cell(blocks), *([()] * (across - 1))]
        return tuple(found[:width] + [()] * (width - len(found)))

    def cell(self, blocks: Json) -> tuple[Inline, ...]:
        """The words of a cell, its paragraphs one after the other."""
        found: list[Inline] = []
        for block in self.each(blocks):
            for part in _inlines_of(block):
                found += (*((Text(" "),) if found else ()), *part)
        return tuple(found)


def _tight(items: Json) -> bool:
    return all(block["t"] != "Para" for item in items for block in item)


def _words(blocks: Iterable[AnyBlock]) -> str:
    return " ".join(" ".join(plain(part) for block in blocks for part in _inlines_of(block)).split())


def _inlines_of(block: AnyBlock) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, (Paragraph, Heading)):
        yield block.inlines
    elif isinstance(block, (BulletList, OrderedList)):
        for item in block.items:
            for inner in item:
                yield from _inlines_of(inner)
    elif isinstance(block, BlockQuote):
        for inner in block.blocks:
            yield from _inlines_of(inner)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from row
    elif isinstance(block, CodeBlock):
        yield (Text(block.text),)


_READERS: Mapping[str, Callable[[_Blocks, Json], Iterator[AnyBlock]]] = {
    "Plain": _Blocks.paragraph,
    "Para": _Blocks.paragraph,
    "LineBlock": _Blocks.lines,
    "Header": _Blocks.heading,
    "CodeBlock": _Blocks.code,
    "RawBlock": _Blocks.raw,
    "BlockQuote": _Blocks.quote,
    "BulletList": _Blocks.bullets,
    "OrderedList": _Blocks.numbers,
    "DefinitionList": _Blocks.definitions,
    "HorizontalRule": _Blocks.rule,
    "Figure": _Blocks.figure,
    "Div": _Blocks.inner,
    "Table": _Blocks.table,
    "Null": lambda _reader, _content: iter(()),
}
