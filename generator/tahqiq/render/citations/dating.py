"""Dates of references as other formats can say them; what a format cannot say is left to words and to the EDTF text.

CSL-JSON has parts of dates, ranges of them, four seasons and one mark of doubt (`circa`); it says nothing of open
ends and of one of several. Its years have no zero (citeproc-js manual, "Dates"). biblatex reads EDTF of levels 0 and
1 (its manual, 2.3.8). RIS has year, month and day.
"""

from __future__ import annotations

import re

import msgspec

from tahqiq.dates import DateTime, EdtfDate, Interval, Season, SingleDate
from tahqiq.render.dating import in_words

_DAY = r"\d{4}(?:-(?:[01]\d(?:-\d\d)?|2[1-4]))?[?~%]?"
_BIBLATEX = re.compile(
    rf"{_DAY}|\d{{3}}X|\d{{2}}XX|\d{{4}}-(?:XX-XX|XX|\d\d-XX)|(?:{_DAY}|\.\.)?/(?:{_DAY}|\.\.)?"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?"
)


def shared_parts(date: EdtfDate) -> tuple[int, ...]:
    """Year, month and day, as far as they are the same for all days of the date; none before the year 1."""
    if isinstance(date, Season) and date.year.known:
        year = int(date.year.digits)
        return (year,) if year > 0 else ()
    first, last = date.earliest, date.latest
    if not first or not last or first.year != last.year or first.year < 1:
        return ()
    if first.month != last.month:
        return (first.year,)
    return (first.year, first.month, first.day) if first.day == last.day else (first.year, first.month)


class CslDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date variable of CSL-JSON."""

    date_parts: tuple[tuple[int, ...], ...] = msgspec.field(default=(), name="date-parts")
    season: int = 0
    circa: bool = False
    literal: str = ""


def csl_date(date: EdtfDate, language: str) -> CslDate:
    """A date of which anything is known; in words where CSL has no parts for it."""
    doubt = date.uncertain or date.approximate
    if isinstance(date, Interval):
        ends = [_parts(end) if isinstance(end, SingleDate) else () for end in (date.start, date.end)]
        if all(ends):
            return CslDate(tuple(ends), circa=doubt)
    elif isinstance(date, Season):
        # Spring to winter of no hemisphere in particular, of the northern, of the southern.
        number = (date.code - 21) % 4 + 1 if date.code in range(21, 33) else 0
        if number and shared_parts(date):
            return CslDate((shared_parts(date),), number, doubt)
    elif isinstance(date, SingleDate | DateTime) and (parts := _parts(date)):
        return CslDate((parts,), circa=doubt)
    return CslDate(literal=in_words(date.text, language))


def _parts(date: SingleDate | DateTime) -> tuple[int, ...]:
    """The parts of one date, if at least its year is known."""
    single = date.date if isinstance(date, DateTime) else date
    return shared_parts(single) if single.year.known else ()


def biblatex_date(date: EdtfDate) -> str:
    """The date as biblatex reads it; empty for what it cannot."""
    return date.text if _BIBLATEX.fullmatch(date.text) else ""


def ris_date(date: EdtfDate) -> str:
    """`YYYY/MM/DD/`, without what is not known; empty without a year."""
    parts = shared_parts(date)
    if not parts:
        return ""
    year, month, day = (*(f"{part:02}" for part in parts), "", "")[:3]
    return f"{int(year):04}/{month}/{day}/"


def iso_date(date: EdtfDate) -> str:
    """`2024-08-16`, `2024-08` or `2024`, as far as the date is the same for all its days; else empty."""
    parts = shared_parts(date)
    return "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]))) if parts else ""
