"""Breaking a text into lines: as large as it fits, the lines balanced, an ellipsis where nothing else helps."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tahqiq.render.preview.faces import UNITS
from tahqiq.render.preview.letters import Letters

ELLIPSIS = "…"
# Faces are higher than their letters need; headings are led closely.
LEADING = 0.9
# A word is left out whole before an ellipsis unless it is longer than this.
_NEAR = 16
_BEFORE_ELLIPSIS = " .,;:،؛-–—("


@dataclass(frozen=True, slots=True)
class Room:
    """What a text has to fit in, in pixels; `sizes` are the sizes to try, largest first."""

    width: int
    height: int
    most: int
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines: (start, end) of each in `letters.text`."""

    letters: Letters
    size: int
    spans: tuple[tuple[int, int], ...]

    @property
    def pitch(self) -> int:
        """Pixels from one baseline to the next."""
        return _pitch(self.letters, self.size)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or a part of one that is wider than a line; `gap` is the space before it, if a line does not begin."""

    start: int
    end: int
    width: int
    gap: int


def broken(text: str, room: Room, ready: Callable[[str], Letters | None]) -> Lines | None:
    """The text in the room it has; None if it cannot be drawn. `ready` gives a text its faces and levels."""
    whole = ready(text) if room.width > 0 else None
    if whole is None:
        return None
    words = _words(whole)
    for size in room.sizes:
        if found := _fitted(whole, words, size, room):
            return found
    size, column = room.sizes[-1], _column(room, room.sizes[-1])
    pieces = [piece for word in words for piece in _parts(whole, word, column)]
    return _fitted(whole, pieces, size, room) or _cut(whole, pieces, room, ready)


def _cut(
    whole: Letters, pieces: Sequence[_Piece], room: Room, ready: Callable[[str], Letters | None]
) -> Lines | None:
    """The longest beginning that fits at the smallest size with an ellipsis, up to the end of a word if near."""
    size, column = room.sizes[-1], _column(room, room.sizes[-1])
    count = max(1, min(room.most, room.height // _pitch(whole, size)))
    end = _greedy(pieces, column)[:count][-1][1]
    while end:
        letters = ready(whole.text[:end].rstrip(_BEFORE_ELLIPSIS) + ELLIPSIS)
        if letters is None:
            return None
        parts = [piece for word in _words(letters) for piece in _parts(letters, word, column)]
        if found := _fitted(letters, parts, size, room):
            return found
        space = whole.text.rfind(" ", 0, end)
        end = space if space > max(0, end - _NEAR) else end - 1
    return None


def _column(room: Room, size: int) -> int:
    """The width of a room in units of the em."""
    return room.width * UNITS // size


def _fitted(letters: Letters, pieces: Sequence[_Piece], size: int, room: Room) -> Lines | None:
    """The text at one size, if it fits."""
    column = _column(room, size)
    if any(piece.width > column for piece in pieces):
        return None
    count = len(_greedy(pieces, column))
    if count > room.most or count * _pitch(letters, size) > room.height:
        return None
    return Lines(letters, size, _balanced(pieces, count, column))


def _pitch(letters: Letters, size: int) -> int:
    return round(letters.height * size * LEADING / UNITS)


def _words(letters: Letters) -> list[_Piece]:
    found: list[_Piece] = []
    start = 0
    for word in letters.text.split(" "):
        end = start + len(word)
        gap = letters.width(start - 1, start) if start else 0
        found.append(_Piece(start, end, letters.width(start, end), gap))
        start = end + 1
    return found


def _parts(letters: Letters, word: _Piece, column: int) -> Iterator[_Piece]:
    """A word, divided as often as it is wider than a line: never before a mark."""
    start, gap = word.start, word.gap
    while letters.width(start, word.end) > column:
        fits, fails = start + 1, word.end
        while fails - fits > 1:
            middle = (fits + fails) // 2
            fits, fails = (middle, fails) if letters.width(start, middle) <= column else (fits, middle)
        while fits > start + 1 and unicodedata.category(letters.text[fits])[0] in "MC":
            fits -= 1
        yield _Piece(start, fits, letters.width(start, fits), gap)
        start, gap = fits, 0
    yield _Piece(start, word.end, letters.width(start, word.end), gap)


def _greedy(pieces: Sequence[_Piece], column: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    width = column + 1
    for piece in pieces:
        if width + piece.gap + piece.width > column:
            spans.append((piece.start, piece.end))
            width = piece.width
        else:
            spans[-1] = (spans[-1][0], piece.end)
            width += piece.gap + piece.width
    return spans


def _balanced(pieces: Sequence[_Piece], count: int, column: int) -> tuple[tuple[int, int], ...]:
    """As many lines, in the narrowest column that they fit in: no last word alone."""
    fails, fits = max(piece.width for piece in pieces) - 1, column
    while fits - fails > 1:
        middle = (fits + fails) // 2
        fails, fits = (fails, middle) if len(_greedy(pieces, middle)) <= count else (middle, fits)
    return tuple(_greedy(pieces, fits))
