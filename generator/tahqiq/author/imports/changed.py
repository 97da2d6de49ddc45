"""The inlines of a block, wherever in it they stand: changed, or looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from tahqiq.read.markdown import (
    AnyBlock,
    BlockQuote,
    BulletList,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Table,
)

Inlines = tuple[Inline, ...]


def changed(block: AnyBlock, change: Callable[[Inlines], Inlines]) -> AnyBlock:
    """The block after `change` was asked of the inlines of each paragraph, heading and cell, in reading order."""
    if isinstance(block, (Paragraph, Heading)):
        return replace(block, inlines=change(block.inlines))
    if isinstance(block, (BulletList, OrderedList)):
        items = tuple(tuple(changed(inner, change) for inner in item) for item in block.items)
        return replace(block, items=items)
    if isinstance(block, BlockQuote):
        return replace(block, blocks=tuple(changed(inner, change) for inner in block.blocks))
    if isinstance(block, Table):
        header, *rows = (tuple(map(change, row)) for row in (block.header, *block.rows))
        return replace(block, header=header, rows=tuple(rows))
    return block


def inlines_in(block: AnyBlock) -> list[Inline]:
    """All inlines of a block, in reading order, each before those within it."""
    found: list[Inline] = []

    def seen(nodes: Inlines) -> Inlines:
        found.extend(_below(nodes))
        return nodes

    changed(block, seen)
    return found


def _below(nodes: Iterable[Inline]) -> Iterator[Inline]:
    for node in nodes:
        yield node
        yield from _below(getattr(node, "children", ()))
