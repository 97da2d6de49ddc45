"""Blocks to TEI. What is joined by a line feed in a block's plain text has one between its elements here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tahqiq.export.tei.inlines import InlineWriter
from tahqiq.export.tei.xml import attribute, content
from tahqiq.read.markdown import (
    AnyBlock,
    BlockQuote,
    BulletList,
    CodeBlock,
    Footnote,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Rule,
    Table,
)


@dataclass(slots=True)
class BlockWriter(InlineWriter):
    """Writes the blocks of one text of an article."""

    def written(self, block: AnyBlock, attributes: str) -> str:
        """One block of the text itself, with its attributes, each after a space; a heading heads its division."""
        if isinstance(block, Heading):
            self._out.append(f'<head{attributes} n="{block.level}">')
            self.inlines(block.inlines)
            self._out.append("</head>")
        else:
            self._block(block, attributes)
        written = "".join(self._out)
        self._out.clear()
        return written

    def note(self, note: Footnote) -> None:
        """A note of one paragraph has its words right inside."""
        if len(note.blocks) == 1 and isinstance(note.blocks[0], Paragraph):
            self.inlines(note.blocks[0].inlines)
        else:
            self._nested(note.blocks)

    def _block(self, block: AnyBlock, attributes: str = "") -> None:
        put = self._out.append
        if isinstance(block, Paragraph):
            self._around(f"<p{attributes}>", block.inlines, "</p>")
        elif isinstance(block, Heading):
            self._around(f'<ab type="heading" n="{block.level}">', block.inlines, "</ab>")
        elif isinstance(block, BulletList | OrderedList):
            self._list(block, attributes)
        elif isinstance(block, BlockQuote):
            put(f"<quote{attributes}>")
            self._nested(block.blocks)
            put("</quote>")
        elif isinstance(block, Table):
            self._table(block, attributes)
        elif isinstance(block, CodeBlock):
            self._code(block, attributes)
        elif isinstance(block, Rule):
            put(f'<milestone{attributes} unit="section" rend="rule"/>')

    def _nested(self, blocks: Iterable[AnyBlock]) -> None:
        for number, block in enumerate(blocks):
            if number:
                self._out.append("\n")
            self._block(block)

    def _list(self, block: BulletList | OrderedList, attributes: str) -> None:
        put = self._out.append
        ordered = isinstance(block, OrderedList)
        put(f'<list{attributes} rend="{"numbered" if ordered else "bulleted"}">')
        between = ""
        for place, item in enumerate(block.items):
            # An item without anything in it is no line of the plain text.
            put(between if item else "")
            put(f'<item n="{block.start + place}">' if isinstance(block, OrderedList) else "<item>")
            if block.tight and len(item) == 1 and isinstance(item[0], Paragraph):
                self.inlines(item[0].inlines)
            else:
                self._nested(item)
            put("</item>")
            between = "\n" if item else between
        if not block.items:
            put("<item/>")
        put("</list>")

    def _table(self, table: Table, attributes: str) -> None:
        put = self._out.append
        put(f'<table{attributes} rows="{len(table.rows) + 1}" cols="{len(table.header)}">')
        put('<row role="label">')
        self._cells(table.header, table.alignments)
        put("</row>")
        for row in table.rows:
            put('\n<row role="data">')
            self._cells(row, table.alignments)
            put("</row>")
        put("</table>")

    def _cells(self, cells: Iterable[tuple[Inline, ...]], alignments: Iterable[str]) -> None:
        between = ""
        for cell, alignment in zip(cells, alignments, strict=True):
            rend = f' rend="{alignment}"' if alignment else ""
            self._around(f"{between}<cell{rend}>", cell, "</cell>")
            between = "\n"

    def _code(self, block: CodeBlock, attributes: str) -> None:
        name = block.info.split()[0] if block.info else ""
        language = f' lang="{attribute(name)}"' if name.isprintable() and name else ""
        text = content(block.text.removesuffix("\n"))
        self._out.append(
            f'<ab{attributes} type="code"><code{language} xml:space="preserve">{text}</code></ab>'
        )
