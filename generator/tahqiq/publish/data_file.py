"""The data file: written piece by piece, and brought up to date by copying all that is as it was."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import BinaryIO

Piece = tuple[str, str, bytes]
"""A section, an id in it, the text. What stands between pieces has no section."""
Place = tuple[str, str, int]
"""A section, an id in it, the length in bytes; places follow each other."""
Segment = bytes | tuple[int, int]
"""A text, or what lies in an older file: from which byte on, and how many bytes."""
_COMMA = b",\n"
_LAST = 1 << 62
# Said of files whose system copies none.
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EOPNOTSUPP)
SCHEMA = (
    "CREATE TABLE piece (n INTEGER PRIMARY KEY, section TEXT, name TEXT, length INTEGER)",
    "CREATE INDEX piece_name ON piece (section, name) WHERE section != ''",
)


def write(path: Path, pieces: Iterable[Piece], places: list[Place] | None = None) -> None:
    """Writes a file; `places` is told what lies where in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb", buffering=1 << 20) as file:
        for section, name, text in pieces:
            file.write(text)
            if places is not None:
                places.append((section, name, len(text)))


def put_places(database: sqlite3.Connection, places: Iterable[Place]) -> None:
    """Makes the table of what lies where."""
    for statement in SCHEMA:
        database.execute(statement)
    _put(database, places)


def _put(database: sqlite3.Connection, places: Iterable[Place]) -> None:
    database.executemany("INSERT INTO piece (section, name, length) VALUES (?, ?, ?)", places)


def replaced(
    database: sqlite3.Connection, changed: Iterable[tuple[str, str]], make: Callable[[str, str], bytes]
) -> list[Segment]:
    """A file that has the same pieces in the same order as an older one; some of them are made anew.

    What of the `changed` is no piece is passed over.
    """
    segments: list[Segment] = []
    before, at = 0, 0
    for n, section, name, length in sorted(_known(database, changed)):
        between = _length(database, before, n)
        text = make(section, name)
        segments += [(at, between), text]
        database.execute("UPDATE piece SET length = ? WHERE n = ?", (len(text), n))
        before, at = n + 1, at + between + length
    return [*segments, (at, _length(database, before, _LAST))]


def _length(database: sqlite3.Connection, first: int, end: int) -> int:
    query = "SELECT total(length) FROM piece WHERE n >= ? AND n < ?"
    return int(database.execute(query, (first, end)).fetchone()[0])


def _known(
    database: sqlite3.Connection, named: Iterable[tuple[str, str]]
) -> Iterator[tuple[int, str, str, int]]:
    """Number, section, id, length of pieces."""
    query = "SELECT n, section, name, length FROM piece WHERE section = ? AND name = ? AND section != ''"
    for names in named:
        yield from database.execute(query, names)


def rewritten(
    database: sqlite3.Connection,
    skeleton: Iterable[tuple[str, str]],
    make: Callable[[str, str], bytes | None],
) -> list[Segment]:
    """A file whose pieces may have come, gone and moved.

    `skeleton` are (section, id) in order, or without a section what stands between as it is. `make` gives a piece that
    is other than before, and None for one that is the same; KeyError if there was none.
    """
    places = dict(_places(database))
    found = _Segments()
    for section, name in skeleton:
        if not section:
            found.between(name.encode())
        elif (text := make(section, name)) is None:
            found.copy(section, name, *places[section, name])
        else:
            found.text(section, name, text)
    found.end()
    database.execute("DELETE FROM piece")
    _put(database, found.rows)
    return found.segments


def _places(database: sqlite3.Connection) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    at = 0
    for section, name, length in database.execute("SELECT section, name, length FROM piece ORDER BY n"):
        if section:
            yield (str(section), str(name)), (at, length)
        at += length


class _Segments:
    """Puts segments in a row; what follows each other in the older file too is one."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.rows: list[Place] = []
        self._between = b""
        self._run = (0, 0)

    def between(self, text: bytes) -> None:
        """What stands between pieces, and is none."""
        self._between += text

    def text(self, section: str, name: str, text: bytes) -> None:
        """A piece that was made anew."""
        self.end()
        self.segments.append(text)
        self.rows.append((section, name, len(text)))

    def copy(self, section: str, name: str, at: int, length: int) -> None:
        """A piece as it lies in the older file."""
        start, end = self._run
        if self._between == _COMMA and end and end + len(_COMMA) == at:
            # It follows in the old file as it does in the new, with the same between them.
            self.rows.append(("", "", len(_COMMA)))
            self._between = b""
        else:
            self.end()
            start = at
        self.rows.append((section, name, length))
        self._run = (start, at + length)

    def end(self) -> None:
        """Nothing can be added to what is in hand."""
        start, end = self._run
        if end > start:
            self.segments.append((start, end - start))
        self._run = (0, 0)
        if self._between:
            self.segments.append(self._between)
            self.rows.append(("", "", len(self._between)))
            self._between = b""


def put_together(old: Path, new: Path, segments: Iterable[Segment]) -> None:
    """Writes a file; what it has of the older one is copied by the system. Raises OSError where the disk fails."""
    with old.open("rb") as source:
        # A preview has both in one place, and nothing is ever written into what is there.
        new.unlink(missing_ok=True)
        with new.open("wb", buffering=0) as target:
            for segment in segments:
                if isinstance(segment, bytes):
                    _write(target, segment)
                else:
                    _copy(source, target, *segment)


def _write(target: FileIO, text: bytes) -> None:
    left = memoryview(text)
    while left:
        left = left[target.write(left) :]


def _copy(source: BinaryIO, target: FileIO, start: int, length: int) -> None:
    by_system = hasattr(os, "copy_file_range")
    while length:
        if by_system:
            try:
                done = os.copy_file_range(source.fileno(), target.fileno(), length, start)
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
                by_system = False
                continue
        else:
            done = target.write(os.pread(source.fileno(), min(length, 1 << 20), start))
        if not done:
            raise OSError("the data file is shorter than it was")
        start, length = start + done, length - done
