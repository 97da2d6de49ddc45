"""Hits: where the words of a text are a form of a name, whatever it may name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tahqiq.author.forms import Forms, Node
from tahqiq.languages import naming
from tahqiq.languages.folding import words
from tahqiq.languages.naming import Reading, key, readings

_LOWER_AFTER = re.compile(r"[ -][a-z]")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]")


class Beside(NamedTuple):
    """What stands beside words in Latin letters that may make them part of what another thing is called."""

    lower_after: bool = False
    capital_after: bool = False
    capital_before: bool = False


class Hit(NamedTuple):
    """Words that are a form: `text[start:end]`; `gaps` are the signs between them, which only some names have.

    `likely` is how surely no letter before the first word belongs to it, from 0 to 1.
    """

    start: int
    end: int
    node: Node
    gaps: tuple[str, ...]
    likely: float


class _Token(NamedTuple):
    """A word of a text, as it is compared, and the ways to take it, each as it is compared."""

    start: int
    end: int
    form: str
    ways: tuple[tuple[str, Reading], ...]


def hits(text: str, forms: Forms) -> Iterator[Hit]:
    """Each form that begins at some word of a text."""
    tokens = tuple(_tokens(text))
    for at, token in enumerate(tokens):
        for form, reading in token.ways:
            first = forms.first.get(form)
            if first:
                yield from _from(first, text, tokens[at : at + first.longest], reading)


def _tokens(text: str) -> Iterator[_Token]:
    for start, end, folded in words(text):
        ways = tuple((key(reading.form), reading) for reading in readings(text[start:end]))
        yield _Token(start, end, key(folded), ways)


def _from(first: Node, text: str, tokens: Sequence[_Token], reading: Reading) -> Iterator[Hit]:
    """The forms that begin with a reading of the first of some words, the longest first."""
    token = tokens[0]
    start, end = token.start + reading.start, token.start + reading.end
    found = [Hit(start, end, first, (), reading.likely)] if first.forms else []
    node: Node | None = first
    gaps: tuple[str, ...] = ()
    if not any(map(str.isalpha, text[end : token.end])):
        for before, token in pairwise(tokens):
            gap = text[before.end : token.start]
            if not node or not node.after or "\n" in gap:
                break
            gaps = (*gaps, sign) if (sign := gap.strip()) else gaps
            for last, stop in _last(node, token):
                found.append(Hit(start, stop, last, gaps, reading.likely))
            node = node.after.get(token.form)
    return reversed(found)


def _last(node: Node, token: _Token) -> Iterator[tuple[Node, int]]:
    """The forms that end with a word, which may carry a sign of possession, each with where it ends."""
    seen: set[str] = set()
    for form, reading in token.ways:
        last = node.after.get(form)
        if last and last.forms and not reading.start and form not in seen:
            seen.add(form)
            yield last, token.start + reading.end


def beside(text: str, start: int, end: int) -> Beside:
    """What stands beside some words of a text; nothing that tells, where they are of another script."""
    if not text[start].isascii():
        return Beside()
    return Beside(
        bool(_LOWER_AFTER.match(text, end)),
        bool(_CAPITAL_AFTER.match(text, end)),
        naming.capital_before(text, start),
    )
