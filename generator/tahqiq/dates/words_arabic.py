"""Dates in Arabic words, as an editor writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from tahqiq.dates.phrases import Choice, Mark, Phrase, YearShape, choice, doubt, year_shape
from tahqiq.dates.seasons import GROUPINGS
from tahqiq.dates.unspecified import longest_month
from tahqiq.dates.value import DateSet, Interval, Precision, Season, SingleDate
from tahqiq.dates.wording import Dated, Wording

_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع")
_UNITS = {Precision.QUARTER: "الربع", Precision.QUADRIMESTER: "الثلث", Precision.SEMESTER: "النصف"}
_PARTS = {"year": "السنة", "month": "الشهر", "day": "اليوم", "season": "الفصل"}
_TENS = {
    20: "عشرينيات",
    30: "ثلاثينيات",
    40: "أربعينيات",
    50: "خمسينيات",
    60: "ستينيات",
    70: "سبعينيات",
    80: "ثمانينيات",
    90: "تسعينيات",
}
# As they stand before عشر and والعشرين.
_UNITS_OF_ORDINALS = (
    "",
    "الحادي",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
)


_AFTER_DAY = re.compile("(?<=[0-9] )ذو ")
"""ذو القعدة and ذو الحجة after a day, which governs them: ذي."""


class ArabicWording(Wording):
    """Arabic. Every wording of a date is such that it may follow a preposition, without a change of case."""

    edges: ClassVar = {
        ("date", "date"): "من {0} إلى {1}",
        ("date", ".."): "منذ {0}",
        ("..", "date"): "حتى {1}",
        ("date", ""): "من {0} حتى تاريخ غير معروف",
        ("", "date"): "من تاريخ غير معروف حتى {1}",
        ("", ".."): "منذ تاريخ غير معروف",
        ("..", ""): "حتى تاريخ غير معروف",
        ("..", ".."): "مدة مفتوحة الطرفين",
    }
    beyond: ClassVar = {
        (True, True): "{0} أو ما بعده",
        (True, False): "{0} أو ما قبله",
        (False, True): "{0} وما بعده",
        (False, False): "{0} وما قبله",
    }

    def alone(self, date: Dated) -> str:
        whole, parts = doubt(date)
        text = self.text(self.phrase(date))
        if _is_within(date) and not whole.approximate:
            text = f"في {text}"
        text = self.marked(text, whole)
        return self.noted(text, parts) if parts else text

    def members(self, date: DateSet) -> str:
        text = super().members(date)
        first = date.members[0]
        dated = isinstance(first, SingleDate | Season) and len(date.members) > 1
        return f"في {text}" if dated and _is_within(first) and not first.approximate else text

    def season(self, date: Season) -> Phrase:
        grouping, shape = GROUPINGS[date.code], year_shape(date.year.digits)
        if grouping.precision is not Precision.SEASON:
            unit = f"{_UNITS[grouping.precision]} {_ORDINALS[grouping.number - 1]}"
            return Phrase("", "", f"{unit} من {self._one_year(shape)}", exact=False)
        name = self.language.seasons[grouping.number - 1]
        known = shape.kind == "year"
        year = self.year_name(shape.first) if known else self._one_year(shape)
        if known and grouping.first_month == 12 and shape.first >= 1000:
            year = f"{shape.first}–{shape.first + 1}"  # a winter runs over the new year
        if date.code <= 24:
            return Phrase("", name, year, exact=known)
        hemisphere = "الشمالي" if date.code <= 28 else "الجنوبي"
        return Phrase("", "", f"{name} {year} (نصف الكرة {hemisphere})", exact=False)

    def _year(self, shape: YearShape) -> str:
        """A year, or the years that it is one of, as that to which days and months belong."""
        if shape.kind == "year":
            return f"عام {self.year_name(shape.first)}"
        if shape.kind == "decade":
            return _decade(shape.first)
        if shape.kind == "century":
            return f"القرن {_ordinal(shape.first // 100 + 1)}"
        if shape.kind == "unknown":
            return "عام غير معروف"
        return f"عام بين {self.year_name(shape.first)} و{self.year_name(shape.last)}"

    def _one_year(self, shape: YearShape) -> str:
        years = self._year(shape)
        return f"أحد أعوام {years}" if shape.kind in ("decade", "century") else years

    def unspecified(self, date: SingleDate) -> str:
        shape = year_shape(date.year.digits)
        gapped = shape.kind == "gapped" and shape.first >= 0
        gaps = f" ({date.year.digits.replace('X', '؟')})" if gapped else ""
        if date.month is None:
            return self._year(shape) + gaps
        months = choice(date.month, 12)
        month = self._month(months, shape) + gaps
        if date.day is None:
            return month
        days = choice(date.day, longest_month(date.year.digits, date.month.digits))
        if days.whole:
            return f"أحد أيام {self._year(shape) + gaps if months.whole else month}"
        joint = " من " if months.whole or months.running else " "
        return f"{self._number(days, bool(joint.strip()))}{joint}{month}"

    def _month(self, months: Choice, shape: YearShape) -> str:
        if months.whole:
            return f"أحد أشهر {self._year(shape)}"
        names = [self.language.months[number - 1] for number in months.values]
        name = f"شهر بين {names[0]} و{names[-1]}" if months.running else self._or(names)
        if shape.kind == "year":
            return f"{name} {self.year_name(shape.first)}"
        return f"{name} من {self._one_year(shape)}"

    def _number(self, days: Choice, apart: bool) -> str:
        """The day; with the word for it where no month's name follows."""
        if days.running:
            return f"يوم بين {days.values[0]} و{days.values[-1]}"
        return ("يوم " if apart else "") + self._or([str(day) for day in days.values])

    def _or(self, items: list[str]) -> str:
        return self.listed(items, self.language.disjunction)

    def listed(self, items: Sequence[str], joint: str) -> str:
        """Arabic says its `or` and its `and` before every item."""
        return joint.join(items)

    def marked(self, text: str, mark: Mark) -> str:
        text = _AFTER_DAY.sub("ذي ", text)
        if mark.approximate:
            text = f"نحو {text.replace('ذو ', 'ذي ')}"
        return f"لعلّه {text}" if mark.uncertain else text

    def marked_inside(self, text: str, mark: Mark) -> str:
        around = f"نحو {text}" if mark.approximate else text
        return f"{around} (غير مؤكد)" if mark.uncertain else around

    def noted(self, text: str, parts: Sequence[tuple[str, Mark]]) -> str:
        notes = "، و".join(_note(part, mark) for part, mark in parts)
        return f"{text} ({notes})"

    def span(self, start: str, end: str, tail: str, mark: Mark) -> str:
        perhaps = "لعلّه " if mark.uncertain else ""
        tail = f" {tail}" if tail else ""
        if mark.approximate:
            return f"{perhaps}بين {start} و{end}{tail} تقريبًا"
        return f"{perhaps}من {start} إلى {end}{tail}"

    def sometime(self, start: str, end: str) -> str:
        return f"ما بين {start} و{end}"

    def timed(self, date: str, time: str, zone: str) -> str:
        if zone:
            zone = " بتوقيت غرينتش" + ("" if zone == "Z" else f" {zone.replace('-', '−')}")
        return f"{date}، الساعة {time}{zone}"

    def long_year(self, year: str) -> str:
        return f"عام {year}"

    def estimated(self, year: str, first: str, last: str) -> str:
        return f"نحو {year} (بين {first} و{last})"


def _is_within(date: SingleDate | Season | Interval) -> bool:
    """Whether it is one of several days, months or years, and so takes "in" where nothing governs it.

    A decade does without: its name is the same in every case.
    """
    if isinstance(date, Interval) or "X" not in date.text:
        return False
    decade = year_shape(date.year.digits).kind == "decade"
    return not (decade and isinstance(date, SingleDate) and date.month is None)


def _decade(first: int) -> str:
    """The decade that begins with this year, by the name of its tens or its place in the century."""
    century = f"القرن {_ordinal(first // 100 + 1)}"
    if first % 100 in _TENS:
        return f"{_TENS[first % 100]} {century}"
    return f"العقد {_ORDINALS[first % 100 // 10]} من {century}"


def _ordinal(number: int) -> str:
    """The ordinal of a century from the eleventh on, definite, in the genitive; a figure from the thirtieth on."""
    if number >= 30:
        return str(number)
    unit = _UNITS_OF_ORDINALS[number % 10]
    if number < 20:
        return f"{unit} عشر"
    return f"{unit} والعشرين" if unit else "العشرين"


def _note(part: str, mark: Mark) -> str:
    ending = "ة" if part == "year" else ""  # the year is feminine, the others masculine
    doubts = [f"غير مؤكد{ending}"] if mark.uncertain else []
    if mark.approximate:
        doubts.append(f"تقريبي{ending}")
    return f"{_PARTS[part]} {' و'.join(doubts)}"
