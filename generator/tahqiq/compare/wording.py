"""Two texts word by word: what stands in both, what in one; a word is changed as a whole, for letters join.

A word is a run of letters, digits and the marks upon them in any script, with apostrophes within; a space and a mark
of punctuation are pieces of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from tahqiq.compare.values import Piece
from tahqiq.matching import Allowance, Matching, common_beginning

APOSTROPHES = "'’ʼ"


def word_by_word(before: str, after: str, allowance: Allowance) -> tuple[Piece, ...]:
    """Both texts in pieces: those that are the same or removed make up `before`, same or added `after`.

    Where the allowance is used up, what lies between the first and the last change is one.
    """
    old, new = tokens(before), tokens(after)
    start = common_beginning(old, new)
    end = common_beginning(old[start:][::-1], new[start:][::-1])
    middle = _compared(old[start : len(old) - end], new[start : len(new) - end], allowance)
    runs = [
        ("same", old[:start], new[:start]),
        *middle,
        ("same", old[len(old) - end :], new[len(new) - end :]),
    ]
    return tuple(_pieces(_without_islands(runs)))


def tokens(text: str) -> list[str]:
    """The words, runs of spaces and single marks that a text is made of."""
    found: list[str] = []
    for kind, characters in groupby(text, _kind):
        run = "".join(characters)
        if kind == "mark":
            found += run
        elif (
            kind == "word" and len(found) > 1 and found[-1] in APOSTROPHES and _kind(found[-2][-1]) == "word"
        ):
            found[-2:] = [found[-2] + found[-1] + run]
        else:
            found.append(run)
    return found


def _kind(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LNM" or category == "Cf":
        return "word"
    return "space" if character.isspace() else "mark"


_Run = tuple[str, list[str], list[str]]


def _compared(old: list[str], new: list[str], allowance: Allowance) -> list[_Run]:
    matcher = Matching(old, new, allowance)
    return [
        ("same" if tag == "equal" else "changed", old[a:b], new[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _without_islands(runs: Iterable[_Run]) -> list[_Run]:
    """A space alone between two changes belongs to them: two words that changed are one change."""
    found: list[_Run] = []
    for run in [run for run in runs if run[1] or run[2]]:
        state, old, new = run
        island = len(found) > 1 and found[-1][0] == "same" and found[-2][0] == "changed"
        if state == "changed" and island and "".join(found[-1][1]).isspace():
            # Put behind what there is: to copy it each time would take a time that grows with the square.
            space, last = found.pop(), found[-1]
            last[1].extend((*space[1], *old))
            last[2].extend((*space[2], *new))
        else:
            found.append(run)
    return found


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    for same, group in groupby(runs, lambda run: run[0] == "same"):
        each = list(group)
        old = "".join(word for _, left, _ in each for word in left)
        new = "".join(word for _, _, right in each for word in right)
        if same:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("removed", old)
        if new:
            yield Piece("added", new)
