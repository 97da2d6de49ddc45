"""What is being typed in a YAML file: under which keys, a key or a value; told from the lines alone.

A file that is being typed is hardly ever YAML, so nothing here asks a parser. Wrong guesses cost a proposal, no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tahqiq.schema import FILE_SHAPES, Listing, Localised, NameOrLocalised, Record, Shape, Table

ITEM = "[]"
_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s#:{}\[\],"'&*!|>-][^:# ]*+(?:[ ]++[^:# ]++)*+)[ ]*+:(?=\s|$)""")
_DASH = re.compile(r"-(?:[ ]++|$)")
_TEXT_BLOCK = re.compile(r"[|>][+-]?[0-9]?[ ]*(?:#.*)?$")


class Typed(NamedTuple):
    """`path`: keys down to here, `[]` for an item of a list. `word` is what is typed of the key or value so far,
    `start` where it begins in the text, `present` the other keys of the mapping, `flow` whether it is within braces.
    """

    path: tuple[str, ...]
    is_key: bool
    word: str
    start: int
    present: frozenset[str]
    flow: bool


class _Level(NamedTuple):
    indent: int
    key: str


@dataclass(slots=True)
class _Open:
    """A brace or bracket that waits to be closed: the key whose value is typed, and all that stand in it so far."""

    mark: str
    key: str = ""
    keys: list[str] = field(default_factory=list)


def typed_at(text: str, offset: int) -> Typed | None:
    """What is typed at an offset; None within a comment or a block of text."""
    levels: list[_Level] = []
    before, at, end = 0, 0, text.rfind("\n", 0, offset) + 1
    while at < end:
        before, at = at, _past_line(text, at, end, levels)
    # A collection in braces may have begun lines ago.
    if at > end:
        line = text[before : text.index("\n", before)]
        opened = min((line.find(mark) for mark in "{[" if mark in line), default=0)
        return _in_flow(text, before + opened, offset, _path(levels))
    if levels and levels[-1].key == "":
        line = text[at:offset]
        if len(line) - len(line.lstrip(" ")) > levels.pop().indent:
            return None
    return _in_line(text, at, offset, levels)


def _past_line(text: str, at: int, end: int, levels: list[_Level]) -> int:
    """Takes a whole line into account, and with it the lines of braces that it opens; where the next one begins."""
    stop = text.index("\n", at) + 1
    line = text[at : stop - 1]
    words = line.strip()
    indent = len(line) - len(line.lstrip(" "))
    if levels and levels[-1].key == "":
        # Inside a block of text: it goes on as long as lines are indented more.
        if not words or indent > levels[-1].indent:
            return stop
        levels.pop()
    if not words or words.startswith("#"):
        return stop
    column = _items(line, indent, levels)
    found = _KEY.match(line, column)
    value = column
    if found:
        _leave(levels, column)
        levels.append(_Level(column, _bare(found[1])))
        value = found.end() + len(line[found.end() :]) - len(line[found.end() :].lstrip())
    if _TEXT_BLOCK.match(line, value):
        levels.append(_Level(column, ""))
    elif line[value : value + 1] in ("{", "["):
        closed = _flow(text, at + value, len(text))
        # Where nothing closes it, it goes on to where one types.
        if isinstance(closed, int):
            return max(stop, min(text.find("\n", closed) + 1 or len(text), len(text)))
        return end + 1
    return stop


def _items(line: str, column: int, levels: list[_Level]) -> int:
    """Takes the dashes at the beginning of a line; the column of what follows them."""
    while found := _DASH.match(line, column):
        while levels and (
            levels[-1].indent > column or (levels[-1].indent == column and levels[-1].key == ITEM)
        ):
            levels.pop()
        levels.append(_Level(column, ITEM))
        column = found.end()
    return column


def _leave(levels: list[_Level], column: int) -> None:
    while levels and levels[-1].indent >= column:
        levels.pop()


def _bare(key: str) -> str:
    return key[1:-1] if key[:1] in ('"', "'") else key


def _path(levels: list[_Level]) -> tuple[str, ...]:
    return tuple(level.key for level in levels if level.key)


def _in_line(text: str, at: int, offset: int, levels: list[_Level]) -> Typed | None:
    """What is typed in the line that begins at `at`."""
    line = text[at:offset]
    if line.lstrip().startswith("#") or re.search(r"\s#", line):
        return None
    indent = len(line) - len(line.lstrip(" "))
    column = _items(line, indent, levels)
    found = _KEY.match(line, column)
    _leave(levels, column)
    if not found:
        if line[column : column + 1] in ("{", "["):
            return _in_flow(text, at + column, offset, _path(levels))
        present = frozenset(_beside(text, at, column))
        return Typed(_path(levels), True, line[column:], at + column, present, False)
    levels.append(_Level(column, _bare(found[1])))
    value = found.end() + len(line[found.end() :]) - len(line[found.end() :].lstrip())
    if line[value : value + 1] in ("{", "["):
        return _in_flow(text, at + value, offset, _path(levels))
    return Typed(_path(levels), False, line[value:], at + value, frozenset(), False)


def _in_flow(text: str, start: int, offset: int, path: tuple[str, ...]) -> Typed | None:
    state = _flow(text, start, offset)
    if isinstance(state, int):
        return None
    opened, token = state
    inner = tuple(ITEM if level.mark == "[" else level.key for level in opened)
    word = text[token:offset].lstrip()
    top = opened[-1]
    is_key = top.mark == "{" and not top.key
    path = (*path, *(inner[:-1] if is_key else inner))
    return Typed(path, is_key, word, offset - len(word), frozenset(top.keys), True)


def _flow(text: str, at: int, end: int) -> int | tuple[list[_Open], int]:
    """Where the collection in braces that begins here is closed; or what is open at the end, and where a word began."""
    opened: list[_Open] = []
    token = at
    begun = False  # whether a word stands since the token began: a quotation mark within one is a letter
    while at < end:
        mark = text[at]
        if mark in "\"'" and not begun:
            close = text.find(mark, at + 1, end)
            if close < 0:
                break
            at, begun = close, True
        elif mark in "{[":
            opened.append(_Open(mark))
            token, begun = at + 1, False
        elif mark in "}]":
            opened.pop()
            token, begun = at + 1, False
            if not opened:
                return at + 1
        elif mark == ",":
            opened[-1].key = ""
            token, begun = at + 1, False
        elif mark == ":" and opened[-1].mark == "{" and text[at + 1 : at + 2] in ("", " ", "\n"):
            opened[-1].key = _bare(text[token:at].strip())
            opened[-1].keys.append(opened[-1].key)
            token, begun = at + 1, False
        elif not mark.isspace():
            begun = True
        at += 1
    return opened, token


def _beside(text: str, at: int, column: int) -> set[str]:
    """The keys that stand in the same mapping as a line, above it and below it."""
    above = text[:at].split("\n")[:-1][::-1]
    below = text[at:].split("\n")[1:]
    found: set[str] = set()
    for lines in (above, below):
        for line in lines:
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            inner = re.match(r"(?: *- )* *", line)
            begins = inner.end() if inner else 0
            dashed = "-" in line[:begins]
            if dashed and lines is below and begins <= column:
                break
            if begins == column and (key := _KEY.match(line, begins)):
                found.add(_bare(key[1]))
            if begins < column or (dashed and begins == column):
                break
    return found


def shape_at(kind: str, path: tuple[str, ...]) -> Shape | None:
    """The shape that is declared for what stands under these keys of a kind of file; None if nothing is."""
    shape: Shape | None = FILE_SHAPES.get(kind)
    for key in path:
        if isinstance(shape, Record):
            field = shape.fields.get(key)
            shape = field.shape if field else None
        elif isinstance(shape, Table):
            shape = shape.value
        elif isinstance(shape, Listing) and key == ITEM:
            shape = shape.item
        elif not isinstance(shape, Localised | NameOrLocalised):
            return None
    return shape
