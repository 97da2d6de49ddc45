"""Sentences: the text around quotations, in places of the flat text, and who is named in it."""

from __future__ import annotations

import re
from bisect import bisect_left
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
            if not any(start <= n.start < end for start, end in quotes)
        ]

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

    def context(self, number: int) -> str:
        """The sentence around a quotation, without any quotations, and what leads to it."""
        opening, closing = self._sentence(number)
        start, end = self.quotes[number]
        return self._outside(opening, start) + " " + self._outside(end, closing)

    def lead(self, number: int) -> str:
        """What stands right before a quotation in its sentence."""
        opening, _ = self._sentence(number)
        after = self.quotes[number - 1][1] if number else 0
        return self.text[max(opening, after) : self.quotes[number][0]]

    def sentence(self, number: int) -> tuple[int, int]:
        """Where the sentence around a quotation begins and ends, in code points of the plain text."""
        opening, closing = self._sentence(number)
        return self._places[opening], self._places[closing]

    def _outside(self, start: int, end: int) -> str:
        text = self.text[start:end]
        for first, last in self.quotes:
            if start <= first and last <= end:
                text = text.replace(self.text[first:last], " ")
        return text

    def _sentence(self, number: int) -> tuple[int, int]:
        """Where the sentence around a quotation begins and ends; marks inside quotations end none."""
        start, end = self.quotes[number]
        ends = [m.end() for m in _END.finditer(self.text) if not self._quoted(m.start())]
        ends += [e for n, (s, e) in enumerate(self.quotes) if n != number and self._closed(s, e)]
        opening = max([e for e in ends if e <= start], default=0)
        if self._closed(start, end) and not self._tail_follows(end):
            return opening, end
        return opening, min([e for e in ends if e > end], default=len(self.text))

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
        return any(start <= at < end for start, end in self.quotes)
