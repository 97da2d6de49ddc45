"""Ranges of a text that lie inside each other or apart, as spans do, and which of them have a character of a range."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Range(Protocol):
    """Code points of a text from `start` to before `end`, at least one."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=Range)


class Nested(Generic[R]):
    """Ranges that were found once, to be asked for many places: each answer takes as long as it is, not as all are."""

    __slots__ = ("_around", "_starts", "ranges")

    def __init__(self, ranges: Iterable[R] = ()) -> None:
        """`ranges`: in the order of the text, what is around before what is inside. No two cross."""
        self.ranges = tuple(ranges)
        self._starts = [one.start for one in self.ranges]
        self._around: list[int] = []
        open_: list[int] = []
        for number, one in enumerate(self.ranges):
            while open_ and self.ranges[open_[-1]].end <= one.start:
                open_.pop()
            self._around.append(open_[-1] if open_ else -1)
            open_.append(number)

    def over(self, start: int, end: int) -> tuple[R, ...]:
        """Those that have a character of a range, in the order of the text."""
        first = bisect_left(self._starts, start)
        found: list[R] = []
        before = first - 1
        while before >= 0:
            if self.ranges[before].end > start:
                found.append(self.ranges[before])
            before = self._around[before]
        return (*reversed(found), *self.ranges[first : bisect_left(self._starts, end, first)])


class Apart(Generic[R]):
    """Ranges that are found one by one, none of which lies over another."""

    __slots__ = ("_found", "_starts")

    def __init__(self, found: Iterable[R] = ()) -> None:
        self._found = sorted(found, key=lambda f: f.start)
        self._starts = [f.start for f in self._found]

    def add(self, one: R) -> None:
        """One more, which lies over none that is there."""
        at = bisect_left(self._starts, one.start)
        self._starts.insert(at, one.start)
        self._found.insert(at, one)

    def over(self, start: int, end: int) -> list[R]:
        """Those that have a character of a range."""
        first = bisect_right(self._starts, start)
        if first and self._found[first - 1].end > start:
            first -= 1
        return self._found[first : bisect_left(self._starts, end)]
