"""A quote's words, as they are compared with a source: their trimming, digest and place."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MARKS = "“”„«»‹›‘’\"'"
# The reader of a page cannot see these; an editor's keyboard puts them beside quotation marks.
_EDGE = MARKS + " \t\n\r\u00a0\u200e\u200f\u2066\u2067\u2068\u2069"


class Interval(NamedTuple):
    """Code points of the source text in NFC, from 0, the end not included."""

    start: int
    end: int


def trim(passage: str) -> tuple[int, int]:
    """(start, end) of a passage without spaces and quotation marks at its ends (format.md, Evidence)."""
    start, end = 0, len(passage)
    while start < end and passage[start] in _EDGE:
        start += 1
    while end > start and passage[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else (0, len(passage))


def words(passages: Iterable[str]) -> tuple[str, ...]:
    """The words of a quote: each of its passages in NFC, without spaces and quotation marks at its ends."""
    normal = (unicodedata.normalize("NFC", p) for p in passages)
    return tuple(p[slice(*trim(p))] for p in normal)


def digest(passages: Iterable[str]) -> str:
    """SHA-256 of a quote's words, its passages joined by line feeds, in UTF-8."""
    return hashlib.sha256("\n".join(words(passages)).encode()).hexdigest()


def locate(passages: Sequence[str], source: str, after: int = 0) -> tuple[Interval, ...] | None:
    """Where the words of a quote stand in a source, passage after passage; None if one does not occur.

    `source` is in NFC. Words that occur more than once are taken at the first place from `after` on, so
    that quotes looked up in reading order find their own places; if there is none, from the beginning.
    """
    return _from(words(passages), source, after) or (_from(words(passages), source, 0) if after else None)


def _from(passages: Sequence[str], source: str, at: int) -> tuple[Interval, ...] | None:
    found: list[Interval] = []
    for passage in passages:
        at = source.find(passage, at)
        if at < 0 or not passage:
            return None
        found.append(Interval(at, at + len(passage)))
        at += len(passage)
    return tuple(found) or None
