"""Dates in running text: the patterns and words of each language that `author` resolves to EDTF."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.languages import arabic, arabic_dating, english, english_dating
from tahqiq.languages.date_words import DateWords
from tahqiq.languages.neutral import primary

__all__ = ["DateWords", "Phrase", "date_words", "phrases"]

_OWN: Mapping[str, DateWords] = {arabic.SUBTAG: arabic_dating.WORDS, english.SUBTAG: english_dating.WORDS}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a text that say a date: `text[start:end]`, and what its parts mean.

    `said`: "day", "month", "year", "weekday", "hijri" (numbers; weekdays from Monday, 0), "season" (21 to 24),
    "part" (early, mid, late), "shift" (-1 last, 0 this, 1 next), "unit" (day, week, month, year), "count",
    "until" (a year), "decade", "open" (since, before), "about" (1), as far as the words have them.
    """

    start: int
    end: int
    kind: str
    said: Mapping[str, int | str]


def date_words(tag: str) -> DateWords | None:
    """What is known of dates in a language; None if nothing is."""
    return _OWN.get(primary(tag))


def phrases(flat: str, tag: str) -> tuple[Phrase, ...]:
    """The dates in a text that was made flat (`folding.flat`), in order, none over another; places are of `flat`."""
    words = date_words(tag)
    if words is None:
        return ()
    found: list[Phrase] = []
    for kind, pattern in words.patterns:
        for match in pattern.finditer(flat):
            start, end = match.span("whole")
            at = bisect_left(found, start, key=lambda phrase: phrase.start)
            apart = found[at - 1].end <= start if at else True
            if (
                apart
                and all(end <= after.start for after in found[at : at + 1])
                and "\n" not in match["whole"]
            ):
                found.insert(at, Phrase(start, end, kind, _said(match, words)))
    return tuple(found)


def _said(match: re.Match[str], words: DateWords) -> dict[str, int | str]:
    said: dict[str, int | str] = {}
    for group, text in match.groupdict().items():
        name = group.rstrip("_")
        if text is not None and name != "whole":
            meaning = words.tables.get(name, {}).get(" ".join(text.split()))
            said[name] = int(text) if meaning is None else meaning
    return said
