"""The crowd: how many events lie where, over the whole time at once, so that a reader sees what is out of sight."""

from __future__ import annotations

from tahqiq.render.figure.axis import Tick, ticks
from tahqiq.render.figure.layout import Layout, Placed
from tahqiq.render.figure.measure import width

BINS = 100
HIGH, LOW = 20, 3  # of the fullest bin, and of one with a single event at the least
_NARROWEST = 20.0  # em: the band on the smallest phone


def bins(placed: Placed, whole: float) -> tuple[int, int]:
    """The first and the last bin that a mark has ink in, its tails aside."""
    first, last = (min(BINS - 1, max(0, int(BINS * place / whole))) for place in (placed.start, placed.end))
    return first, last


def counts(plan: Layout) -> tuple[int, ...]:
    """The events in each bin, in order of time; an event that lasts is in all that it lasts through."""
    found = [0] * BINS
    for placed in plan.placed:
        first, last = bins(placed, plan.width)
        for n in range(first, last + 1):
            found[n] += 1
    return tuple(found)


def heights(found: tuple[int, ...]) -> tuple[int, ...]:
    """From 0, where nothing is, to `HIGH`."""
    most = max(found)
    return tuple(max(LOW, round(HIGH * n / most)) if n else 0 for n in found)


def signposts(plan: Layout, language: str) -> tuple[Tick, ...]:
    """So many labels of the upper row as have room on the smallest phone."""
    found: list[Tick] = []
    free = 0.0
    for tick in ticks(plan.scale, language, plan.width):
        at, long = tick.at / plan.width, (width(tick.label) + 0.8) / _NARROWEST
        if tick.row == 0 and tick.label and at >= free and at + long <= 1:
            found.append(tick)
            free = at + long
    return tuple(found)
