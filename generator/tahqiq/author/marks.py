"""Straight marks: whether each opens or closes a quotation, and which mark of the language it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tahqiq.languages import language
from tahqiq.problems import Place
from tahqiq.read import yaml
from tahqiq.read.markdown.readable import Readable
from tahqiq.read.nodes import Mapping, Node, Scalar, Sequence

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
    straight = [found.start() for found in re.finditer('"', words)]
    if at not in straight or len(straight) % 2:
        return ""
    for number, where in enumerate(straight):
        if not (_closes(words, where) if number % 2 else _opens(words, where)):
            return ""
    opening, closing = _pair(text, tag)
    if any(words.count(first, 0, at) != words.count(last, 0, at) for first, last in (("“", "”"), ("«", "»"))):
        return ""
    return closing if straight.index(at) % 2 else opening


def straight_apostrophe(place: Place, text: str, start: int) -> str:
    """The sign for a straight apostrophe at an offset of a file's text; empty where it may belong to a quotation."""
    words, at, tag = _around(place, text, start)
    if words[at : at + 1] != "'" or not words[:at][-1:].isalpha():
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
    return bool(words[:at][-1:].strip()) and not words[at + 1 : at + 2].isalnum()


def _pair(text: str, tag: str) -> tuple[str, str]:
    """The marks that the file has already, or else the language's first ones."""
    here = language(tag)
    used = [pair for pair in here.writing.marks if pair[0] in text]
    return max(used, key=lambda pair: text.count(pair[0])) if used else (here.quotes.open, here.quotes.close)


@lru_cache(maxsize=8)
def _readable(text: str) -> Readable:
    return Readable(text)


def _markdown(place: Place, text: str, start: int) -> tuple[str, int, str]:
    """The paragraph around an offset, where in it the offset is, and the language that the file's name says."""
    readable = _readable(text)
    at = readable.here(start)
    first, last = 0, len(readable.text)
    for gap in _PARAGRAPHS.finditer(readable.text):
        if gap.end() <= at:
            first = gap.end()
        elif gap.start() >= at:
            last = gap.start()
            break
    return readable.text[first:last], at - first, place.file.rpartition("/")[2].removesuffix(".md")


@lru_cache(maxsize=8)
def _values(text: str) -> tuple[tuple[str, Scalar], ...]:
    root, _ = yaml.parse(text, "")
    return tuple(_scalars("", root)) if root else ()


def _yaml(place: Place, text: str) -> tuple[str, int, str]:
    """The value around a place, where in it the place is, and the key that it stands under."""
    for key, value in _values(text):
        at = value.place
        if at.line == place.line and at.column <= place.column < at.column + at.length:
            return value.text, place.column - at.column - (at.length - len(value.text)) // 2, key
    return "", 0, ""


def _scalars(key: str, node: Node) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _scalars(entry.key.text, entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(key, item)
