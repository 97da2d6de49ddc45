"""One day of the proleptic Gregorian calendar, with years of any size."""

from __future__ import annotations

from typing import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day. Years are astronomical (0 is 1 BCE, -1 is 2 BCE). Days sort."""

    year: int
    month: int
    day: int

    def iso(self) -> str:
        """`2024-07-20`; years outside 0000 to 9999 carry a sign (ISO 8601-1, expanded representation)."""
        sign = "" if 0 <= self.year <= 9999 else "-" if self.year < 0 else "+"
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month (1 to 12) has in that year."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]
