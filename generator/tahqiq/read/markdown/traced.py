"""Where each character of a text's plain text stands in its source: for those who put spans around words.

`parse` keeps no places of words, for a build asks for none. `trace` reads the text once more with a scanner that
notes them, by the same rules; its plain text is that of `plain_block`, which whoever uses it may rely on.
"""

from __future__ import annotations

from typing import NamedTuple

from markdown_it.token import Token

from tahqiq.problems import Place
from tahqiq.read.bounds import too_much
from tahqiq.read.markdown.blocks import tokens
from tahqiq.read.markdown.inline import scanned
from tahqiq.read.markdown.inline.entity import entity_at
from tahqiq.read.markdown.inline.scanner import Scanner
from tahqiq.read.markdown.nesting import Nested
from tahqiq.read.markdown.nodes import (
    AnyBlock,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    SoftBreak,
    Span,
    Strong,
    Text,
)
from tahqiq.read.markdown.places import Where
from tahqiq.read.markdown.plain import Writer
from tahqiq.read.markdown.reading import Reading
from tahqiq.read.markdown.tree import Walk

NOWHERE = -1


class Around(NamedTuple):
    """What stands around some words: `plain[start:end]` inside, `source[source_start:source_end]` in all.

    `mark` is what it is: a span's key, "link" or "emphasis".
    """

    start: int
    end: int
    source_start: int
    source_end: int
    mark: str
    value: str = ""


class TracedBlock(NamedTuple):
    """A block's plain text, and for each character where it begins and ends in the source (NOWHERE: no place)."""

    block: AnyBlock
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    around: Nested[Around]

    def spans(self) -> tuple[Around, ...]:
        """The spans of the block."""
        return tuple(filter(_is_span, self.around.ranges))

    def spans_over(self, start: int, end: int) -> tuple[Around, ...]:
        """The spans that have a character of plain[start:end]."""
        return tuple(filter(_is_span, self.around.over(start, end)))

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Between which offsets of the source a new span of plain[start:end] would stand; None if it cannot."""
        if not 0 <= start < end <= len(self.plain):
            return None
        first, last = self.starts[start], self.ends[end - 1]
        for one in self.around.over(start, end):
            inside = start <= one.start and one.end <= end
            if inside and (one.mark == "link" or (one.start, one.end) != (start, end)):
                # What stands whole in the new span takes its marks along.
                first = one.source_start if one.start == start else first
                last = one.source_end if one.end == end else last
            elif one.start <= start and end <= one.end:
                if one.mark == "link":
                    return None
            elif not inside:
                return None
        return (first, last) if NOWHERE not in (first, last) else None


def _is_span(around: Around) -> bool:
    return around.mark not in ("link", "emphasis")


def trace(text: str) -> tuple[TracedBlock, ...]:
    """The top-level blocks of a text, as `parse` finds them, with their words’ places; of one over a limit none."""
    if too_much(text, ""):
        return ()
    reading = Reading(text, "")
    walk = _Walk(tokens(reading), reading)
    return tuple(_traced(block, walk) for block in walk.blocks())


class _Walk(Walk):
    """A walk that asks the scanner below for what is inline."""

    __slots__ = ("places",)

    def __init__(self, found: list[Token], reading: Reading) -> None:
        super().__init__(found, reading)
        # By the identity of nodes: two nodes of the same words are equal, and stand in two places.
        self.places: dict[int, tuple[Inline, list[tuple[int, int]]]] = {}

    def inlines(self, where: Where, token: Token) -> tuple[Inline, ...]:
        """The content of an inline token."""
        return scanned(_Scanner(token.content, where, self))


class _Scanner(Scanner):
    """A scanner that keeps pieces of text apart, each a node, and notes where they stand."""

    __slots__ = ("last", "walk")

    def __init__(self, content: str, where: Where, walk: _Walk) -> None:
        super().__init__(content, where, walk.reading, walk.depth > 0)
        self.walk = walk
        self.last = 0

    def text(self, text: str) -> None:
        """Add text, which begins at `pos`; marks of emphasis come one by one from the place of their first."""
        at = max(self.pos, self.last)
        if text.startswith("[^") and self.src.startswith(text, self.pos - len(text)):
            # A call for no footnote is passed before it is taken as text.
            at = self.pos - len(text)
        node = Text(text)
        ends = self._ends(text, at)
        self.last = ends[-1] if ends else at
        if ends:
            self._note(node, [at, *ends[:-1]], ends)
        self.items.append(node)
        self.depths.append(0)

    def add(self, node: Inline, depth: int = 1) -> None:
        """Add a node."""
        if isinstance(node, SoftBreak | LineBreak) and self.src.startswith("\n", self.pos):
            self._trim()
        if isinstance(node, Span) and id(node.children[0] if node.children else node) not in self.walk.places:
            self._words(node)
        super().add(node, depth)

    def _ends(self, text: str, at: int) -> list[int]:
        """Where each character ends in the content; none where they are not those of the source."""
        if end := entity_at(self.src, at):
            return [end] * len(text)
        if self.src.startswith(text, at):
            return list(range(at + 1, at + len(text) + 1))
        return [at + 2] if self.src.startswith("\\" + text, at) else []

    def _trim(self) -> None:
        """The spaces before the end of a line are no text."""
        node = self.items[-1] if self.items else None
        if isinstance(node, Text) and id(node) in self.walk.places:
            start = self.pos
            while start and self.src[start - 1] == " ":
                start -= 1
            kept = Text(node.text[: len(node.text) - min(self.pos - start, len(node.text))])
            self.walk.places[id(kept)] = (kept, self.walk.places[id(node)][1][: len(kept.text)])
            self.items[-1] = kept

    def _words(self, span: Span) -> None:
        """A span of mere words is read at once, from its bracket."""
        (words,) = span.children if len(span.children) == 1 else (None,)
        if isinstance(words, Text) and self.src.startswith(f"[{words.text}]", self.pos):
            first = self.pos + 1
            ends = list(range(first + 1, first + len(words.text) + 1))
            self._note(words, [first, *ends[:-1]], ends)

    def _note(self, node: Inline, starts: list[int], ends: list[int]) -> None:
        pairs = zip(starts, ends, strict=True)
        before, last = self._offset(starts[0]) - starts[0], ends[-1] - 1
        if self._offset(last) - last == before:
            # The source has more than the content, and never less: in between it has not more either.
            offsets = [(a + before, b + before) for a, b in pairs]
        else:
            offsets = [(self._offset(a), self._offset(b - 1) + 1) for a, b in pairs]
        self.walk.places[id(node)] = (node, offsets)

    def _offset(self, at: int) -> int:
        return offset(self.walk.reading, self.where.place(at))


def offset(reading: Reading, place: Place) -> int:
    """Where a place stands in the source, in code points from 0."""
    return reading.line_offsets[place.line - 1] + place.column - 1


def _traced(block: AnyBlock, walk: _Walk) -> TracedBlock:
    writer = _Tracer(walk)
    writer.block(block)
    around = sorted(writer.around, key=lambda a: (a.start, -a.end, a.source_start))
    plain = "".join(writer.parts)
    return TracedBlock(block, plain, tuple(writer.starts), tuple(writer.ends), Nested(around))


class _Tracer(Writer):
    """Writes the plain text, and beside it the places."""

    __slots__ = ("around", "ends", "starts", "walk")

    def __init__(self, walk: _Walk) -> None:
        super().__init__()
        self.walk = walk
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.around: list[Around] = []

    def put(self, text: str) -> None:
        super().put(text)
        self.starts += [NOWHERE] * len(text)
        self.ends += [NOWHERE] * len(text)

    def inlines(self, nodes: object) -> None:
        for node in nodes:  # type: ignore[attr-defined]
            if isinstance(node, Text | Code):
                super().put(node.text)
                _, places = self.walk.places.get(id(node), (node, [(NOWHERE, NOWHERE)] * len(node.text)))
                self.starts += [start for start, _ in places]
                self.ends += [end for _, end in places]
            elif isinstance(node, Span | Link | Emphasis | Strong):
                self._around(node)
            else:
                super().inlines((node,))

    def _around(self, node: Span | Link | Emphasis | Strong) -> None:
        start, known = self.length, len(self.around)
        self.inlines(node.children)
        if self.length == start:
            return
        if isinstance(node, Span | Link):
            first = offset(self.walk.reading, node.place)
            last = self._close(node, start, first)
            mark, value = (node.key, node.value) if isinstance(node, Span) else ("link", "")
            self.around.append(Around(start, self.length, first, last, mark, value))
            return
        marks = 1 if isinstance(node, Emphasis) else 2
        inner = [a for a in self.around[known:] if a.start == start]
        outer = [a for a in self.around[known:] if a.end == self.length]
        first = min([a.source_start for a in inner] or [self.starts[start]])
        last = max([a.source_end for a in outer] or [self.ends[self.length - 1]])
        if NOWHERE in (first, last):
            first, last = NOWHERE + marks, NOWHERE - marks
        self.around.append(Around(start, self.length, first - marks, last + marks, "emphasis"))

    def _close(self, node: Span | Link, start: int, first: int) -> int:
        """Where a span or link ends in the source: its place has a length if it ends on the line it begins on."""
        if node.place.length:
            return first + node.place.length
        if isinstance(node, Link):
            return NOWHERE
        value = offset(self.walk.reading, node.value_place)
        return self.walk.reading.source.find("}", value + len(node.value)) + 1
