"""The nodes of a text that refer to something, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahqiq.read.markdown import (
    AnyBlock,
    BlockQuote,
    BulletList,
    Document,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    Span,
    Strong,
    Table,
)


def references_in(document: Document) -> Iterator[Span | Link | Image]:
    """Every span, link and picture of a text and of its footnotes, in reading order."""
    yield from references_in_blocks(document.blocks)
    for note in document.footnotes:
        yield from references_in_blocks(note.blocks)


def references_in_blocks(blocks: Iterable[AnyBlock]) -> Iterator[Span | Link | Image]:
    """The same for some blocks."""
    for block in blocks:
        yield from _block(block)


def _block(block: AnyBlock) -> Iterator[Span | Link | Image]:
    if isinstance(block, Paragraph | Heading):
        yield from _inlines(block.inlines)
    elif isinstance(block, BulletList | OrderedList):
        for item in block.items:
            for inner in item:
                yield from _block(inner)
    elif isinstance(block, BlockQuote):
        for inner in block.blocks:
            yield from _block(inner)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                yield from _inlines(cell)


def _inlines(nodes: Iterable[Inline]) -> Iterator[Span | Link | Image]:
    for node in nodes:
        if isinstance(node, Span | Link | Image):
            yield node
        if isinstance(node, Span | Link | Emphasis | Strong):
            yield from _inlines(node.children)
