"""The order in which things are listed where no words were typed: a number, of which the greater comes first."""

from __future__ import annotations

from tahqiq.dates import EdtfDate
from tahqiq.languages.collation import collation_key

LAST = 1
"""Of what has no date, or one before our era."""
FIRST = (1 << 24) - 1
_LETTER, _PLACES = 12, 511


def by_date(date: EdtfDate) -> int:
    """The later, the greater, to the day: where a date begins, or else where it ends."""
    day = date.earliest or date.latest
    if day is None:
        return LAST
    return min(max(LAST, 12 * 31 * day.year + 31 * (day.month - 1) + day.day), FIRST)


def by_name(name: str, language: str) -> int:
    """The earlier in the alphabet of the language, the greater, by two letters."""
    first, second = (*map(_place, collation_key(name, language)[0][:2]), 0, 0)[:2]
    return max(LAST, FIRST - (first << _LETTER | second))


def _place(weight: int) -> int:
    """A letter's weight in fewer bits: what kind of letter it is, and its place among these."""
    return (weight >> 24) << 9 | min(weight & 0xFFFFFF, _PLACES)
