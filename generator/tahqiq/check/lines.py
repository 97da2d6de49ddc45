"""Places of a text, as it was typed, to offsets in it and back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from tahqiq.problems import Place
from tahqiq.read import Text


class Lines:
    """Where the lines of a text begin. Offsets count code points of `Text.written` from 0."""

    __slots__ = ("_file", "_starts")

    def __init__(self, text: Text) -> None:
        self._file = text.file
        self._starts = [0, *accumulate(len(line) + 1 for line in text.written.split("\n"))]

    def offset(self, place: Place) -> int:
        """Where a place begins."""
        return self._starts[place.line - 1] + place.column - 1

    def place(self, start: int, end: int) -> Place:
        """The place of some characters, as far as they stand on the line of the first."""
        line = bisect_right(self._starts, start)
        ends = min(end, self._starts[line] - 1)
        return Place(self._file, line, start - self._starts[line - 1] + 1, max(ends - start, 1))
