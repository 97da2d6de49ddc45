"""The line of a problem on a terminal: cut to its width, and the exact characters that are meant.

Under a line that runs from left to right stand carets. A terminal may reorder a line with right-to-left characters, so
that carets would stand under others: there the characters stand in brackets ⟦ ⟧ on a line of their own, between some of
what is around them. Both lines are isolates (Unicode Annex 9) of the direction in which the line begins, also where its
beginning is left out; the characters are an isolate of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from tahqiq.check.explanation import is_invisible, named, visible
from tahqiq.problems import Place

INDENT = "    "
AROUND = 24
"""Cells of what is around the characters, on either side of the brackets."""
NAMES = 3
_RIGHT_TO_LEFT = {"R", "AL", "AN", "RLE", "RLO", "RLI"}
_ISOLATE, _END = "\u2068", "\u2069"
_QUOTED = re.compile(r'"[^"]*"')
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f]+")


class _Cut(NamedTuple):
    """A line in three pieces: before what is meant, what is meant, behind it."""

    before: str
    meant: str
    behind: str


def excerpt(line: str, place: Place, width: int) -> Iterator[Text]:
    """The lines to print under a problem, for a terminal of `width` cells; `line` is that of the file."""
    cut = _cut(line, place)
    plain = _plain(cut)
    room = max(width - len(INDENT) - 1, 20)
    shown = _shortened(plain, room)
    if not place.column:
        yield _isolated(shown, _direction(line))
    elif has_right_to_left("".join(shown)):
        yield _isolated(shown, _direction(line))
        yield _bracketed(plain, room, _direction(line))
    else:
        yield Text(INDENT + "".join(shown), style="dim")
        yield _carets(shown)
    if names := _names(cut.meant):
        yield Text(INDENT + ", ".join(names), style="bold")


def has_right_to_left(text: str) -> bool:
    """Whether a terminal might reorder it."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _direction(line: str) -> str:
    """The isolate of a line: that of its first letter (Annex 9, P2)."""
    strong = (unicodedata.bidirectional(character) for character in line)
    return "\u2067" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "\u2066"


def isolated(message: str) -> str:
    """A message for a terminal: what is quoted in it and may run from right to left is an isolate."""
    return _QUOTED.sub(
        lambda m: f"{_ISOLATE}{m[0]}{_END}" if has_right_to_left(m[0]) else m[0], _obeyed(message)
    )


def _names(meant: str) -> list[str]:
    """What an editor cannot see, or tell from another: invisible characters, marks, a single letter."""
    if len(meant) == 1 and not meant.isascii():
        return [named(meant)]
    return [named(c) for c in dict.fromkeys(meant) if is_invisible(c)][:NAMES]


def _cut(line: str, place: Place) -> _Cut:
    """Where the length is not known, the word that begins there is meant; what is behind the line's end is not."""
    if not place.column:
        return _Cut("", "", line)
    start = min(place.column - 1, len(line))
    word = _WORD.match(line, start)
    length = place.length or (len(word[0]) if word else 1)
    return _Cut(line[:start], line[start : start + length], line[start + length :])


def _plain(cut: _Cut) -> _Cut:
    """As it is printed: tabs as spaces, no character that a terminal obeys, and nothing that is meant unseen."""
    before, meant, behind = (part.replace("\t", "    ") for part in cut)
    return _Cut(_obeyed(before), visible(meant), _obeyed(behind))


def _obeyed(text: str) -> str:
    return "".join(visible(c) if unicodedata.category(c) == "Cc" else c for c in text)


def _shortened(cut: _Cut, room: int) -> _Cut:
    """What is meant with as much around it as there is room for; an ellipsis where something is left out."""
    meant = _first(cut.meant, room // 2)
    left = room - cell_len(meant)
    before, behind = cell_len(cut.before), cell_len(cut.behind)
    for_before = min(before, max(left // 2, left - behind))
    return _Cut(_last(cut.before, for_before), meant, _first(cut.behind, left - for_before))


def _first(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > room - 1:
        text = text[: -max(1, (cell_len(text) - room) // 2)]
    return text + "…"


def _last(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while text and (cell_len(text) > room - 1 or unicodedata.combining(text[0])):
        text = text[max(1, (cell_len(text) - room) // 2) :]
    return "…" + text


def _carets(cut: _Cut) -> Text:
    """A mark has no cell of its own: its caret stands under the letter that bears it."""
    width = cell_len(cut.meant)
    start = cell_len(cut.before) - (not width and bool(cut.meant) and bool(cut.before))
    return Text(INDENT + " " * start + "^" * max(width, 1), style="bold")


def _isolated(cut: _Cut, isolate: str) -> Text:
    line = Text(f"{INDENT}{isolate}{cut.before}", style="dim")
    line.append(cut.meant, style="not dim bold underline")
    line.append(f"{cut.behind}{_END}")
    return line


def _bracketed(cut: _Cut, room: int, isolate: str) -> Text:
    """The characters as a piece of their own, whose direction is that of themselves."""
    meant = _first(cut.meant, max(room - 2 * AROUND, AROUND))
    if meant and unicodedata.combining(meant[0]):
        meant = f"◌{meant}"
    if meant.isspace():
        meant = "␣" * len(meant)
    around = min(AROUND, (room - cell_len(meant) - 2) // 2)
    line = Text(f"{INDENT}{isolate}{_last(cut.before, around)}")
    line.append(f"⟦{_ISOLATE}{meant}{_END}⟧", style="bold")
    line.append(f"{_first(cut.behind, around)}{_END}")
    return line
