"""Dates in a language without a wording of its own: CLDR's patterns and names, and symbols for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from tahqiq.dates.phrases import Mark, Phrase
from tahqiq.dates.seasons import GROUPINGS
from tahqiq.dates.value import Part, Season, SingleDate
from tahqiq.dates.wording import Dated, Wording

_TOKEN = re.compile(r"'([^']*)'|([a-zA-Z])\2*|[^a-zA-Z']+")
_SLOTS = {"d": 0, "M": 1, "L": 1, "y": 2}


class NeutralWording(Wording):
    """`~` about, `?` perhaps or not known, `…` open; names, order and "or" as the language has them."""

    edges: ClassVar = {
        ("date", "date"): "{0} – {1}",
        ("date", ".."): "{0} – …",
        ("..", "date"): "… – {1}",
        ("date", ""): "{0} – ?",
        ("", "date"): "? – {1}",
        ("", ".."): "? – …",
        ("..", ""): "… – ?",
        ("..", ".."): "… – …",
    }
    beyond: ClassVar = {
        (True, True): "{0} – … (?)",
        (True, False): "… – {0} (?)",
        (False, True): "{0} – …",
        (False, False): "… – {0}",
    }

    def phrase(self, date: Dated) -> Phrase:
        """Never `exact`: what two dates share does not stand at the end in every language."""
        return super().phrase(date)._replace(exact=False)

    def unspecified(self, date: SingleDate) -> str:
        month = self._month(date.month) if date.month else ""
        day = _shown(date.day) if date.day else ""
        return self.text(Phrase(day, month, self._year(date.year)))

    def season(self, date: Season) -> Phrase:
        """The first and last month: CLDR has no names of seasons."""
        year = self._year(date.year)
        grouping = GROUPINGS[date.code]
        last = grouping.first_month + grouping.months - 2
        last_year = self.year_name(int(date.year.digits) + 1) if last >= 12 and date.year.known else year
        months = self.language.months
        start = self.text(Phrase("", months[grouping.first_month - 1], year))
        end = self.text(Phrase("", months[last % 12], last_year))
        return Phrase("", "", f"{start}–{end}")

    def _year(self, year: Part) -> str:
        return self.year_name(int(year.digits)) if year.known else year.digits.replace("X", "?")

    def _month(self, month: Part) -> str:
        return self.language.months[int(month.digits) - 1] if month.known else _shown(month)

    def text(self, phrase: Phrase) -> str:
        if not phrase.month:
            return super().text(phrase)
        pattern = self.language.date_pattern if phrase.day else self.language.month_pattern
        return "".join(self._filled(token, phrase) for token in _TOKEN.finditer(pattern)).strip()

    def _filled(self, token: re.Match[str], phrase: Phrase) -> str:
        """A token of a CLDR date pattern with its value; an era is part of the year already."""
        quoted, letter = token.groups()
        if letter is None:
            return token[0] if quoted is None else quoted
        if letter not in _SLOTS:
            return ""
        value = str(phrase[_SLOTS[letter]])
        if len(token[0]) < 3 and letter in "ML" and value in self.language.months:
            value = str(self.language.months.index(value) + 1)  # `M月`: the pattern has its own word
        return value.zfill(2) if len(token[0]) == 2 and letter != "y" else value

    def marked(self, text: str, mark: Mark) -> str:
        perhaps = " (?)" if text.endswith("?") else "?"
        return f"{'~' if mark.approximate else ''}{text}{perhaps if mark.uncertain else ''}"

    def marked_inside(self, text: str, mark: Mark) -> str:
        return self.marked(text, mark)

    def noted(self, text: str, parts: Sequence[tuple[str, Mark]]) -> str:
        """The marks of the parts, as marks of the whole: which part it was, symbols can not say."""
        marks = [mark for _, mark in parts]
        uncertain, approximate = any(m.uncertain for m in marks), any(m.approximate for m in marks)
        return self.marked(text, Mark(uncertain, approximate))

    def span(self, start: str, end: str, tail: str, mark: Mark) -> str:
        return f"{self.marked(start, mark)} – {self.marked(f'{end} {tail}'.rstrip(), mark)}"

    def sometime(self, start: str, end: str) -> str:
        return f"{start} – {end} (?)"

    def timed(self, date: str, time: str, zone: str) -> str:
        return f"{date} {time}{' UTC' if zone else ''}{zone.removeprefix('Z')}"

    def long_year(self, year: str) -> str:
        return year

    def estimated(self, year: str, first: str, last: str) -> str:
        return f"~{year} ({first} – {last})"


def _shown(part: Part) -> str:
    """The number of a month or day; `?` for what is not specified."""
    if part.known:
        return str(int(part.digits))
    return "?" if part.digits == "XX" else part.digits.replace("X", "?")
