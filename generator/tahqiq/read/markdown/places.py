"""Where the inline content of a block stands in the source.

markdown-it hands over a paragraph's lines without the marks of the quotes and lists around it. Those marks
stand at the beginnings of lines only, so the end of a content line is the end of its source line, and
columns count from there. Table cells are cut out of a line; see cells.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from markdown_it.common.utils import MD_TRIM_CHARS

from tahqiq.problems import Place


class Where:
    """Maps offsets in inline content to places: runs of it are (offset, line, column), in order."""

    __slots__ = ("file", "offsets", "runs")

    def __init__(self, file: str, runs: Sequence[tuple[int, int, int]]) -> None:
        self.file = file
        self.runs = runs
        self.offsets = [run[0] for run in runs]

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of content[start:end]; its length is 0 if it doesn't end on the line it begins on."""
        offset, line, column = self._run(start)
        if end is not None and len(self.runs) == 1:
            return Place(self.file, line, column + start - offset, end - start)
        if end is None:
            return Place(self.file, line, column + start - offset)
        last, last_line, last_column = self._run(end)
        width = last_column + end - last - (column + start - offset)
        return Place(self.file, line, column + start - offset, width if line == last_line else 0)

    def _run(self, at: int) -> tuple[int, int, int]:
        if len(self.runs) == 1:
            return self.runs[0]
        return self.runs[max(bisect_right(self.offsets, at) - 1, 0)]


def of_lines(file: str, content: str, lines: Sequence[str], first: int) -> Where:
    """For a paragraph, or a heading underlined; `first` is the index of its first line in `lines`."""
    runs = []
    offset = 0
    for index, part in enumerate(content.split("\n")):
        words = part.strip(MD_TRIM_CHARS)
        if not index:
            first = _skip_blank(words, lines, first)
        at = offset + part.find(words)
        line = lines[first + index].rstrip(MD_TRIM_CHARS)
        runs.append((at, first + index + 1, len(line) - len(words) + 1))
        offset += len(part) + 1
    return Where(file, runs)


def of_heading(file: str, content: str, line: str, number: int) -> Where:
    """For a heading marked with `#`, which may also be closed with `#`; `number` is that of its line."""
    text = line.rstrip(" \t")
    open_end = text.rstrip("#")
    if open_end.endswith((" ", "\t")):
        text = open_end
    return Where(file, [(0, number, len(text.rstrip(MD_TRIM_CHARS)) - len(content) + 1)])


def _skip_blank(words: str, lines: Sequence[str], first: int) -> int:
    """Past lines of no-break spaces alone: content is trimmed of them, and begins at a later line."""
    while not lines[first].rstrip(MD_TRIM_CHARS).endswith(words) and first + 1 < len(lines):
        first += 1
    return first
