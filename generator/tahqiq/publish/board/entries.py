"""Entries: problems as a preview lists them, with the words that they are about and the place where they are seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tahqiq.languages import language
from tahqiq.problems import Place, Problem
from tahqiq.read.text import LIMIT, with_line_feeds
from tahqiq.store import Disk

AROUND = 70
"""Code points of a line that are shown before and after what is meant."""
LISTED = 200
"""So many problems are told of; who has more mends these first."""
_BLOCK = re.compile(r"\{#([a-z0-9][a-z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words that a problem is about, within their line, which is cut where it is long."""

    before: str
    meant: str
    after: str
    direction: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem, its excerpt if its line can be read, and where it is seen by language: addresses under the root."""

    problem: Problem
    excerpt: Excerpt | None
    addresses: Mapping[str, str]


def entries(
    problems: Iterable[Problem], root: Path, shown_at: Callable[[str], Mapping[str, str]]
) -> tuple[Entry, ...]:
    """The entries of some problems."""
    files: dict[str, tuple[str, ...]] = {}
    found = []
    for problem in problems:
        name = problem.place.file
        if name not in files:
            files[name] = _lines(root, name)
        found.append(_entry(problem, files[name], shown_at(name)))
    return tuple(found)


def _lines(root: Path, name: str) -> tuple[str, ...]:
    """The lines of a file, as our reader counts them; none of what it would not read."""
    try:
        data = Disk(str(root)).read(name, LIMIT) or b""
    except (OSError, ValueError):
        return ()
    return tuple(with_line_feeds(data.decode("utf-8", "replace")).split("\n"))


def _entry(problem: Problem, lines: tuple[str, ...], addresses: Mapping[str, str]) -> Entry:
    place = problem.place
    if not 0 < place.line <= len(lines):
        return Entry(problem, None, addresses)
    block = _block(lines[: place.line]) if place.file.endswith(".md") else ""
    if block:
        addresses = {tag: f"{address.partition('#')[0]}#{block}" for tag, address in addresses.items()}
    return Entry(problem, _excerpt(lines[place.line - 1].rstrip("\r"), place), addresses)


def _block(lines: tuple[str, ...]) -> str:
    """The id of the block in which the last of some lines stands."""
    return next((found[1] for line in reversed(lines) if (found := _BLOCK.match(line))), "")


def _excerpt(line: str, place: Place) -> Excerpt | None:
    if not line.strip():
        return None
    direction = _direction(place.file)
    if not place.column:
        return Excerpt(_cut_end(line, 2 * AROUND).strip(), "", "", direction)
    start = min(place.column - 1, len(line))
    end = min(start + max(place.length, 1), len(line))
    before = line[:start].lstrip()
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    meant, after = _cut_end(line[start:end], 2 * AROUND), _cut_end(line[end:], AROUND).rstrip()
    return Excerpt(before, meant, after, direction)


def _cut_end(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + "…"


def _direction(file: str) -> str:
    """That of a text's language, which its file is named after; in other files as the first letter says."""
    path = PurePosixPath(file)
    return language(path.stem).direction if path.suffix == ".md" else "auto"
