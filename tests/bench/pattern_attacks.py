"""Texts on which a regular expression may take long, made from the expression itself.

A search takes long where much can be read in many ways, or from many places, and then does not end as it should. So
each text is a beginning, one piece many times, and an end that does not fit. The pieces are what repeated parts of the
expression read, and all single signs and pairs of signs that it knows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

PROBES = " \t\n\ra1A-_.,:/\"'“”(){}[]<>*`\\=#%ابذ١،é\u00a0\u0301\u200b\ufeff"
FEW = 4  # ways in which one part is read
ALPHABET = 9
CATEGORIES = {
    signs.CATEGORY_DIGIT: r"\d", signs.CATEGORY_NOT_DIGIT: r"\D", signs.CATEGORY_SPACE: r"\s",
    signs.CATEGORY_NOT_SPACE: r"\S", signs.CATEGORY_WORD: r"\w", signs.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
REPEATS = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
LONG = 20  # a part that is repeated at most so often is read, and not pumped


class Attack(NamedTuple):
    """A text of any length."""

    beginning: str
    piece: str
    end: str

    def of(self, length: int) -> str:
        """It, in about so many characters."""
        return self.beginning + self.piece * (length // len(self.piece)) + self.end


def attacks(pattern: str, flags: int = 0) -> list[Attack]:
    """All for an expression of Python's."""
    tree = parser.parse(pattern, flags)
    known = alphabet(tree)
    pieces = {*known, *(a + b for a, b in itertools.product(known, repeat=2))}
    made = [Attack("", piece, "") for piece in pieces] + [Attack("", piece, "\x01") for piece in pieces]
    for beginning, piece in pumped(tree, ""):
        made += [Attack(beginning, piece, end) for end in ("", "\x01", "\n", " ", piece[:1] + "\x01")]
        made += [Attack("", beginning + piece, end) for end in ("", "\x01")]
    for whole in read(tree):
        made += [Attack("", part, end) for part in starts(whole) for end in ("", "\x01")]
    return [*dict.fromkeys(attack for attack in made if attack.piece)]


def starts(whole: str) -> Iterable[str]:
    """A text that is read, and what it begins with: the near matches."""
    return {
        whole[:size] for size in (1, 2, 3, 4, 6, 8, 12, len(whole) - 1, len(whole)) if 0 < size <= len(whole)
    }


def alphabet(tree: Any) -> list[str]:
    """Signs that an expression names, and one or two of each class of them."""
    found: dict[str, None] = {}
    for code, value in nodes(tree):
        if code in (signs.LITERAL, signs.NOT_LITERAL):
            found[chr(value)] = None
        elif code is signs.IN:
            found.update(dict.fromkeys(members(value)[:3]))
    return [*dict.fromkeys([*[*found][: ALPHABET - 2], "a", " "])]


def nodes(tree: Any) -> Iterator[tuple[Any, Any]]:
    """All parts of an expression, those within others too."""
    for code, value in tree:
        yield code, value
        for inner in inside(code, value):
            yield from nodes(inner)


def inside(code: Any, value: Any) -> list[Any]:
    """The expressions in a part."""
    if code in REPEATS:
        return [value[2]]
    if code is signs.SUBPATTERN:
        return [value[3]]
    if code is signs.BRANCH:
        return [*value[1]]
    if code is signs.ATOMIC_GROUP:
        return [value]
    return [value[1]] if code in (signs.ASSERT, signs.ASSERT_NOT) else []


def members(items: Any) -> list[str]:
    """Some signs that are of a class."""
    is_negative = items[0][0] is signs.NEGATE
    named = [chr(value) for code, value in items if code is signs.LITERAL]
    named += [chr(end) for code, value in items if code is signs.RANGE for end in value]
    return [sign for sign in dict.fromkeys([*named, *PROBES]) if is_of(sign, items) != is_negative]


def is_of(sign: str, items: Any) -> bool:
    for code, value in items:
        if (
            (code is signs.LITERAL and ord(sign) == value)
            or (code is signs.RANGE and value[0] <= ord(sign) <= value[1])
            or (code is signs.CATEGORY and re.match(CATEGORIES[value], sign))
        ):
            return True
    return False


def read(tree: Any) -> list[str]:
    """A few texts that an expression reads; what it only looks at is left out."""
    found = [""]
    for code, value in tree:
        found = few(before + after for after in one(code, value) for before in found)
    return found


def few(texts: Iterable[str]) -> list[str]:
    return [*itertools.islice(dict.fromkeys(texts), FEW)]


def one(code: Any, value: Any) -> list[str]:
    if code is signs.LITERAL:
        return [chr(value)]
    if code in (signs.NOT_LITERAL, signs.ANY):
        return [sign for sign in "a 1" if code is signs.ANY or ord(sign) != value][:2]
    if code is signs.IN:
        return few(members(value)) or [""]
    if code in REPEATS:
        least = max(value[0], 1) if value[1] else 0
        return [text * least for text in read(value[2])]
    if code in (signs.ASSERT, signs.ASSERT_NOT):
        return [""]
    inner = inside(code, value)
    return few(
        text for options in itertools.zip_longest(*map(read, inner)) for text in options if text is not None
    ) or [""]


def pumped(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repeated part, and the part."""
    for code, value in tree:
        if code in REPEATS and (value[1] is signs.MAXREPEAT or value[1] > LONG):
            for piece in few([*read(value[2]), "".join(read(value[2]))]):
                yield before, piece
        for inner in inside(code, value):
            yield from pumped(inner, before)
        before += one(code, value)[0]
