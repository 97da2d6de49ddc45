"""The plain text of a text: the one definition of the positions of mentions and quotes.

Positions in the edition's data count code points of the string that `plain_block` returns:

- text and code count as they are; an image is its description; a footnote call is nothing;
- the end of a source line is one space, a kept line break is one line feed;
- list items, table cells (row by row, the header first) and nested blocks are joined by one line feed;
- the last line feed of a code block is left out, a thematic break is nothing.

Whoever renders the same tree with the same rule gets the same positions; nothing is normalised or folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tahqiq.read.markdown.nodes import (
    AnyBlock,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    LineBreak,
    OrderedList,
    Paragraph,
    SoftBreak,
    Span,
    Table,
    Text,
)


class SpanAt(NamedTuple):
    """A span and the code points [start, end) that it covers of its block's plain text."""

    span: Span
    start: int
    end: int


class CallAt(NamedTuple):
    """A call for a footnote, and before which code point of its block's plain text it stands."""

    number: int
    at: int


def plain(inlines: Iterable[Inline]) -> str:
    """The plain text of inlines."""
    writer = Writer()
    writer.inlines(inlines)
    return "".join(writer.parts)


def plain_block(block: AnyBlock) -> str:
    """The plain text of a block, in which positions count."""
    writer = Writer()
    writer.block(block)
    return "".join(writer.parts)


def spans_in(block: AnyBlock) -> tuple[SpanAt, ...]:
    """All spans of a block with their positions, in reading order, the outer before the inner."""
    return plain_with_spans(block)[1]


def plain_with_spans(block: AnyBlock) -> tuple[str, tuple[SpanAt, ...]]:
    """What `plain_block` and `spans_in` give, by one walk through the block."""
    writer = Writer()
    writer.block(block)
    spans = writer.spans
    if len(spans) > 1:
        spans.sort(key=lambda s: (s.start, -s.end, s.span.place))
    return "".join(writer.parts), tuple(spans)


def calls_in(block: AnyBlock) -> tuple[CallAt, ...]:
    """All calls for footnotes of a block with their positions, in reading order."""
    writer = _Calls()
    writer.block(block)
    return tuple(writer.calls)


class Writer:
    """Collects text and notes where each span begins and ends."""

    __slots__ = ("length", "parts", "spans")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.spans: list[SpanAt] = []

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def inlines(self, nodes: Iterable[Inline]) -> None:
        for node in nodes:
            kind = type(node)
            # Texts and spans come first, and are told by one look: nearly all is of them.
            if kind is Text or kind is Code:
                text = node.text  # type: ignore[union-attr]
                self.parts.append(text)
                self.length += len(text)
            elif isinstance(node, Span):
                start = self.length
                self.inlines(node.children)
                self.spans.append(SpanAt(node, start, self.length))
            elif isinstance(node, SoftBreak):
                self.put(" ")
            elif isinstance(node, LineBreak):
                self.put("\n")
            elif isinstance(node, Image):
                self.put(node.alt)
            else:
                self.inlines(getattr(node, "children", ()))

    def block(self, block: AnyBlock) -> None:
        if isinstance(block, (Paragraph, Heading)):
            self.inlines(block.inlines)
        elif isinstance(block, (BulletList, OrderedList)):
            self.blocks(inner for item in block.items for inner in item)
        elif isinstance(block, BlockQuote):
            self.blocks(block.blocks)
        elif isinstance(block, Table):
            self.cells(cell for row in (block.header, *block.rows) for cell in row)
        elif isinstance(block, CodeBlock):
            self.put(block.text.removesuffix("\n"))

    def blocks(self, blocks: Iterable[AnyBlock]) -> None:
        for number, block in enumerate(blocks):
            if number:
                self.put("\n")
            self.block(block)

    def cells(self, cells: Iterable[tuple[Inline, ...]]) -> None:
        for number, cell in enumerate(cells):
            if number:
                self.put("\n")
            self.inlines(cell)


class _Calls(Writer):
    """Notes where each footnote is called, too: a call is no text, but has its place in it."""

    __slots__ = ("calls",)

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[CallAt] = []

    def inlines(self, nodes: Iterable[Inline]) -> None:
        for node in nodes:
            if isinstance(node, FootnoteRef):
                self.calls.append(CallAt(node.number, self.length))
            else:
                super().inlines((node,))
