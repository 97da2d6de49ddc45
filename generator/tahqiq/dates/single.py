"""Parses one date without a slash: year, month, day or part of a year, with marks and unspecified digits."""

from __future__ import annotations

import re

from tahqiq.dates import fault, seasons
from tahqiq.dates.day import Day, month_length
from tahqiq.dates.fault import Fault
from tahqiq.dates.unspecified import first_day, last_day, numbers
from tahqiq.dates.value import Part, Precision, Season, SingleDate

_SINGLE = re.compile(
    r"([?~%])?(-?[0-9X]{4})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?)?)?"
)
_YEARS = (
    Precision.UNKNOWN,
    Precision.MILLENNIUM,
    Precision.CENTURY,
    Precision.DECADE,
    Precision.YEAR,
)
_MONTHS_HINT = "months run from 01 to 12, seasons from 21 to 24"


def single(text: str, at: int = 0) -> SingleDate | Season | Fault:
    """The date that the text is; `at` is where it begins in the whole expression, for faults.

    Levels 0 and 1 but for times and long years, and of level 2 unspecified digits anywhere
    (EDTF: unspecified digit), marks on single parts (qualification) and sub-year groupings.
    """
    match = _SINGLE.fullmatch(text)
    if match is None:
        return fault.in_date(text, at)
    # b…, a…: the mark before and after each part
    by, year, ay, bm, month, am, bd, day, ad = match.groups()
    if year == "-0000":
        return Fault(at + match.start(2), "there is no year -0000", "write 0000, which is 1 BCE")
    if month is None:
        return _dated(text, at, match, Part(year, *_marks(by, ay)), None, None)
    year_part = Part(year, *_marks(by, ay, am, ad))
    month_part = Part(month, *_marks(bm, am, ad))
    if day is None:
        if month > "20" and "X" not in month:
            return _season(text, at, match, year_part, month_part)
        return _dated(text, at, match, year_part, month_part, None)
    return _dated(text, at, match, year_part, month_part, Part(day, *_marks(bd, ad)))


def _marks(*marks: str | None) -> tuple[bool, bool]:
    """Uncertain, approximate."""
    return "?" in marks or "%" in marks, "~" in marks or "%" in marks


def _dated(
    text: str, at: int, match: re.Match[str], year: Part, month: Part | None, day: Part | None
) -> SingleDate | Fault:
    month_digits = month.digits if month else "XX"
    day_digits = day.digits if day else "XX"
    earliest = first_day(year.digits, month_digits, day_digits)
    latest = last_day(year.digits, month_digits, day_digits)
    if earliest is None or latest is None:
        return _no_such_day(at, match)
    if year.digits.endswith("XXXX"):
        earliest = latest = None
    parts = [part for part in (year, month, day) if part]
    return SingleDate(
        text,
        earliest,
        latest,
        _precision(year, month, day),
        any(part.uncertain for part in parts),
        any(part.approximate for part in parts),
        year,
        month,
        day,
    )


def _precision(year: Part, month: Part | None, day: Part | None) -> Precision:
    if not year.known:
        return _YEARS[year.digits.lstrip("-").index("X")]
    if month is None or not month.known:
        return Precision.YEAR
    return Precision.DAY if day and day.known else Precision.MONTH


def _no_such_day(at: int, match: re.Match[str]) -> Fault:
    year, month, day = match.group(2, 5, 8)
    if not numbers(month, 12):
        return Fault(at + match.start(5), f"there is no month {month}", _MONTHS_HINT)
    last = "the end of the month" if "X" in year + month else month_length(int(year), int(month))
    return Fault(
        at + match.start(8), f"there is no day {day} in {year}-{month}", f"days run from 01 to {last}"
    )


def _season(text: str, at: int, match: re.Match[str], year: Part, grouping: Part) -> Season | Fault:
    code = int(grouping.digits)
    if code not in seasons.GROUPINGS:
        return Fault(at + match.start(5), f"there is no month {code}", _MONTHS_HINT)
    earliest, latest = first_day(year.digits, "XX", "XX"), last_day(year.digits, "XX", "XX")
    start: Day | None = None
    end: Day | None = None
    if earliest and latest and not year.digits.endswith("XXXX"):
        start = seasons.bounds(earliest.year, code)[0]
        end = seasons.bounds(latest.year, code)[1]
    return Season(
        text,
        start,
        end,
        seasons.GROUPINGS[code].precision if year.known else _precision(year, None, None),
        year.uncertain or grouping.uncertain,
        year.approximate or grouping.approximate,
        year,
        grouping,
    )
