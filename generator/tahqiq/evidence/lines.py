"""The lines of a source by short marks: with these alone it can be said which of them have changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tahqiq.evidence.fingerprints import fingerprint
from tahqiq.matching import Allowance, Matching

LENGTH = 8
"""Hexadecimal digits of a mark. It tells a line from the one that stood there before; it identifies nothing."""
MOST = 5_000
"""A source of more lines has no marks: comparing them takes a time that grows with the square."""


class Line(NamedTuple):
    """A line that is not empty: its number, from 1, its text, and its mark."""

    number: int
    text: str
    mark: str


class Departure(NamedTuple):
    """Lines of a source that are not those of before: so many of before are gone, these stand in their place.

    `after` is the number of the last line before them that is as it was, or 0.
    """

    gone: int
    come: tuple[Line, ...]
    after: int


def lines_of(source: str) -> tuple[Line, ...]:
    """The lines of a source (its ends of lines are line feeds) that are not empty."""
    each = enumerate(source.split("\n"), 1)
    return tuple(Line(n, text, fingerprint(text)[:LENGTH]) for n, text in each if text.strip())


def marks(source: str) -> tuple[str, ...]:
    """The marks of the lines of a source, in order: none if there are more than `MOST`."""
    found = lines_of(source)
    return tuple(line.mark for line in found) if len(found) <= MOST else ()


def departures(before: Sequence[str], now: Sequence[Line]) -> Iterator[Departure]:
    """Where a source departs from the marks of before, in the order of its lines."""
    matcher = Matching(before, [line.mark for line in now[:MOST]], Allowance())
    for what, start, end, first, last in matcher.get_opcodes():
        if what != "equal":
            yield Departure(end - start, tuple(now[first:last]), now[first - 1].number if first else 0)
