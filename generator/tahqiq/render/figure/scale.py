"""From days to places: one scale for the whole figure, save where a long empty time is cut short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

BREAK = 5.0  # how wide a cut is
_MOST = 12  # cuts in one figure
_STEP = 0.4  # the scale is fine enough if a short step from one date to the next is so wide
_GAIN = 2.5  # a cut makes a time so many times shorter, or it is not made


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days `first` to `last` on the places `start` to `end`; `cut` where it is not to scale."""

    first: int
    last: int
    start: float
    end: float
    cut: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches one after another; `per_day` is the scale of all that are not cut."""

    stretches: tuple[Stretch, ...]
    per_day: float

    def at(self, day: int) -> float:
        """The place of a day that lies within the scale."""
        index = bisect_right(self.stretches, day, key=lambda s: s.first) - 1
        stretch = self.stretches[max(index, 0)]
        if stretch.last == stretch.first:
            return stretch.start
        part = (day - stretch.first) / (stretch.last - stretch.first)
        return stretch.start + min(part, 1.0) * (stretch.end - stretch.start)


def scale(moments: Iterable[int], start: float, end: float) -> Scale:
    """A scale that has all moments (one at least) between two places. Order does not matter."""
    days = sorted(set(moments))
    gaps = [b - a for a, b in pairwise(days)]
    cuts = _cuts(gaps, end - start)
    whole = sum(gap for i, gap in enumerate(gaps) if i not in cuts)
    room = end - start - BREAK * len(cuts)
    per_day = room / whole if whole else 0.0
    stretches: list[Stretch] = []
    place = start
    for i, (first, last) in enumerate(pairwise(days)):
        cut = i in cuts
        here, place = place, place + (BREAK if cut else room * ((last - first) / whole))
        if stretches and not cut and not stretches[-1].cut:
            before = stretches.pop()
            first, here = before.first, before.start
        stretches.append(Stretch(first, last, here, place, cut))
    return Scale(tuple(stretches) or (Stretch(days[0], days[0], start, start, False),), per_day)


def _cuts(gaps: list[int], room: float) -> frozenset[int]:
    """Which gaps to cut: the longest, one after another, until short steps can be seen."""
    left = sorted(range(len(gaps)), key=lambda i: (gaps[i], -i))
    cuts: set[int] = set()
    total = sum(gaps)
    while len(left) > 1 and len(cuts) < _MOST:
        longest, short = gaps[left[-1]], gaps[left[len(left) // 4]]
        space = room - BREAK * len(cuts)
        if space * short >= _STEP * total or space * longest < _GAIN * BREAK * (total - longest):
            break
        cuts.add(left.pop())
        total -= longest
    return frozenset(cuts)
