"""What stands for a date in the figure: a dot, a bar, its ends, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tahqiq.dates import DateSet, Day, Edge, EdtfDate, Interval
from tahqiq.render.figure.days import number


class Shape(StrEnum):
    """A day; a longer time in which something was, on a day not known; a time that something lasted."""

    DAY = "day"
    WITHIN = "within"
    SPAN = "span"


class End(StrEnum):
    """How a mark ends: where the date says, about there, nowhere (`..`), or nobody knows where."""

    SHARP = "sharp"
    SOFT = "soft"
    OPEN = "open"
    UNKNOWN = "unknown"

    @property
    def has_tail(self) -> bool:
        """Whether the mark runs on beyond its last known day."""
        return self not in _KNOWN


_KNOWN = (End.SHARP, End.SOFT)


@dataclass(frozen=True, slots=True)
class Mark:
    """A date as drawn: from the day `first` to the day `last`, not included (numbers as in days.py)."""

    shape: Shape
    first: int
    last: int
    start: End
    end: End
    uncertain: bool
    approximate: bool

    @property
    def moments(self) -> tuple[int, ...]:
        """The days that the scale has to show."""
        return (self.first,) if self.shape is Shape.DAY else (self.first, self.last)


def mark(date: EdtfDate) -> Mark | None:
    """The mark of a date; None if no day of it is known, so that it has no place on a scale."""
    earliest, latest = _known(date)
    if earliest is None or latest is None:
        return None
    start, end = _ends(date)
    first, last = number(earliest), number(latest) + 1
    shape = Shape.WITHIN
    if last - first == 1 and not (start in _KNOWN and end in _KNOWN and date.is_interval):
        shape = Shape.DAY
    elif date.is_interval or (isinstance(date, DateSet) and not date.one_of):
        shape = Shape.SPAN
    return Mark(shape, first, last, start, end, date.uncertain, date.approximate)


def _known(date: EdtfDate) -> tuple[Day | None, Day | None]:
    """The first and last day of what is known; of an interval with one end, the days of that end."""
    first, last = date.earliest, date.latest
    if isinstance(date, Interval) and isinstance(date.start, EdtfDate) and last is None:
        last = date.start.latest
    if isinstance(date, Interval) and isinstance(date.end, EdtfDate) and first is None:
        first = date.end.earliest
    return first or last, last or first


def _ends(date: EdtfDate) -> tuple[End, End]:
    if isinstance(date, Interval):
        return _end(date.start), _end(date.end)
    plain = End.SOFT if date.approximate else End.SHARP
    return (End.OPEN if date.earliest is None else plain, End.OPEN if date.latest is None else plain)


def _end(end: EdtfDate | Edge) -> End:
    if isinstance(end, Edge):
        return End.OPEN if end is Edge.OPEN else End.UNKNOWN
    return End.SOFT if end.approximate else End.SHARP
