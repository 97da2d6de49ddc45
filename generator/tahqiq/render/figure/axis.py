"""The axis: which days are marked, with what words, so that no two of them meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tahqiq import languages
from tahqiq.dates import Day
from tahqiq.render.dating import in_words
from tahqiq.render.figure.days import day_of, number
from tahqiq.render.figure.measure import width
from tahqiq.render.figure.scale import Scale, Stretch

_AIR = 1.0
_YEAR, _MONTH = 365.2425, 30.4
_DAYS = 26.0  # a month that is so wide has its days marked


class Tick(NamedTuple):
    """A line at a place, and a label that begins there: of the upper row (0) or the lower (1), or none."""

    at: float
    label: str
    row: int


def ticks(scale: Scale, language: str, end: float) -> tuple[Tick, ...]:
    """The ticks of an axis that ends at the place `end`; the same rows throughout."""
    upper, lower = _rows(scale, language)
    found = [*_row(scale, upper, 0, end), *_row(scale, lower, 1, end)]
    return tuple(sorted(found))


class _Row(NamedTuple):
    """Days, months or years, so many at a time, and how they are called."""

    unit: str
    step: int
    language: str
    named: bool = True

    def label(self, day: Day) -> str:
        """What to call the day that a step begins with."""
        if not self.named:
            return ""
        if self.unit == "year":
            return in_words(_year(day.year), self.language)
        if self.unit == "month-and-year":
            return in_words(f"{_year(day.year)}-{day.month:02}", self.language)
        if self.unit == "month":
            return languages.language(self.language).months[day.month - 1]
        return languages.digits(day.day, self.language)

    def starts(self, first: int, last: int) -> Iterator[Day]:
        """The days from `first` to `last` that begin a step."""
        day = self._floor(day_of(first))
        while number(day) <= last:
            if number(day) >= first:
                yield day
            day = self._next(day)

    def _floor(self, day: Day) -> Day:
        if self.unit == "year":
            return Day(day.year - day.year % self.step, 1, 1)
        if self.unit == "day":
            return Day(day.year, day.month, 1)
        return Day(day.year, 1, 1)

    def _next(self, day: Day) -> Day:
        if self.unit == "year":
            return Day(day.year + self.step, 1, 1)
        if self.unit == "day":
            then = Day(day.year, day.month, day.day + self.step)
            return (
                then
                if then.day <= 31 - self.step // 2 and day_of(number(then)) == then
                else _month_after(day, 1)
            )
        return _month_after(day, self.step)


def _month_after(day: Day, step: int) -> Day:
    years, month = divmod(day.month - 1 + step, 12)
    return Day(day.year + years, month + 1, 1)


def _year(year: int) -> str:
    if -9999 <= year <= 9999:
        return f"{'-' if year < 0 else ''}{abs(year):04}"
    return f"Y{year}"


def _rows(scale: Scale, language: str) -> tuple[_Row, _Row | None]:
    """The finest pair of rows that the scale has room for."""
    if scale.per_day * _MONTH >= _DAYS:
        step = next(s for s in (1, 2, 5, 10) if s * scale.per_day >= 2.2 or s == 10)
        return _Row("month-and-year", 1, language), _Row("day", step, language)
    widest = max(map(width, languages.language(language).months)) + _AIR
    for step in (1, 2, 3, 6):
        if step * _MONTH * scale.per_day >= widest:
            return _Row("year", 1, language), _Row("month", step, language)
    if scale.per_day * _MONTH >= 1.0:
        return _Row("year", 1, language), _Row("month", 1, language, False)
    step, ladder = 1, (2, 5, 10)
    while scale.per_day and step * _YEAR * scale.per_day < 4.0:
        power = 10 ** (len(str(step)) - 1)
        step = power * next(n for n in ladder if n * power > step)
    return _Row("year", step, language), None


def _row(scale: Scale, row: _Row | None, which: int, end: float) -> Iterator[Tick]:
    """The ticks of a row; a label that has no room is left out, and its line stays."""
    if row is None:
        return
    free, said = 0.0, ""
    cut = True
    for stretch in scale.stretches:
        for place, label in _named(scale, stretch, row, which, cut):
            fits = place >= free and place + width(label) <= end and label != said
            yield Tick(place, label if fits else "", which)
            if fits:
                free, said = place + width(label) + _AIR, label if which == 0 else ""
        cut = stretch.cut


def _named(
    scale: Scale, stretch: Stretch, row: _Row, which: int, after_cut: bool
) -> Iterator[tuple[float, str]]:
    """Places and labels within a stretch; in the upper row also what its first day belongs to."""
    if which == 0 and (after_cut or not stretch.cut):
        yield stretch.start, row.label(day_of(stretch.first))
    if stretch.cut:
        return
    for day in row.starts(stretch.first, stretch.last):
        if which or number(day) > stretch.first:
            yield scale.at(number(day)), row.label(day)
