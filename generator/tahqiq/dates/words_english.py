"""Dates in English words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from tahqiq.dates.phrases import Choice, Mark, Phrase, choice, year_shape
from tahqiq.dates.seasons import GROUPINGS
from tahqiq.dates.unspecified import longest_month
from tahqiq.dates.value import Precision, Season, SingleDate
from tahqiq.dates.wording import Wording

_ORDINALS = ("first", "second", "third", "fourth")
_UNITS = {
    Precision.QUARTER: "quarter",
    Precision.QUADRIMESTER: "four months",
    Precision.SEMESTER: "half",
}


class EnglishWording(Wording):
    """English, day before month, as in British use: "16 August 2024"."""

    edges: ClassVar = {
        ("date", "date"): "from {0} to {1}",
        ("date", ".."): "since {0}",
        ("..", "date"): "until {1}",
        ("date", ""): "from {0} until an unknown date",
        ("", "date"): "from an unknown date until {1}",
        ("", ".."): "since an unknown date",
        ("..", ""): "until an unknown date",
        ("..", ".."): "an open-ended period",
    }
    beyond: ClassVar = {
        (True, True): "{0} or later",
        (True, False): "{0} or earlier",
        (False, True): "{0} and later",
        (False, False): "{0} and earlier",
    }

    def season(self, date: Season) -> Phrase:
        grouping = GROUPINGS[date.code]
        preposition, year = self._year(date.year.digits)
        if grouping.precision is not Precision.SEASON:
            unit = _UNITS[grouping.precision]
            year = f"a year in {year}" if preposition == "in" else year
            return Phrase("", "", f"the {_ORDINALS[grouping.number - 1]} {unit} of {year}", exact=False)
        name = self.language.seasons[grouping.number - 1]
        if preposition:
            year = f"{preposition} {year}"
        elif grouping.first_month == 12:
            year = self._two_years(int(date.year.digits))
        if date.code <= 24:
            return Phrase("", name, year, exact=not preposition)
        hemisphere = "Northern" if date.code <= 28 else "Southern"
        return Phrase("", "", f"{name} {year} ({hemisphere} Hemisphere)", exact=False)

    def _two_years(self, year: int) -> str:
        """`2023–24` and `1999–2000`, for a winter that runs over the new year."""
        if year < 1000:
            return self.year_name(year)
        following = year + 1
        return f"{year}–{following % 100:02}" if following % 100 else f"{year}–{following}"

    def _year(self, digits: str) -> tuple[str, str]:
        """A year, and the word that ties a month to it; no word where the year follows the month at once."""
        kind, first, last = year_shape(digits)
        if kind == "year":
            return "", self.year_name(first)
        if kind == "decade" and first % 100:
            return "in", f"the {first}s"
        if kind == "century":
            return "in", f"the {_ordinal(first // 100 + 1)} century"
        if kind == "unknown":
            return "of", "an unknown year"
        year = f"a year between {self.year_name(first)} and {self.year_name(last)}"
        gaps = f" ({digits.replace('X', '?')})" if kind == "gapped" and first >= 0 else ""
        return "of", year + gaps

    def unspecified(self, date: SingleDate) -> str:
        preposition, year = self._year(date.year.digits)
        if date.month is None:
            return year
        months = choice(date.month, 12)
        within = f"{preposition or 'in'} {year}"
        if date.day is None:
            return self._month(months, preposition, year)
        days = choice(date.day, longest_month(date.year.digits, date.month.digits))
        if days.whole:
            return f"a day {within}" if months.whole else f"a day in {self._month(months, preposition, year)}"
        day = self._number(days)
        if months.whole or months.running:
            day = f"day {day}" if len(days.values) == 1 else day
            return f"{day} of {self._month(months, preposition, year)}"
        return f"{day} {self._month(months, preposition, year)}"

    def _month(self, months: Choice, preposition: str, year: str) -> str:
        names = [self.language.months[number - 1] for number in months.values]
        if months.whole:
            return f"a month {preposition or 'in'} {year}"
        name = f"a month between {names[0]} and {names[-1]}" if months.running else self._or(names)
        return f"{name} {preposition} {year}" if preposition else f"{name} {year}"

    def _number(self, days: Choice) -> str:
        if days.running:
            return f"a day between {days.values[0]} and {days.values[-1]}"
        return self._or([str(day) for day in days.values])

    def _or(self, items: list[str]) -> str:
        return self.listed(items, self.language.disjunction)

    def marked(self, text: str, mark: Mark) -> str:
        around = "around " if mark.approximate else ""
        return f"{'possibly ' if mark.uncertain else ''}{around}{text}"

    def marked_inside(self, text: str, mark: Mark) -> str:
        around = f"around {text}" if mark.approximate else text
        return f"{around} (uncertain)" if mark.uncertain else around

    def noted(self, text: str, parts: Sequence[tuple[str, Mark]]) -> str:
        notes: dict[str, list[str]] = {}
        for part, mark in parts:
            doubts = [word for word, holds in zip(("uncertain", "approximate"), mark, strict=True) if holds]
            notes.setdefault(" and ".join(doubts), []).append(part)
        listed = [f"{self.listed(names, ' and ')} {note}" for note, names in notes.items()]
        return f"{text} ({', '.join(listed)})"

    def span(self, start: str, end: str, tail: str, mark: Mark) -> str:
        tail = f" {tail}" if tail else ""
        if " " not in start + end:
            return self.marked(f"{start}–{end}{tail}", mark)
        perhaps = "possibly " if mark.uncertain else ""
        if mark.approximate:
            return f"{perhaps}from around {start} to around {end}{tail}"
        return f"{perhaps}from {start} to {end}{tail}" if perhaps else f"{start} to {end}{tail}"

    def sometime(self, start: str, end: str) -> str:
        return f"sometime between {start} and {end}"

    def timed(self, date: str, time: str, zone: str) -> str:
        if zone:
            zone = " UTC" if zone == "Z" else f" (UTC{zone.replace('-', '−')})"
        return f"{date}, {time}{zone}"

    def long_year(self, year: str) -> str:
        return f"the year {year}"

    def estimated(self, year: str, first: str, last: str) -> str:
        return f"around {year} (between {first} and {last})"


def _ordinal(number: int) -> str:
    """`1st`, `12th`, `22nd`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
