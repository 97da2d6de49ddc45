"""Mentioned: the actors, events and terms that a text names, without the places where it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahqiq.model import Text
from tahqiq.read.markdown import AnyBlock
from tahqiq.read.markdown.nodes import (
    BlockQuote,
    BulletList,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Span,
    Table,
)
from tahqiq.read.markdown.nodes import Text as Words

Thing = tuple[str, str]
"""(kind, id)."""
KINDS = ("actor", "event", "term")


def mentioned(text: Text) -> dict[Thing, None]:
    """The things that a text names, each once, in the order of its first mention."""
    found: dict[Thing, None] = {}
    for block in text.blocks:
        for inlines in _inlines(block.content):
            _collect(inlines, found)
    return found


def _inlines(block: AnyBlock) -> Iterator[Iterable[Inline]]:
    """The runs of text in a block, in order."""
    if isinstance(block, (Paragraph, Heading)):
        yield block.inlines
    elif isinstance(block, (BulletList, OrderedList)):
        for item in block.items:
            for inner in item:
                yield from _inlines(inner)
    elif isinstance(block, BlockQuote):
        for inner in block.blocks:
            yield from _inlines(inner)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from row


def _collect(inlines: Iterable[Inline], found: dict[Thing, None]) -> None:
    for node in inlines:
        # Nearly all nodes are words: that is seen by one look.
        if type(node) is Words:
            continue
        if isinstance(node, Span) and node.key in KINDS:
            found.setdefault((node.key, node.value))
        if children := getattr(node, "children", None):
            _collect(children, found)
