"""Seasons and other parts of a year: which months each code from 21 to 41 stands for.

EDTF (seasons; sub-year groupings) gives the codes and leaves the days open. Our convention: seasons are the
meteorological ones, three whole months each, and a season that runs over the new year belongs to the
year in which it begins. 21 to 24, which name no hemisphere, are those of the north, where our news is
from: winter 2023 (`2023-24`) is December 2023 to February 2024.
"""

from __future__ import annotations

from typing import NamedTuple

from tahqiq.dates.day import Day, month_length
from tahqiq.dates.value import Precision


class Grouping(NamedTuple):
    """A part of a year: its first month, how many months it has, which of its kind it is (from 1)."""

    first_month: int
    months: int
    precision: Precision
    number: int


def _kind(
    first_code: int, first_month: int, months: int, count: int, precision: Precision
) -> dict[int, Grouping]:
    """The parts of one kind, one after another."""
    return {
        first_code + n: Grouping((first_month - 1 + n * months) % 12 + 1, months, precision, n + 1)
        for n in range(count)
    }


GROUPINGS = {
    **_kind(21, 3, 3, 4, Precision.SEASON),
    **_kind(25, 3, 3, 4, Precision.SEASON),
    **_kind(29, 9, 3, 4, Precision.SEASON),
    **_kind(33, 1, 3, 4, Precision.QUARTER),
    **_kind(37, 1, 4, 3, Precision.QUADRIMESTER),
    **_kind(40, 1, 6, 2, Precision.SEMESTER),
}
"""Code → part of the year; seasons are numbered from spring (1) to winter (4)."""


def bounds(year: int, code: int) -> tuple[Day, Day]:
    """The first and the last day of that part of the year.

    A southern season begins in the year too: autumn 2023 (`2023-31`) is March to May 2023, summer 2023
    (`2023-30`) December 2023 to February 2024.
    """
    grouping = GROUPINGS[code]
    last = grouping.first_month + grouping.months - 2  # from 0
    last_year, last_month = year + last // 12, last % 12 + 1
    return Day(year, grouping.first_month, 1), Day(last_year, last_month, month_length(last_year, last_month))
