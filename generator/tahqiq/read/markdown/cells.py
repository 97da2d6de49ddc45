"""Where the cells of a table row stand in the source: the same splitting as markdown-it's, with places.

In a cell `\\|` stands for a pipe, so its content isn't one piece of the line.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS

from tahqiq.read.markdown.places import Where

_MARKS = re.compile(r"[ \t>]*")


def row_start(line: str) -> int:
    """Where a row after the first begins: past the marks of quotes and the indent of lists."""
    found = _MARKS.match(line)
    return found.end() if found else 0


def of_row(file: str, line: str, number: int, start: int) -> list[Where]:
    """The places of all cells of the row in line[start:]; `number` is that of the line."""
    text = line[start:].rstrip(MD_TRIM_CHARS)
    start += len(text) - len(text.lstrip(MD_TRIM_CHARS))
    cells = _split(text.strip(MD_TRIM_CHARS))
    if cells and not cells[0][0]:
        del cells[0]
    return [_where(file, content, runs, number, start + 1) for content, runs in cells]


def _split(text: str) -> list[tuple[str, list[tuple[int, int]]]]:
    """Cells as content and runs (offset in the content, offset in the text)."""
    cells = []
    content, runs, last = "", [(0, 0)], 0
    pipe = text.find("|")
    while pipe >= 0:
        # markdown-it looks at one backslash before the pipe, not at how many there are.
        if text[pipe - 1 : pipe] == "\\":
            content += text[last : pipe - 1]
            runs.append((len(content), pipe))
            last = pipe
        else:
            cells.append((content + text[last:pipe], runs))
            content, runs, last = "", [(0, pipe + 1)], pipe + 1
        pipe = text.find("|", pipe + 1)
    cells.append((content + text[last:], runs))
    return cells


def _where(file: str, content: str, runs: list[tuple[int, int]], number: int, column: int) -> Where:
    trimmed = len(content) - len(content.lstrip(MD_TRIM_CHARS))
    return Where(file, [(max(a - trimmed, 0), number, column + at + max(trimmed - a, 0)) for a, at in runs])
