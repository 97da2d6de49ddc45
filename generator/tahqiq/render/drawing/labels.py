"""Labels: how wide a name is, how it breaks, and where beside its mark it covers nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import msgspec

SIZE, LINE = 15, 18  # of the letters, and from line to line
LONG = 17  # a name with more letters is broken in two
GAP = 5
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’-() "), frozenset("mwMW@%")


class Box(msgspec.Struct, frozen=True):
    """A rectangle: its top left corner and its size."""

    x: int
    y: int
    width: int
    height: int

    def meets(self, other: Box) -> bool:
        """Whether two rectangles have a point in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def within(self, other: Box) -> bool:
        """Whether it lies in another."""
        return (
            other.x <= self.x
            and other.y <= self.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )


class Mark(msgspec.Struct, frozen=True):
    """A node as a label sees it: its middle and its radius."""

    x: int
    y: int
    radius: int

    @property
    def box(self) -> Box:
        """What it covers."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


class Label(msgspec.Struct, frozen=True):
    """Where a name stands. `side` is left, right or middle: of its box, where its lines are aligned."""

    box: Box
    side: str

    @property
    def anchor(self) -> int:
        """The x that its lines are aligned at."""
        return self.box.x + {"left": 0, "middle": self.box.width // 2, "right": self.box.width}[self.side]

    def baseline(self, line: int) -> int:
        """The y that a line stands on."""
        return self.box.y + LINE * line + SIZE - 1


def broken(name: str) -> tuple[str, ...]:
    """A name in one line or, if it is long, in two of about one length."""
    if len(name) <= LONG or " " not in name:
        return (name,)
    spaces = [i for i, c in enumerate(name) if c == " "]
    at = min(spaces, key=lambda i: (abs(2 * i + 1 - len(name)), i))
    return name[:at], name[at + 1 :]


def width(text: str) -> int:
    """About how wide a text is, rather too wide than too narrow."""
    return round(sum(_letter(c) for c in text) * SIZE) + 2


def _letter(c: str) -> float:
    if unicodedata.combining(c) or unicodedata.category(c) == "Cf":
        return 0
    if c in _NARROW:
        return 0.36
    if c in _WIDE:
        return 0.92
    return 0.7 if c.isupper() else 0.58


def labels(
    marks: Sequence[Mark], names: Sequence[Sequence[str]], bounds: Box, rtl: bool
) -> list[Label | None]:
    """A place for each name, the first served first; None for a name that fits nowhere."""
    taken = [mark.box for mark in marks]
    found: list[Label | None] = []
    for mark, lines in zip(marks, names, strict=True):
        size = max(map(width, lines)), LINE * len(lines)
        free = (
            label
            for label in _around(mark, *size, rtl)
            if label.box.within(bounds) and not any(label.box.meets(box) for box in taken)
        )
        chosen = next(free, None)
        found.append(chosen)
        if chosen:
            taken.append(chosen.box)
    return found


def _around(mark: Mark, wide: int, high: int, rtl: bool) -> list[Label]:
    """The places around a mark, the best first: where the language reads on to, below, above, before."""
    near, level = mark.radius + GAP, mark.y - high // 2
    slant = mark.radius * 7 // 10 + GAP // 2
    right, left = mark.x + near, mark.x - near - wide
    below, above = mark.y + near - 3, mark.y - near - high + 1
    beside = [Label(Box(right, level, wide, high), "left"), Label(Box(left, level, wide, high), "right")]
    slanting = [
        Label(Box(x, y, wide, high), side)
        for y in (mark.y + slant, mark.y - slant - high)
        for x, side in ((mark.x + slant, "left"), (mark.x - slant - wide, "right"))
    ]
    if rtl:
        beside.reverse()
        slanting = [slanting[1], slanting[0], slanting[3], slanting[2]]
    middle = [Label(Box(mark.x - wide // 2, y, wide, high), "middle") for y in (below, above)]
    return [beside[0], *middle, beside[1], *slanting]
