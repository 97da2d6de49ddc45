"""Two sequences side by side, in a time that is bounded: `difflib`, but that it may run out of what it is allowed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
MOST = 8_000_000
"""So many pairs of items may be looked at for one thing, an article or a file; it takes a second or two."""


class Allowance:
    """How many pairs of items may still be looked at: one for all that is compared for one article or file."""

    __slots__ = ("left",)

    def __init__(self, most: int = MOST) -> None:
        self.left = most

    def spend(self, cost: int) -> bool:
        """Whether so much was left; then it is spent."""
        if cost > self.left:
            return False
        self.left -= cost
        return True


class Matching(SequenceMatcher[T]):
    """A matcher that finds no more matches where the allowance does not suffice to look for them.

    What is not looked at counts as changed, as a whole. difflib's own bound (`autojunk`) leaves out what stands
    often, and still takes a time that grows with the square, or the cube.
    """

    def __init__(self, before: Sequence[T], after: Sequence[T], allowance: Allowance) -> None:
        super().__init__(None, before, after, autojunk=False)
        # For each item of `before` difflib goes through all places of it in `after`.
        places = self.b2j  # type: ignore[attr-defined]
        self._length = len(before)
        self._costs = [0, *accumulate(1 + len(places.get(item, ())) for item in before)]
        self._allowance = allowance

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest match within these bounds, or none where it may not be looked for."""
        end = self._length if ahi is None else ahi
        if not self._allowance.spend(self._costs[end] - self._costs[alo]):
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def common_beginning(one: Sequence[T], other: Sequence[T]) -> int:
    """How many items two sequences have in common at their beginning."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
