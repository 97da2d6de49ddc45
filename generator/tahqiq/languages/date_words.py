"""The DateWords record: what must be known of a language to find dates in its texts and to say why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """Dates of one language, as data over flat text (`folding.flat`).

    `patterns` are (kind of phrase, pattern), the more exact before the less; a pattern's groups, a `_` at their
    end aside, are named as in `dating.Phrase`. `tables` give the meaning of a group's words, by the group's name;
    a group without one is a number. `first_weekday` begins a week (0 is Monday). `reasons` say in the language
    why a date was put on words: templates with {words}, {published} and {date}, by kind ("counted", "nearest",
    "stated").
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    tables: Mapping[str, Mapping[str, int | str]]
    first_weekday: int
    reasons: Mapping[str, str]


_GAP = 20


def written(pattern: str) -> re.Pattern[str]:
    """A pattern in which no gap between words is longer than any that people write.

    Two gaps may stand side by side, with a comma that may be left out: all the ways to divide spaces between them are
    tried.
    """
    return re.compile(pattern.replace(r"\s*", rf"\s{{0,{_GAP}}}").replace(r"\s+", rf"\s{{1,{_GAP}}}"))


def either(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return (
        "(?:"
        + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
        + ")"
    )
