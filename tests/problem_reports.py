"""Reports of problems as their examples keep them: what is said, and under it the line with what is meant in ⟦ ⟧.

So each example holds the words of a message and its hint, the line, the column and the length, and a reviewer sees
whether they are right. `▸` stands before words of which no end is known. Nothing of a line is left unseen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tahqiq import pipeline
from tahqiq.problems import Place, Problem
from tahqiq.read.project import Project
from tahqiq.read.text import with_line_feeds

SEEN = 60
"""How many characters are shown on either side of what is meant, and of what is meant at either end."""


def of_edition(folder: Path) -> str:
    """The report of an edition that lies in a folder."""
    return report(pipeline.checked(Project(folder)).problems, folder)


def report(problems: Iterable[Problem], folder: Path) -> str:
    """All problems, of files that lie below a folder."""

    def read(file: str) -> str:
        return (folder / file).read_bytes().decode("utf-8-sig", "replace")

    return "".join(f"{problem}\n{meant(problem.place, read)}" for problem in problems)


def of_text(problems: Iterable[Problem], text: str) -> str:
    """All problems of one text."""
    return "".join(f"{problem}\n{meant(problem.place, lambda _: text)}" for problem in problems)


def meant(place: Place, read: Callable[[str], str]) -> str:
    """The line that a place is in, and what is meant of it; nothing where it is the file as a whole."""
    if not place.line:
        assert not place.column and not place.length, place
        return ""
    lines = with_line_feeds(read(place.file)).split("\n")
    assert place.line <= len(lines), f"there is no such line: {place}"
    line = lines[place.line - 1]
    if not place.column:
        assert not place.length, place
        return f"    {_seen(line[:SEEN])}\n"
    start = place.column - 1
    end = start + place.length
    assert end <= len(line), f"the line ends before: {place}, {place.length}"
    before, words, after = line[:start], line[start:end], line[end:]
    marked = f"⟦{_seen(_middle(words))}⟧" if place.length else "▸"
    return f"    {_seen(before[-SEEN:])}{marked}{_seen(after[:SEEN])}".rstrip() + "\n"


def _middle(words: str) -> str:
    left = len(words) - 2 * SEEN
    return words if left <= 0 else f"{words[:SEEN]} …{left} more… {words[-SEEN:]}"


def _seen(text: str) -> str:
    """A text in which what nobody sees is spelled out."""
    return "".join(_spelled(text))


def _spelled(text: str) -> Iterator[str]:
    for character in text:
        unseen = character != " " and unicodedata.category(character)[0] in "CZ"
        yield f"⟨U+{ord(character):04X}⟩" if unseen else character
