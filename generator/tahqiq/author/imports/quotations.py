"""Words in quotation marks, proposed as quotes: spans with ids, whose speakers an editor has to name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from tahqiq.author.imports.changed import changed
from tahqiq.author.imports.draft import NOWHERE
from tahqiq.read.markdown import (
    AnyBlock,
    Emphasis,
    Inline,
    LineBreak,
    Span,
    Strong,
    Text,
)

# What stands for a node that is no text, while marks are looked for.
NODE = "\ufffc"
BREAK = "\n"
QUOTED = re.compile(r'“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|"[^"\n]+"')


class Proposals:
    """Ids for quotes, counted through a text."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def block(self, block: AnyBlock) -> AnyBlock:
        """A block with its quotations marked, wherever in it they stand."""
        return changed(block, self.inlines)

    def inlines(self, nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Inlines in which each pair of marks, and what is between them, is a span."""
        text = "".join(map(_sign, nodes))
        found: list[Inline] = []
        last = 0
        for match in QUOTED.finditer(text):
            if any(c.isalnum() for c in match[0]):
                found += self._within(_slice(nodes, last, match.start()))
                self.names.append(f"q{len(self.names) + 1}")
                words = tuple(_slice(nodes, *match.span()))
                found.append(Span("quote", self.names[-1], words, NOWHERE, NOWHERE))
                last = match.end()
        found += self._within(_slice(nodes, last, len(text)))
        return tuple(found)

    def _within(self, nodes: Iterator[Inline]) -> Iterator[Inline]:
        """Stress may hold a whole quotation."""
        for node in nodes:
            if isinstance(node, (Emphasis, Strong)):
                yield replace(node, children=self.inlines(node.children))
            else:
                yield node


def _sign(node: Inline) -> str:
    if isinstance(node, Text):
        return node.text.replace(NODE, " ")
    return BREAK if isinstance(node, LineBreak) else NODE


def _slice(nodes: tuple[Inline, ...], start: int, end: int) -> Iterator[Inline]:
    """The nodes from `start` to `end`, where a text counts its characters and any other node one."""
    at = 0
    for node in nodes:
        length = len(node.text) if isinstance(node, Text) else 1
        if isinstance(node, Text):
            part = node.text[max(start - at, 0) : max(end - at, 0)]
            if part:
                yield Text(part)
        elif start <= at < end:
            yield node
        at += length
