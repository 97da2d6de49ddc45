"""The values that EDTF expressions stand for: frozen, small, compared by the text that was typed."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Final, NamedTuple

from tahqiq.dates.day import Day

OrderKey = tuple[int, Day, int, Day, int, str]


class Precision(StrEnum):
    """The finest unit, counted from the left, of which every digit is known; finest first."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 for the finest; for sorting."""
        return _RANKS[self]


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}
_NO_DAY = Day(0, 0, 0)


class Edge(Enum):
    """An end of an interval that is no date: `..` (open) or nothing (unknown)."""

    OPEN = ".."
    UNKNOWN = ""


class Part(NamedTuple):
    """A year, month or day as it was typed: its digits (`X`: unspecified), and how sure it is.

    The marks are those that hold for this part, wherever they were typed: `2004?-06-~11` (EDTF level 2,
    qualification: to the right of a part, it and all before it; to the left, that part alone).
    """

    digits: str
    uncertain: bool = False
    approximate: bool = False

    @property
    def known(self) -> bool:
        """Whether every digit is specified."""
        return "X" not in self.digits


class EdtfDate:
    """What every date has, whatever its kind. Equal texts are equal dates.

    `text` is exactly what was typed. `earliest` and `latest` are nominal bounds: the first and the last
    day that the notation names. `~`, `?` and `%` do not widen them; unspecified digits and significant
    digits do. They are None where the interval or set is open or unknown at that end, and where no digit
    of the year is known. `uncertain` and `approximate` are true if any part of the date is marked so.

    These are plain classes because msgspec would take dataclasses apart: a date is kept as its text.
    """

    __slots__ = ("approximate", "earliest", "latest", "precision", "text", "uncertain")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
    ) -> None:
        self.text: Final = text
        self.earliest: Final = earliest
        self.latest: Final = latest
        self.precision: Final = precision
        self.uncertain: Final = uncertain
        self.approximate: Final = approximate

    @property
    def is_interval(self) -> bool:
        """Whether it is an interval, `a/b`."""
        return False

    @property
    def order(self) -> OrderKey:
        """A key that sorts all dates, the same way on every machine.

        By earliest day, then latest, then precision (finest first), then text. A date without a start
        sorts by its end; without an end it comes after those of the same start that have one; with
        neither it comes last.
        """
        first = self.earliest or self.latest
        return (
            first is None,
            first or _NO_DAY,
            self.latest is None,
            self.latest or _NO_DAY,
            self.precision.rank,
            self.text,
        )

    def __setattr__(self, name: str, value: object) -> None:
        """A date is shared by all that have it: what was said of it once stays."""
        if hasattr(self, name):
            raise AttributeError(f"{name} of a date cannot be changed")
        super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EdtfDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"


class SingleDate(EdtfDate):
    """A year, a month or a day, perhaps with unspecified digits and marks: `2024-08-16`, `199X`, `2024~`."""

    __slots__ = ("day", "month", "year")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
        year: Part,
        month: Part | None = None,
        day: Part | None = None,
    ) -> None:
        super().__init__(text, earliest, latest, precision, uncertain, approximate)
        self.year: Final = year
        self.month: Final = month
        self.day: Final = day


class Season(EdtfDate):
    """A season or another part of a year, `2023-22`; the code (21 to 41) is what stands after the year."""

    __slots__ = ("grouping", "year")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
        year: Part,
        grouping: Part,
    ) -> None:
        super().__init__(text, earliest, latest, precision, uncertain, approximate)
        self.year: Final = year
        self.grouping: Final = grouping

    @property
    def code(self) -> int:
        """21 to 41, as in EDTF level 2, sub-year groupings."""
        return int(self.grouping.digits)


class DateTime(EdtfDate):
    """A day and a time of day, as typed: `time` is `23:20:30`, `zone` is ``, `Z` or `+04:30`."""

    __slots__ = ("date", "time", "zone")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
        date: SingleDate,
        time: str,
        zone: str,
    ) -> None:
        super().__init__(text, earliest, latest, precision, uncertain, approximate)
        self.date: Final = date
        self.time: Final = time
        self.zone: Final = zone


class LongYear(EdtfDate):
    """A year written with `Y`, `E` or `S`: `Y170000002`, `Y17E7`, `1950S2`.

    `year` is the year that is named, astronomical; with `S` it is an estimate between the bounds.
    """

    __slots__ = ("estimated", "year")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
        year: int,
        estimated: bool,
    ) -> None:
        super().__init__(text, earliest, latest, precision, uncertain, approximate)
        self.year: Final = year
        self.estimated: Final = estimated


class Interval(EdtfDate):
    """From a date to a date, both included: `a/b`; inside a set `a..b`, where either may be missing."""

    __slots__ = ("end", "start")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
        start: SingleDate | Season | Edge,
        end: SingleDate | Season | Edge,
    ) -> None:
        super().__init__(text, earliest, latest, precision, uncertain, approximate)
        self.start: Final = start
        self.end: Final = end

    @property
    def is_interval(self) -> bool:
        return True


class DateSet(EdtfDate):
    """One of several dates, `[a,b..c]`, or all of them, `{a,b..c}`; at least one member."""

    __slots__ = ("members", "one_of")

    def __init__(
        self,
        text: str,
        earliest: Day | None,
        latest: Day | None,
        precision: Precision,
        uncertain: bool,
        approximate: bool,
        one_of: bool,
        members: tuple[SingleDate | Season | Interval, ...],
    ) -> None:
        super().__init__(text, earliest, latest, precision, uncertain, approximate)
        self.one_of: Final = one_of
        self.members: Final = members
