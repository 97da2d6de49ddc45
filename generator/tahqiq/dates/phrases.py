"""The pieces of a date's wording that no language decides: what is shared, what is in doubt."""

from __future__ import annotations

from typing import NamedTuple

from tahqiq.dates.unspecified import numbers, years
from tahqiq.dates.value import Part, Season, SingleDate


class Mark(NamedTuple):
    """What is not sure: `?` uncertain, `~` approximate, `%` both."""

    uncertain: bool = False
    approximate: bool = False


class Phrase(NamedTuple):
    """A date in words, by its parts, so that two can be put together without saying a thing twice.

    A date that does not come apart (a decade, "a day in July 2024") is all in `year` and not `exact`.
    """

    day: str
    month: str
    year: str
    exact: bool = True


class Shared(NamedTuple):
    """Phrases of one shape: what differs, and what they end with in common."""

    each: tuple[Phrase, ...]
    tail: Phrase


class Doubt(NamedTuple):
    """The mark of the whole date, and the further marks of its parts: year, month, day or season."""

    whole: Mark
    parts: tuple[tuple[str, Mark], ...]


def shared(phrases: tuple[Phrase, ...]) -> Shared:
    """`20 July 2024`, `31 July 2024` → `20`, `31` and `July 2024`; nothing where they differ in shape."""
    nothing = Shared(phrases, Phrase("", "", ""))
    first = phrases[0]
    shape = [bool(part) for part in first[:3]]
    if not all(p.exact and [bool(part) for part in p[:3]] == shape for p in phrases):
        return nothing
    if not first.month or any(p.year != first.year for p in phrases):
        return nothing
    if not first.day or any(p.month != first.month for p in phrases):
        return Shared(tuple(p._replace(year="") for p in phrases), Phrase("", "", first.year))
    return Shared(tuple(Phrase(p.day, "", "") for p in phrases), first._replace(day=""))


def doubt(date: SingleDate | Season) -> Doubt:
    """What of the date is not sure: the marks that all its parts have, and those that only some have."""
    parts = _parts(date)
    whole = Mark(all(p.uncertain for _, p in parts), all(p.approximate for _, p in parts))
    rest = [
        (name, Mark(p.uncertain and not whole.uncertain, p.approximate and not whole.approximate))
        for name, p in parts
    ]
    return Doubt(whole, tuple((name, mark) for name, mark in rest if any(mark)))


def _parts(date: SingleDate | Season) -> list[tuple[str, Part]]:
    if isinstance(date, Season):
        return [("year", date.year), ("season", date.grouping)]
    parts = (("year", date.year), ("month", date.month), ("day", date.day))
    return [(name, part) for name, part in parts if part]


class Choice(NamedTuple):
    """What an unspecified number may be: `values` in order, and whether they follow one another."""

    values: tuple[int, ...]
    whole: bool
    running: bool


def choice(part: Part, last: int) -> Choice:
    """The months or days, from 1 to `last`, that a part may be; `whole` if nothing of it is known."""
    values = numbers(part.digits, last)
    running = len(values) > 2 and values[-1] - values[0] == len(values) - 1
    return Choice(values, part.digits == "XX", running)


class YearShape(NamedTuple):
    """What a year is to a reader, with the first and the last year that it can be.

    `kind` is year, decade, century, span, gapped (not every year of the span: `20X0`) or unknown.
    """

    kind: str
    first: int
    last: int


def year_shape(digits: str) -> YearShape:
    """How a year with unspecified digits is best said.

    Decades and centuries from the year 1000 on only: before that "the 400s" would be misread, and
    before our era the digits of a decade are not those of its years.
    """
    if "X" not in digits:
        return YearShape("year", int(digits), int(digits))
    first, last = next(years(digits)), next(years(digits, descending=True))
    if digits.endswith("XXXX"):
        return YearShape("unknown", first, last)
    if "X" in digits.rstrip("X"):
        return YearShape("gapped", first, last)
    kind = {9: "decade", 99: "century"}.get(last - first, "span")
    return YearShape(kind if first >= 1000 else "span", first, last)
