"""Sentences: the text around quotations, in places of the flat text, and who is named in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tahqiq.languages.folding import flat
from tahqiq.languages.saying import SayingWords

_END = re.compile(r"[.!?؟؛](?=\s|$)|\n")
# Up to seven words, and a comma before the quotation goes on.
_ONLY_SAYS = re.compile(r"[,،]?\s+(?:[^\s,،:;؛]+[,،]?\s+){0,6}[^\s,،:;؛]+[,،]\s*")
_TERMINAL = re.compile(r"[.!?؟…][”»\"’]*$")


class Named(NamedTuple):
    """An actor that a block names, at code points of its plain text; whether it is a person."""

    start: int
    end: int
    id: str
    person: bool = False


def _in_one(quotes: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of some quotations, which are in order."""
    last = bisect_right(quotes, (at, at + 1 << 30))
    return bool(last) and quotes[last - 1][0] <= at < quotes[last - 1][1]


class Sentences:
    """One block's text as it is looked through: flat, with its quotations and names in places of the flat text."""

    def __init__(
        self, text: str, words: SayingWords, quotes: Sequence[tuple[int, int]], names: Sequence[Named]
    ) -> None:
        self.words = words
        self.text, places = flat(text)
        self._places = places
        self.quotes = [(self._at(start), self._at(end)) for start, end in quotes]
        self.names = [
            n._replace(start=self._at(n.start), end=self._at(n.end))
            for n in names
            if not _in_one(quotes, n.start)
        ]
        self._name_starts = [n.start for n in self.names]
        self._starts = [start for start, _ in self.quotes]
        ends = [m.end() for m in _END.finditer(self.text) if not self._quoted(m.start())]
        self._ends = sorted(ends + [end for start, end in self.quotes if self._closed(start, end)])
        self._channels: dict[tuple[int, int], str] = {}
        self._around: dict[int, tuple[int, int]] = {}

    def _at(self, place: int) -> int:
        return bisect_left(self._places, place)

    def goes_on(self, number: int) -> bool:
        """Whether a quotation is the one before it gone on, mere words of who says it between: “A,” he said, “b”."""
        if not number:
            return False
        (start, end), (after, _) = self.quotes[number - 1], self.quotes[number]
        gap = self.text[end:after]
        breaks = _END.search(gap) or _TERMINAL.search(self.text[start:end])
        return not breaks and bool(_ONLY_SAYS.fullmatch(gap)) and bool(self.words.verb.search(gap))

    def channel(self, number: int) -> str:
        """The channel that the sentence around a quotation tells, what is quoted in it left out; empty if none."""
        sentence = self._sentence(number)
        # One sentence may have any number of quotations.
        if sentence not in self._channels:
            words = self._outside(*sentence)
            told = (channel for pattern, channel in self.words.channels if pattern.search(words))
            self._channels[sentence] = next(told, "")
        return self._channels[sentence]

    def between(self, start: int, end: int) -> Sequence[Named]:
        """The names that begin in a range."""
        first = bisect_left(self._name_starts, start)
        return self.names[first : bisect_left(self._name_starts, end, first)]

    def named_at(self, at: int) -> bool:
        """Whether a name has the character at a place."""
        last = bisect_right(self._name_starts, at)
        return bool(last) and at < self.names[last - 1].end

    def lead(self, number: int) -> str:
        """What stands right before a quotation in its sentence."""
        opening, _ = self._sentence(number)
        after = self.quotes[number - 1][1] if number else 0
        return self.text[max(opening, after) : self.quotes[number][0]]

    def _outside(self, start: int, end: int) -> str:
        parts, at = [], start
        for first, last in self.quotes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            parts.append(self.text[at:first])
            at = min(last, end)
        return " ".join([*parts, self.text[at:end]])

    def _sentence(self, number: int) -> tuple[int, int]:
        """Where the sentence around a quotation begins and ends; marks inside quotations end none."""
        if number not in self._around:
            self._around[number] = self._found_around(number)
        return self._around[number]

    def _found_around(self, number: int) -> tuple[int, int]:
        start, end = self.quotes[number]
        before = bisect_right(self._ends, start)
        opening = self._ends[before - 1] if before else 0
        if self._closed(start, end) and not self._tail_follows(end):
            return opening, end
        after = bisect_right(self._ends, end)
        return opening, self._ends[after] if after < len(self._ends) else len(self.text)

    def _closed(self, start: int, end: int) -> bool:
        """Whether a quotation ends its sentence."""
        return bool(_TERMINAL.search(self.text[start:end])) and not re.match(
            r"\s*[,،]", self.text[end : end + 2]
        )

    def _tail_follows(self, end: int) -> bool:
        """Whether a quotation that ends like a sentence goes on with who says it: “Why?” he asked."""
        after = self.text[end : end + 60]
        verb = self.words.verb.search(after)
        stop = _END.search(after)
        if not verb or (stop and stop.start() < verb.start()):
            return False
        return len(after[: verb.start()].split()) < 4

    def _quoted(self, at: int) -> bool:
        last = bisect_right(self._starts, at)
        return bool(last) and at < self.quotes[last - 1][1]
