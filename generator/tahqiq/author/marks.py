"""Straight marks: whether each opens or closes a quotation, and which mark of the language it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping as Lookup
from functools import lru_cache

from tahqiq.languages import language
from tahqiq.problems import Place
from tahqiq.read import yaml
from tahqiq.read.markdown.readable import Readable
from tahqiq.read.nodes import Scalar, scalars

# Before a quotation Arabic joins a letter or two to it, with or without a tatweel: و"نعم", لـ"نعم".
_PREFIX = re.compile(r"(?:^|[^\w])\w{0,2}ـ?$")
_OPENING = re.compile(r"(?<!\w)'(?=\w)")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def straight_mark(place: Place, text: str, start: int) -> str:
    """The language's mark for the straight one at an offset of a file's text; empty where it is not certain.

    Certain is what comes in pairs within a paragraph or a value, outside of other quotations, each opening one before
    a word and each closing one after one.
    """
    if text[start : start + 1] != '"':
        return ""
    words, at, tag = _around(place, text, start)
    number = _paired(words).get(at)
    if number is None:
        return ""
    opening, closing = _pair(text, tag)
    if any(words.count(first, 0, at) != words.count(last, 0, at) for first, last in (("“", "”"), ("«", "»"))):
        return ""
    return closing if number % 2 else opening


# A paragraph is asked for each of its marks: what is found in it is kept for the next.
@lru_cache(maxsize=8)
def _paired(words: str) -> Lookup[int, int]:
    """Where the straight marks stand, each with its number from 0; none where not all of them make pairs."""
    found = {one.start(): number for number, one in enumerate(re.finditer('"', words))}
    sound = len(found) % 2 == 0 and all(
        _closes(words, at) if number % 2 else _opens(words, at) for at, number in found.items()
    )
    return found if sound else {}


def straight_apostrophe(place: Place, text: str, start: int) -> str:
    """The sign for a straight apostrophe at an offset of a file's text; empty where it may belong to a quotation."""
    words, at, tag = _around(place, text, start)
    if words[at : at + 1] != "'" or not words[max(at - 1, 0) : at].isalpha():
        return ""
    if not words[at + 1 : at + 2].isalpha() and _OPENING.search(words, 0, at):
        return ""
    return language(tag).writing.apostrophe


def _around(place: Place, text: str, start: int) -> tuple[str, int, str]:
    """The paragraph or the value around an offset, where in it the offset is, and its language."""
    return _yaml(place, text) if place.file.endswith(".yml") else _markdown(place, text, start)


def _opens(words: str, at: int) -> bool:
    after = words[at + 1 : at + 2]
    return (
        bool(after.strip()) and after not in ".,;:!?،؛؟)" and bool(_PREFIX.search(words[max(at - 5, 0) : at]))
    )


def _closes(words: str, at: int) -> bool:
    return bool(words[max(at - 1, 0) : at].strip()) and not words[at + 1 : at + 2].isalnum()


@lru_cache(maxsize=8)
def _pair(text: str, tag: str) -> tuple[str, str]:
    """The marks that the file has already, or else the language's first ones."""
    here = language(tag)
    used = [pair for pair in here.writing.marks if pair[0] in text]
    return max(used, key=lambda pair: text.count(pair[0])) if used else (here.quotes.open, here.quotes.close)


@lru_cache(maxsize=8)
def _paragraphs(text: str) -> tuple[Readable, list[int], list[int]]:
    """A text as it reads; where its paragraphs begin, and where each of them ends."""
    readable = Readable(text)
    gaps = [gap.span() for gap in _PARAGRAPHS.finditer(readable.text)]
    return readable, [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(readable.text)]


def _markdown(place: Place, text: str, start: int) -> tuple[str, int, str]:
    """The paragraph around an offset, where in it the offset is, and the language that the file's name says."""
    readable, begins, ends = _paragraphs(text)
    at = readable.here(start)
    number = bisect_right(begins, at) - 1
    first = begins[number]
    return readable.text[first : ends[number]], at - first, place.file.rpartition("/")[2].removesuffix(".md")


@lru_cache(maxsize=8)
def _values(text: str) -> tuple[tuple[str, Scalar], ...]:
    root, _ = yaml.parse(text, "")
    return tuple(scalars(root))


def _yaml(place: Place, text: str) -> tuple[str, int, str]:
    """The value around a place, where in it the place is, and the key that it stands under."""
    for key, value in _values(text):
        at = value.place
        if at.line == place.line and at.column <= place.column < at.column + at.length:
            return value.text, place.column - at.column - (at.length - len(value.text)) // 2, key
    return "", 0, ""
