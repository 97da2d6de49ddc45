"""How a date becomes words in any language: the walk over its parts, and what each language must say."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from tahqiq.dates.phrases import Mark, Phrase, doubt, shared
from tahqiq.dates.value import DateSet, DateTime, Edge, EdtfDate, Interval, LongYear, Season, SingleDate
from tahqiq.languages import Language

Dated = SingleDate | Season
DATE = "date"


class Wording(ABC):
    """The wording of dates in one language. Digits come out as ASCII; `words` puts them right at the end."""

    edges: ClassVar[Mapping[tuple[str, str], str]]
    """Templates of intervals, by what stands at either end: `date`, `..` (open) or nothing (unknown)."""

    beyond: ClassVar[Mapping[tuple[bool, bool], str]]
    """Templates of an open range in a set, by whether it is one of them and whether it is open at its end."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def of(self, date: EdtfDate) -> str:
        """The date in words, never empty, with all the doubt that is in the notation."""
        match date:
            case SingleDate() | Season():
                return self.alone(date)
            case DateTime():
                return self.timed(self.alone(date.date), _short(date.time), date.zone)
            case Interval():
                return self.interval(date)
            case DateSet():
                return self.members(date)
            case LongYear(estimated=False):
                return self.long_year(self.year_name(date.year))
            case LongYear() if date.earliest and date.latest:
                bounds = (self.year_name(date.earliest.year), self.year_name(date.latest.year))
                return self.estimated(self.year_name(date.year), *bounds)
        raise TypeError(date)

    def alone(self, date: Dated) -> str:
        """A date that stands by itself."""
        whole, parts = doubt(date)
        text = self.marked(self.text(self.phrase(date)), whole)
        return self.noted(text, parts) if parts else text

    def inside(self, date: Dated) -> str:
        """A date within a longer wording, where a mark has to keep to its own date."""
        whole, parts = doubt(date)
        text = self.marked_inside(self.text(self.phrase(date)), whole)
        return self.noted(text, parts) if parts else text

    def interval(self, date: Interval) -> str:
        """`a/b`, saying once what both ends have in common."""
        start, end = date.start, date.end
        if not isinstance(start, Edge) and not isinstance(end, Edge):
            return self.between(start, end)
        start_kind, start_text = self._end(start)
        end_kind, end_text = self._end(end)
        return self.edges[start_kind, end_kind].format(start_text, end_text)

    def _end(self, end: Dated | Edge) -> tuple[str, str]:
        """What stands at an end, as in `edges`, and its wording."""
        return (end.value, "") if isinstance(end, Edge) else (DATE, self.inside(end))

    def between(self, start: Dated, end: Dated) -> str:
        """From one date to another."""
        doubts, phrases = (doubt(start), doubt(end)), (self.phrase(start), self.phrase(end))
        if doubts[0] == doubts[1] and phrases[0] == phrases[1]:
            return self.alone(start)
        exact = all(phrase.exact for phrase in phrases)
        if exact and doubts[0].whole == doubts[1].whole and not (doubts[0].parts or doubts[1].parts):
            each, tail = shared(phrases)
            return self.span(self.text(each[0]), self.text(each[1]), self.text(tail), doubts[0].whole)
        return self.edges[DATE, DATE].format(self.inside(start), self.inside(end))

    def members(self, date: DateSet) -> str:
        """One of a set, or all of it."""
        if len(date.members) == 1 and not isinstance(date.members[0], Interval):
            return self.alone(date.members[0])
        joint = self.language.disjunction if date.one_of else self.language.conjunction
        singles = [member for member in date.members if not isinstance(member, Interval)]
        if len(singles) == len(date.members) and not (date.uncertain or date.approximate):
            return self.joined([self.phrase(single) for single in singles], joint)
        return self.listed([self.member(member, date.one_of) for member in date.members], joint)

    def joined(self, phrases: Sequence[Phrase], joint: str) -> str:
        """Several dates in a list, what they share said once at the end."""
        each, tail = shared(tuple(phrases))
        return f"{self.listed([self.text(phrase) for phrase in each], joint)} {self.text(tail)}".rstrip()

    def member(self, member: Dated | Interval, one_of: bool) -> str:
        """One member of a set that is not all plain dates."""
        if not isinstance(member, Interval):
            return self.inside(member)
        match member.start, member.end:
            case SingleDate() | Season() as start, SingleDate() | Season() as end:
                return (
                    self.sometime(self.inside(start), self.inside(end))
                    if one_of
                    else self.between(start, end)
                )
            case SingleDate() | Season() as start, _:
                return self.beyond[one_of, True].format(self.inside(start))
            case _, SingleDate() | Season() as end:
                return self.beyond[one_of, False].format(self.inside(end))
        raise TypeError(member)

    def listed(self, items: Sequence[str], joint: str) -> str:
        """`a, b and c`."""
        head = self.language.list_separator.join(items[:-1])
        return f"{head}{joint}{items[-1]}" if head else items[-1]

    def text(self, phrase: Phrase) -> str:
        """The phrase's parts, in the order of the language."""
        return " ".join(part for part in phrase[:3] if part)

    def year_name(self, year: int) -> str:
        """A year as people count them, from its astronomical number; with the era where that is needed."""
        if year <= 0:
            return f"{1 - year} {self.language.before_common_era}"
        return f"{year} {self.language.common_era}" if year < 1000 else str(year)

    def phrase(self, date: Dated) -> Phrase:
        """The date by its parts, without its marks."""
        if isinstance(date, Season):
            return self.season(date)
        if not all(part.known for part in (date.year, date.month, date.day) if part):
            return Phrase("", "", self.unspecified(date), exact=False)
        day = str(int(date.day.digits)) if date.day else ""
        month = self.language.months[int(date.month.digits) - 1] if date.month else ""
        return Phrase(day, month, self.year_name(int(date.year.digits)))

    @abstractmethod
    def season(self, date: Season) -> Phrase:
        """A season or other part of a year."""

    @abstractmethod
    def unspecified(self, date: SingleDate) -> str:
        """A date with unspecified digits."""

    @abstractmethod
    def marked(self, text: str, mark: Mark) -> str:
        """A wording that stands by itself, with the doubt that holds for all of it."""

    @abstractmethod
    def marked_inside(self, text: str, mark: Mark) -> str:
        """As `marked`, within a longer wording, where the doubt must not seem to hold for the rest."""

    @abstractmethod
    def noted(self, text: str, parts: Sequence[tuple[str, Mark]]) -> str:
        """A wording with the doubt that holds for some of its parts: year, month, day, season."""

    @abstractmethod
    def span(self, start: str, end: str, tail: str, mark: Mark) -> str:
        """From one plain date to another, both equally marked; `tail` is what both end with."""

    @abstractmethod
    def sometime(self, start: str, end: str) -> str:
        """Some date between two."""

    @abstractmethod
    def timed(self, date: str, time: str, zone: str) -> str:
        """A day with a time; `zone` is as in `DateTime`."""

    @abstractmethod
    def long_year(self, year: str) -> str:
        """A year too long to be seen to be one."""

    @abstractmethod
    def estimated(self, year: str, first: str, last: str) -> str:
        """A year that is an estimate between two."""


def _short(time: str) -> str:
    """The time without its seconds if there are none."""
    return time[:5] if time[5:] == ":00" else time
