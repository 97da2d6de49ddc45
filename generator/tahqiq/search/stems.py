"""Stems: a word without its clitics and endings, and the consonants that are left, in one alphabet.

Forms of one word must come out the same, and with them broken plurals, other spellings and other scripts.
Where a letter may belong to the word or not, both ways are given. See analysis.py for what it is used for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tahqiq.languages.folding import TABLES

ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[a-z\u00df-\u024f]")
_ARTICLE = re.compile("([وف]?[بكل]?ال|[وف]?لل)(.{2,})", re.DOTALL)
_PARTICLES = "فبلك"
_ENDING = re.compile("(?:هما|كما|هم|هن|كم|نا|ون|ين|ان|ات)$")
_DOUBLED = re.compile(r"(.)\1+")
_WEAK = re.compile("[اويء]")
_WEAK_END = "اويءه"
_PLURAL = re.compile("(?:ies|(?<=[sxz])es|(?<=[cs]h)es|(?<=o)es|(?<![sui'])s|'s?)$")
_VERBAL = re.compile("(?:ing|ed)$")
_VOWEL = re.compile("[aeiouy]")


class _Rules(NamedTuple):
    sounds: dict[str, str]
    arabic: list[tuple[re.Pattern[str], str]]
    latin: list[tuple[re.Pattern[str], str]]
    stops: frozenset[str]


def stops() -> frozenset[str]:
    """Words that stand in nearly every text and say nothing of it."""
    return _rules().stops


def cores(form: str) -> Iterator[str]:
    """A form without the clitics that it may have, in each way that makes a difference."""
    if not ARABIC.search(form):
        yield form
        return
    if match := _ARTICLE.fullmatch(form):
        prefix, rest = match.groups()
        yield rest
        if rest.startswith("ال") and len(rest) > 4:
            # Where the article is a word's own beginning, the word lies without it all the same.
            yield rest[2:]
        if prefix.endswith("لل"):
            yield prefix[-1] + rest
        elif len(rest) < 3 or (prefix != "ال" and len(rest) < 6) or (len(rest) == 3 and rest[1] == "ا"):
            yield form
        return
    # The sign of "and" leaves no trace in the consonants, but hides endings.
    word = form[1:] if form[0] == "و" and len(form) > 2 else form
    yield word
    if len(word) > 3 and word[0] in _PARTICLES:
        yield word[1:]
        if len(word) > 4 and word[0] == "ف" and word[1] in _PARTICLES:
            yield word[2:]


def stems(word: str) -> Iterator[str]:
    """A word without its endings; before it, what it is if the last ones are none."""
    if ARABIC.search(word):
        yield from _arabic_stems(word)
    else:
        yield from _latin_stems(word)


def skeleton(word: str) -> str:
    """The consonants of a stem in Latin letters, alike sounds as one; letters of no known script as they are."""
    rules = _rules()
    is_arabic = ARABIC.search(word)
    if not is_arabic and not _LATIN.search(word):
        return word
    for pattern, letter in rules.arabic if is_arabic else rules.latin:
        word = pattern.sub(letter, word)
    sounds = "".join(rules.sounds.get(letter, "") for letter in word)
    if not is_arabic and len(sounds) > 1:
        sounds = sounds.removesuffix("h")
    single = _DOUBLED.sub(r"\1", sounds)
    return single if len(single) > 1 or len(sounds) < 2 else single * 2


def consonants(word: str) -> str:
    """The consonants of an Arabic stem in its own letters, doubled ones once."""
    return _DOUBLED.sub(r"\1", _WEAK.sub("", word))


def _arabic_stems(word: str) -> Iterator[str]:
    has_ended = False
    while word not in stops():
        match = _ENDING.search(word)
        rest = word[: match.start()] if match else word
        strong = _strong(rest)
        if match and len(rest) > 2 and strong > 1:
            if strong == 2:
                yield word
            has_ended = True
        elif word[-1] in _WEAK_END and len(word) > 2:
            rest = word[:-1]
            has_ended = has_ended or word[-1] == "ه"
        elif word[-1] in "تك" and (
            _strong(word) > 3 or (word[-1] == "ت" and has_ended and _strong(word) > 2)
        ):
            rest = word[:-1]
            if _strong(rest) == 2:
                yield word
        else:
            break
        word = rest
    yield word


def _strong(word: str) -> int:
    return len(word) - len(_WEAK.findall(word))


def _latin_stems(word: str) -> Iterator[str]:
    if len(word) > 3 and (match := _PLURAL.search(word)):
        word = word[: match.start()] + ("y" if match[0] == "ies" else "")
    if len(word) > 5 and (match := _VERBAL.search(word)) and _VOWEL.search(word[: match.start()]):
        # Mohammed, Beijing
        yield word
        word = word[: match.start()]
        word += "e" if word[-1] == "c" else ""
    yield word


@cache
def _rules() -> _Rules:
    tables = json.loads(TABLES.read_bytes())
    together = {
        script: [(re.compile(pattern), letter) for pattern, letter in rows]
        for script, rows in tables["together"].items()
    }
    return _Rules(tables["sounds"], together["ar"], together["en"], frozenset(tables["stops"].split()))
