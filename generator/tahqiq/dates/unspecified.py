"""Unspecified digits (`X`; EDTF, unspecified digit): which numbers and which days they can stand for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from tahqiq.dates.day import Day, month_length

_LEAP = 2000


@lru_cache(maxsize=512)
def numbers(pattern: str, last: int) -> tuple[int, ...]:
    """The numbers from 1 to `last` that a pattern of two digits matches: `1X`, 12 → 10, 11, 12."""
    return tuple(
        n for n in range(1, last + 1) if all(p in ("X", d) for p, d in zip(pattern, f"{n:02}", strict=True))
    )


def years(pattern: str, descending: bool = False) -> Iterator[int]:
    """The years that a pattern of four digits, perhaps negative, matches, in order; no year -0000."""
    negative = pattern.startswith("-")
    digits = "9876543210" if descending != negative else "0123456789"
    for chosen in product(*(digits if d == "X" else d for d in pattern.lstrip("-"))):
        year = int("".join(chosen))
        if not (negative and year == 0):
            yield -year if negative else year


@lru_cache(maxsize=512)
def longest_month(year: str, month: str) -> int:
    """How many days the longest month has that a year and a month, perhaps with `X`, can mean."""
    days = max(month_length(_LEAP, m) for m in numbers(month, 12))
    return days if days > 29 else max(month_length(y, 2) for y in years(year))


def first_day(year: str, month: str, day: str) -> Day | None:
    """The first day that year, month and day (`XX` where none was typed) can mean; None if there is none."""
    if "X" not in year:
        return _first_in(int(year), month, day)
    return next(filter(None, (_first_in(y, month, day) for y in years(year))), None)


def last_day(year: str, month: str, day: str) -> Day | None:
    """The last day, as `first_day`."""
    if "X" not in year:
        return _last_in(int(year), month, day)
    return next(filter(None, (_last_in(y, month, day) for y in years(year, descending=True))), None)


def _first_in(year: int, month: str, day: str) -> Day | None:
    for m in numbers(month, 12):
        days = numbers(day, month_length(year, m))
        if days:
            return Day(year, m, days[0])
    return None


def _last_in(year: int, month: str, day: str) -> Day | None:
    for m in reversed(numbers(month, 12)):
        days = numbers(day, month_length(year, m))
        if days:
            return Day(year, m, days[-1])
    return None
