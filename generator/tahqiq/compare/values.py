"""Differences as values: what has changed, where in the edition, from what to what."""

from __future__ import annotations

from typing import Literal

import msgspec

from tahqiq.compare.lost import Lost
from tahqiq.problems import Problem

State = Literal["added", "removed", "changed", "moved", "renamed"]
Kind = Literal["edition", "article", "actor", "event", "term", "page"]
KINDS: tuple[Kind, ...] = ("article", "actor", "event", "term", "page", "edition")
"""In the order in which a reviewer reads them."""


class Said(msgspec.Struct, frozen=True):
    """What stood, or stands, in one place.

    `kind` says how `value` is to be read: words in a `language`; an EDTF date; the id of a thing, whose names by
    language are `names`; a value of a closed list, as a key of the interface's words; a term and a stance on it;
    the places of a quote's words in its source; or letters that are no language (an address, a digest).
    """

    kind: Literal["words", "date", "thing", "choice", "stance", "places", "literal"]
    value: str
    language: str = ""
    names: tuple[tuple[str, str], ...] = ()


class Piece(msgspec.Struct, frozen=True):
    """A part of a text that stands in both states, or in one of them."""

    state: Literal["same", "removed", "added"]
    text: str


class Counterpart(msgspec.Struct, frozen=True):
    """What became of the same block in another language: a key of `diff.counterpart.` in the interface's words."""

    language: str
    state: Literal["changed", "stale", "stamped", "unchanged", "original-unchanged"]


class Change(msgspec.Struct, frozen=True):
    """One thing that has changed in an article, an actor and so on.

    `aspect`: what it is, a key of `diff.aspect.` in the interface's words. `language`: of which language's words.
    `block` and `form`: in which block, and what kind of block it is. `about`: which quote, register, picture, actor
    (whose `names` are by language). `pieces`: both states of a text, word by word.
    """

    aspect: str
    state: State
    language: str = ""
    block: str = ""
    form: str = ""
    about: str = ""
    names: tuple[tuple[str, str], ...] = ()
    before: tuple[Said, ...] = ()
    after: tuple[Said, ...] = ()
    pieces: tuple[Piece, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """A thing of the edition that has changed. `formerly`: its id before, if that was another.

    `partial`: it has errors in one of the states, so that only those of its texts were compared that could be read.
    """

    kind: Kind
    id: str
    state: State
    names: tuple[tuple[str, str], ...] = ()
    formerly: str = ""
    partial: bool = False
    changes: tuple[Change, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """All differences of two states of an edition, the addresses that the second has lost, the problems that are new in
    it or gone from it."""

    before: str
    after: str
    differences: tuple[Difference, ...] = ()
    new: tuple[Problem, ...] = ()
    gone: tuple[Problem, ...] = ()
    lost: tuple[Lost, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.differences or self.new or self.gone)
