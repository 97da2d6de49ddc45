"""Names across scripts: which words of an actor's names stand for each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations

from tahqiq.languages.folding import fold, words
from tahqiq.search.stems import ARABIC, skeleton

# How much of the sound of two words must be the same, of 1.
_ALIKE = 0.6
_REMAINING = 0.4
_ARTICLE = re.compile(r"^(?:(?:al|el|ad|an|ar|as|ash|at|az|ul)-|ال(?=...))|'s$")
# An alef that is written with a hamza begins no article.
_FIRM = ("أ", "إ", "آ")
_PARTICLES = frozenset(
    ["al", "el", "the", "of", "and", "de", "bin", "ibn", "st", "بن", "ابن", "في", "من", "و"]
)
_SCRIPTS = (ARABIC, re.compile("[a-z\u00df-\u024f]"))


def pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """(form, other form) that stand for each other in the names of one actor, in both directions.

    Words in different scripts: of names of one word each, the two; of longer names those that sound alike.
    Forms are without the article, in Latin letters too (al-Sudani).
    """
    found: set[tuple[str, str]] = set()
    for one, other in combinations([split for name in names if (split := _split(name))], 2):
        if one[0] != other[0]:
            found.update(_matched(one[1], other[1]))
    return found | {(b, a) for a, b in found}


def _split(name: str) -> tuple[int, list[str]] | None:
    """The script of a name and its words, without particles; None if it has no letters of a script we know."""
    forms = [
        form for word in words(name) for form in _parts(name[word.start : word.end]) if form not in _PARTICLES
    ]
    for number, script in enumerate(_SCRIPTS):
        if forms and all(script.search(form) for form in forms):
            return number, forms
    return None


def _parts(printed: str) -> Iterable[str]:
    whole = fold(printed).lower()
    word = whole if printed.startswith(_FIRM) else _ARTICLE.sub("", whole)
    return [part for part in word.split("-") if part]


def _matched(some: list[str], others: list[str]) -> Iterable[tuple[str, str]]:
    if len(some) == len(others) == 1:
        return [(some[0], others[0])]
    left, right = list(dict.fromkeys(some)), list(dict.fromkeys(others))
    ranked = sorted(((_alike(a, b), a, b) for a in left for b in right), reverse=True)
    found: list[tuple[str, str]] = []
    for likeness, a, b in ranked:
        last = len(left) == len(right) == 1 and bool(found)
        if likeness >= (_REMAINING if last else _ALIKE) and a in left and b in right:
            found.append((a, b))
            left.remove(a)
            right.remove(b)
    return found


def _alike(word: str, other: str) -> float:
    """How alike two words sound, by their consonants, from 0 to 1."""
    some, others = skeleton(word), skeleton(other)
    if some and others and some[0].isascii() and others[0].isascii():
        return SequenceMatcher(None, some, others, autojunk=False).ratio()
    return float(not some and not others)
