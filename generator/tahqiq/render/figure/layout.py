"""Where every mark and label goes. Labels keep their size when the figure is stretched, and still never meet:
each hangs on an end of its own mark, and stretching only moves marks apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from tahqiq.render.figure.lanes import Box, pack
from tahqiq.render.figure.marks import Mark, Shape
from tahqiq.render.figure.measure import shortened, width
from tahqiq.render.figure.scale import Scale, scale

NARROW, WIDE = 72.0, 240.0  # the figure's own width: grows with the number of events
_CROWD = 40  # events that the narrowest has room for
EDGE, TAIL, GAP = 1.0, 4.5, 0.6
LONGEST = 29.0  # label; with a bar beside it that is no longer than _LONG it always has room
_LONG = 8.0
_DOT, _HEAD, _LEAST = 0.6, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark from `start` to `end` without its tails, and its label, which hangs on the place `anchor`.

    `side` is 1 if the label follows the mark in time, -1 if it precedes it, 0 if it stands a row above it.
    """

    mark: Mark
    start: float
    end: float
    label: str
    anchor: float
    side: int
    row: int

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What the mark and its label take up, with some air around them."""
        return _boxes(self.mark, self.start, self.end, self.anchor, self.side, width(self.label))


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole figure: `width` is the least it may be drawn at."""

    width: float
    rows: int
    scale: Scale
    placed: tuple[Placed, ...]


def layout(events: Sequence[tuple[Mark, str]]) -> Layout:
    """Events (one at least) with their labels, in the order in which rows are given to them."""
    whole = round(min(WIDE, NARROW * max(1.0, sqrt(len(events) / _CROWD))))
    marks = [mark for mark, _ in events]
    found = _scale(marks, whole)
    loose = [_placed(found, mark, label, whole) for mark, label in events]
    rows, count = pack(p.boxes for p in loose)
    placed = (
        Placed(p.mark, p.start, p.end, p.label, p.anchor, p.side, row)
        for p, row in zip(loose, rows, strict=True)
    )
    return Layout(float(whole), count, found, tuple(placed))


def _scale(marks: Sequence[Mark], whole: float) -> Scale:
    """The scale, with room at its ends for tails if any tail would run over them."""
    days = [day for mark in marks for day in mark.moments]
    found = scale(days, EDGE, whole - EDGE)
    room = EDGE + TAIL
    early = any(m.start.has_tail and found.at(m.first) < room for m in marks)
    late = any(m.end.has_tail and found.at(m.moments[-1]) > whole - room for m in marks)
    return scale(days, room if early else EDGE, whole - (room if late else EDGE))


def _placed(found: Scale, mark: Mark, text: str, whole: float) -> Placed:
    start, end = (found.at(mark.first), found.at(mark.moments[-1]))
    least = 0.0 if mark.shape is Shape.DAY else _LEAST
    if end - start < least:
        middle = (start + end) / 2
        start, end = middle - least / 2, middle + least / 2
    label = shortened(text, LONGEST)
    before, after = _extent(mark, start, end)
    taken = GAP + width(label)
    if after + taken <= whole:
        return Placed(mark, start, end, label, after, 1, 0)
    if before - taken >= 0 or after - before < _LONG:
        return Placed(mark, start, end, label, before, -1, 0)
    return Placed(mark, start, end, label, before, 0, 0)


def _extent(mark: Mark, start: float, end: float) -> tuple[float, float]:
    """From where to where there is ink: a dot's, a bar's, with its tails and the heads of their arrows."""
    around = _DOT if mark.shape is Shape.DAY else 0.0
    before = TAIL + _HEAD if mark.start.has_tail else around
    after = TAIL + _HEAD if mark.end.has_tail else around
    return start - before, end + after


def _boxes(mark: Mark, start: float, end: float, anchor: float, side: int, label: float) -> tuple[Box, ...]:
    before, after = _extent(mark, start, end)
    if side > 0:
        return (Box(0, before - GAP / 2, anchor + GAP * 1.5 + label),)
    if side < 0:
        return (Box(0, anchor - GAP * 1.5 - label, after + GAP / 2),)
    return (Box(0, anchor - GAP / 2, anchor + label + GAP), Box(1, before - GAP / 2, after + GAP / 2))
