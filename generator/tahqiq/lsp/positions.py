"""Positions of the protocol: lines and columns in the units that were agreed on, and code points of a text.

LSP 3.17, "Position": columns count UTF-16 code units, unless client and server have agreed on another encoding. Lines
end with \\n, \\r\\n or \\r, which `read.text.decode` has made \\n; other separators of Unicode end none (pygls's own
documents break at them, and are not used for this reason).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from lsprotocol import types

from tahqiq.author.sites import Lines
from tahqiq.problems import Place

_BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}


def units(text: str, encoding: str) -> int:
    """How many code units a piece of text has."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    name, size = _BYTES.get(encoding, _BYTES["utf-16"])
    return len(text.encode(name, "surrogatepass")) // size


class Positions:
    """One text, between offsets in code points and positions of the protocol."""

    __slots__ = ("_before", "encoding", "lines")

    def __init__(self, text: str, encoding: str) -> None:
        self.lines = Lines("", text)
        self.encoding = encoding
        # Of the line that was asked for last: what is asked of a long one is asked often.
        self._before: tuple[int, list[int]] = (-1, [])

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self.lines.starts, offset) - 1
        return types.Position(line, units(self.lines.text[self.lines.starts[line] : offset], self.encoding))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; past the end of a line is its end, past the last line the end of all."""
        starts, text = self.lines.starts, self.lines.text
        if position.line >= len(starts):
            return len(text)
        start = starts[position.line]
        end = starts[position.line + 1] - 1 if position.line + 1 < len(starts) else len(text)
        line = text[start:end]
        if self.encoding == "utf-32" or line.isascii():
            return start + min(position.character, len(line))
        if self._before[0] != position.line:
            widths = (units(character, self.encoding) for character in line)
            self._before = position.line, list(accumulate(widths, initial=0))
        return min(start + bisect_left(self._before[1], position.character), end)

    def of_place(self, place: Place) -> types.Range:
        """The range of a place: a whole line where it has no column, the beginning where it has no line."""
        if not place.line:
            return self.range(0, 0)
        start = self.lines.offset(place)
        end = self.lines.text.find("\n", start)
        end = len(self.lines.text) if end < 0 else end
        if not place.column:
            line = self.lines.text[start:end]
            return self.range(end - len(line.lstrip()), start + len(line.rstrip()) if line.strip() else end)
        return self.range(
            start, min(start + place.length, end) if place.length else _word_end(self, start, end)
        )


def _word_end(positions: Positions, start: int, end: int) -> int:
    """Where nothing is known of the length, a word is meant, or a character."""
    text = positions.lines.text
    at = start
    while at < end and (text[at].isalnum() or text[at] in "-_"):
        at += 1
    return max(at, min(start + 1, end))
