"""The Hijri equivalent of a date, converted with the Umm al-Qura calendar."""

from __future__ import annotations

from typing import NamedTuple

from hijridate import Gregorian

from tahqiq.dates.day import Day
from tahqiq.dates.in_words import wording
from tahqiq.dates.phrases import Mark, Phrase, shared
from tahqiq.dates.value import DateSet, EdtfDate, Interval, LongYear, Precision
from tahqiq.dates.wording import Wording
from tahqiq.languages import digits

FIRST, LAST = Day(1924, 8, 1), Day(2077, 11, 16)
"""What Umm al-Qura's published tables cover: 1 Muharram 1343 to 30 Dhu al-Hijja 1500."""


class _HijriDay(NamedTuple):
    year: int
    month: int
    day: int


def hijri(date: EdtfDate, language: str) -> str | None:
    """The Hijri date or range of dates that corresponds, as precise as the date is, with its doubt.

    A day gives a day; months, seasons and other parts of a year give months; years and coarser dates
    give years. None where nothing corresponds: outside 1343 to 1500 AH, with an open or unknown end,
    for long years.

    The words are a conversion and must be labelled as one ("converted", "محوَّل": the template's label).
    Umm al-Qura is the civil calendar of Saudi Arabia, computed ahead; where the month begins with the
    sighting of the moon, as in Iraq, the date can differ by a day either way. A Hijri day begins at
    sunset: the one given is that of the Gregorian day's daylight.
    """
    words = wording(language)
    text = _converted_words(date, words)
    if text is None:
        return None
    mark = Mark(date.uncertain, date.approximate)
    return digits(words.marked(f"{text} {words.language.hijri_era}", mark), language)


def _converted_words(date: EdtfDate, wording: Wording) -> str | None:
    """The dates without their era and their doubt."""
    if isinstance(date, LongYear) or date.earliest is None or date.latest is None:
        return None
    if date.earliest < FIRST or date.latest > LAST:
        return None
    if isinstance(date, DateSet):
        return _set(date, wording)
    ends = (_converted(date.earliest), _converted(date.latest))
    return _range(_phrases(ends, date.precision, wording), wording)


def _set(date: DateSet, wording: Wording) -> str | None:
    """Each date of a set by itself; None where they would be ranges, which are no dates to choose from."""
    days = [member for member in date.members if not isinstance(member, Interval)]
    if len(days) < len(date.members) or any(day.precision is not Precision.DAY for day in days):
        return None
    joint = wording.language.disjunction if date.one_of else wording.language.conjunction
    converted = tuple(_converted(day.earliest) for day in days if day.earliest)
    return wording.joined(_phrases(converted, Precision.DAY, wording), joint)


def _converted(day: Day) -> _HijriDay:
    return _HijriDay(*Gregorian(*day).to_hijri().datetuple())


def _phrases(days: tuple[_HijriDay, ...], precision: Precision, wording: Wording) -> tuple[Phrase, ...]:
    """The days' wording at the precision of the date that they came from."""
    names = wording.language.hijri_months
    by_day = precision in (Precision.TIME, Precision.DAY)
    by_month = by_day or precision.rank < Precision.YEAR.rank
    return tuple(
        Phrase(str(day.day) if by_day else "", names[day.month - 1] if by_month else "", str(day.year))
        for day in days
    )


def _range(ends: tuple[Phrase, ...], wording: Wording) -> str:
    """`14–25 Muharram 1446 AH`; one date where both ends are the same."""
    if ends[0] == ends[1]:
        return wording.text(ends[0])
    if not ends[0].month:
        return f"{ends[0].year}–{ends[1].year}"
    each, tail = shared(ends)
    start, end = (wording.text(phrase) for phrase in each)
    dash = " – " if " " in start + end else "–"
    return f"{start}{dash}{end} {wording.text(tail)}".rstrip()
