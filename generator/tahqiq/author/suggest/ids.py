"""Ids of new quotes: the speaker's and a word of what was said, each once in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tahqiq.author.suggest.suggestion import Spot
from tahqiq.languages.folding import stops
from tahqiq.schema.fields import ID_LENGTH

_LATIN = re.compile(r"[a-z]{4,20}")
_ENDING = re.compile(r"-of-[a-z-]+$|-\d+$")
_ROOM = 12


class Ids:
    """The ids that an article's quotes have, and those that are given anew."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def new(self, speaker: str, spots: Sequence[Spot]) -> str:
        """An id for the quote of a speaker (may be empty): with a word of it in Latin letters, or a number."""
        stem = _ENDING.sub("", speaker) or "quote"
        stem = stem[: ID_LENGTH - 2 * _ROOM].strip("-")
        word = _word(spots, stem)
        first = f"{stem}-{word}" if word else f"{stem}-1"
        name, numbered = first, first if word else stem
        number = self._numbers.get(numbered, 2)
        while name in self._taken:
            name = f"{numbered}-{number}"
            number += 1
        self._taken.add(name)
        self._numbers[numbered] = number
        return name


def _word(spots: Sequence[Spot], stem: str) -> str:
    """The first long word of what was said that the speaker's id does not have."""
    said = [
        w for spot in spots for w in _LATIN.findall(spot.words.lower()) if spot.words.isascii() or w.isascii()
    ]
    telling = [w for w in said if w not in stops() and w not in stem.split("-")]
    long = [w for w in telling if len(w) > 5]
    return next(iter(long or telling), "")
