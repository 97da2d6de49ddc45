"""Folding: a text to the words that are compared, in searches and among names, each with its place as printed.

The rules are in tables.json, which the browser reads too (templates/assets/search/folding.js); the two must
agree on every word, and a test holds them to it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tahqiq.paths import PACKAGE

TABLES = PACKAGE / "languages" / "tables.json"


class Word(NamedTuple):
    """One word of a text: `text[start:end]` as printed, `folded` as it is compared."""

    start: int
    end: int
    folded: str


class _Rules(NamedTuple):
    word: re.Pattern[str]
    dropped: re.Pattern[str]
    separators: re.Pattern[str]
    edges: str
    letters: dict[int, str]


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; what folds to nothing is none."""
    for match in _rules().word.finditer(text):
        if folded := fold(match[0]):
            yield Word(match.start(), match.end(), folded)


def tokens(text: str) -> list[str]:
    """The words of a text as printed, those too that fold to nothing."""
    return _rules().word.findall(text)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """A word without marks, tatweel and invisible characters, its letters and digits in one form each.

    Case stays as it is: the index's own rules, on both sides, see to it.
    """
    rules = _rules()
    bare = rules.dropped.sub("", unicodedata.normalize("NFKD", word)).translate(rules.letters)
    # Compatibility forms may stand for whole phrases (ﷺ) or bring punctuation along: a word stays one word.
    return rules.separators.sub("", unicodedata.normalize("NFC", bare)).strip(rules.edges)


def flat(text: str) -> tuple[str, tuple[int, ...]]:
    """A text in which patterns can be looked for: letters and digits folded, in lower case, marks left out.

    With it, for each of its characters and for its end, which code point of the text it comes from.
    """
    characters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        folded = _flat(character)
        characters.append(folded)
        places += [at] * len(folded)
    return "".join(characters), (*places, len(text))


@lru_cache(maxsize=1 << 12)
def _flat(character: str) -> str:
    if character.isalnum():
        return fold(character).lower()
    return "" if _rules().dropped.fullmatch(character) else character


@cache
def stops() -> frozenset[str]:
    """Words, folded, that stand in nearly every text and say nothing of it."""
    return frozenset(json.loads(TABLES.read_bytes())["stops"].split())


@cache
def _rules() -> _Rules:
    tables = json.loads(TABLES.read_bytes())
    separators = _ranges(tables["separators"])
    return _Rules(
        word=re.compile(f"[^{separators}]+"),
        dropped=re.compile(f"[{_ranges(tables['dropped'])}]+"),
        separators=re.compile(f"[{separators}]+"),
        edges=tables["edges"],
        letters=str.maketrans(tables["letters"]),
    )


def _ranges(pairs: Iterable[str]) -> str:
    return "".join("-".join(f"\\u{ord(c):04x}" for c in pair) for pair in pairs)
