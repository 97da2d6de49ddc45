"""The nodes of a text that refer to something, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

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
    Text,
)

Referring = Span | Link | Image


class References(NamedTuple):
    """Every span, link and picture in the blocks of a text, and in its footnotes; each in reading order."""

    in_blocks: tuple[Referring, ...]
    in_notes: tuple[Referring, ...]


def references_in(document: Document) -> References:
    """The references of a text, by one walk through it."""
    notes = tuple(reference for note in document.footnotes for reference in _in_blocks(note.blocks))
    return References(_in_blocks(document.blocks), notes)


def quote_spans(references: Iterable[Referring]) -> list[Span]:
    """Those that hold the words of quotes."""
    return [node for node in references if isinstance(node, Span) and node.key == "quote"]


def _in_blocks(blocks: Iterable[AnyBlock]) -> tuple[Referring, ...]:
    found: list[Referring] = []
    for block in blocks:
        _block(block, found)
    return tuple(found)


def _block(block: AnyBlock, found: list[Referring]) -> None:
    if isinstance(block, (Paragraph, Heading)):
        _inlines(block.inlines, found)
    elif isinstance(block, (BulletList, OrderedList)):
        for item in block.items:
            for inner in item:
                _block(inner, found)
    elif isinstance(block, BlockQuote):
        for inner in block.blocks:
            _block(inner, found)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                _inlines(cell, found)


def _inlines(nodes: Iterable[Inline], found: list[Referring]) -> None:
    for node in nodes:
        if isinstance(node, Text):
            continue
        if isinstance(node, (Span, Link)):
            found.append(node)
            _inlines(node.children, found)
        elif isinstance(node, Image):
            found.append(node)
        elif isinstance(node, (Emphasis, Strong)):
            _inlines(node.children, found)
