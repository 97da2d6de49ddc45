"""Hints at what was meant: the nearest of the names that are known, in a time that does not grow with their number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from tahqiq.limits import HINTS

_AROUND = 50
_FEW = 4 * _AROUND
_LONGEST = 100


def nearest(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word; empty if none is near. For a word, and not for thousands."""
    return Hints().nearest(word, known)


class Hints:
    """Hints for one part of an edition: for its first `HINTS` words, each looked for once; nobody reads more of them.

    A slip leaves the beginning or the end of a word as it was. So of many known words only those are compared that
    stand beside it in the order of beginnings, or in that of ends.
    """

    __slots__ = ("_answers", "_left", "_orders")

    def __init__(self, before: Hints | None = None) -> None:
        """`before` are those for another part, whose names have been put in order."""
        self._left = HINTS
        self._answers: dict[tuple[int, str], tuple[Collection[str], str]] = {}
        # By identity, for to compare thousands of names takes as long as to sort them; kept, so that it stays theirs.
        self._orders: dict[int, tuple[Collection[str], list[str], list[str]]] = (
            before._orders if before else {}
        )

    def nearest(self, word: str, known: Collection[str]) -> str:
        """A hint that names the nearest known word; empty if none is near."""
        asked = (id(known), word)
        if asked not in self._answers:
            if not self._left or len(word) > _LONGEST:
                return ""
            self._left -= 1
            self._answers[asked] = known, self._nearest(word, known)
        return self._answers[asked][1]

    def _nearest(self, word: str, known: Collection[str]) -> str:
        among = sorted(known) if len(known) <= _FEW else sorted(set(self._beside(word, known)))
        found = get_close_matches(word, among, n=1, cutoff=0.6)
        return f'did you mean "{found[0]}"?' if found else ""

    def _beside(self, word: str, known: Collection[str]) -> Iterator[str]:
        if id(known) not in self._orders:
            ends = sorted(name[::-1] for name in known)
            self._orders[id(known)] = known, sorted(known), ends
        _, beginnings, ends = self._orders[id(known)]
        yield from _around(beginnings, word)
        yield from (name[::-1] for name in _around(ends, word[::-1]))


def _around(names: list[str], word: str) -> list[str]:
    at = bisect_left(names, word)
    return names[max(at - _AROUND, 0) : at + _AROUND]
