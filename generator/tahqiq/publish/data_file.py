"""The data file: written piece by piece, and brought up to date by copying all that is as it was."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

Piece = tuple[str, str, bytes]
"""A section, an id in it, the text. What stands between pieces has no section."""
Place = tuple[str, str, int]
"""A section, an id in it, the length in bytes; places follow each other."""
_COMMA = b",\n"
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


def replace(
    old: Path,
    new: Path,
    database: sqlite3.Connection,
    changed: Iterable[tuple[str, str]],
    make: Callable[[str, str], bytes],
) -> None:
    """Writes a file that has the same pieces in the same order as an older one; some of them are made anew.

    What of the `changed` is no piece is passed over.
    """
    with old.open("rb") as source, _fresh(new) as target:
        before, at = 0, 0
        for n, section, name, length in sorted(_known(database, changed)):
            query = "SELECT total(length) FROM piece WHERE n >= ? AND n < ?"
            between = int(database.execute(query, (before, n)).fetchone()[0])
            _copied(source, target, at, between)
            text = make(section, name)
            target.write(text)
            target.flush()
            database.execute("UPDATE piece SET length = ? WHERE n = ?", (len(text), n))
            before, at = n + 1, at + between + length
        _copied(source, target, at, os.fstat(source.fileno()).st_size - at)


def _fresh(path: Path) -> BinaryIO:
    """A new file, once the older one is open: a preview has both in one place, and nothing is written into that."""
    path.unlink(missing_ok=True)
    return path.open("wb")


def _known(
    database: sqlite3.Connection, named: Iterable[tuple[str, str]]
) -> Iterator[tuple[int, str, str, int]]:
    """Number, section, id, length of pieces."""
    query = "SELECT n, section, name, length FROM piece WHERE section = ? AND name = ? AND section != ''"
    for names in named:
        yield from database.execute(query, names)


class Rewriting:
    """A file that is made from an older one: pieces that are the same are copied by the system."""

    def __init__(self, old: Path, new: Path, database: sqlite3.Connection) -> None:
        self._database = database
        self._old = old.open("rb")
        self._new = _fresh(new)
        self._places = dict(self._kept())
        self._rows: list[Place] = []
        self._run = (0, 0)
        self._between = b""

    def _kept(self) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
        at = 0
        for section, name, length in self._database.execute(
            "SELECT section, name, length FROM piece ORDER BY n"
        ):
            if section:
                yield (str(section), str(name)), (at, length)
            at += length

    def write(self, skeleton: Iterable[tuple[str, str]], make: Callable[[str, str], bytes | None]) -> None:
        """Writes all pieces: `skeleton` are (section, id) in order, or without a section what stands between as it is.

        `make` gives a piece that is other than before, and None for one that is the same; KeyError if there was none.
        """
        for section, name in skeleton:
            if not section:
                self._between += name.encode()
                continue
            text = make(section, name)
            if text is None:
                self._copy(section, name)
            else:
                self._text(section, name, text)
        self._flush()
        self._put_between()
        self.close()
        self._database.execute("DELETE FROM piece")
        _put(self._database, self._rows)

    def close(self) -> None:
        """Lets go of both files."""
        self._new.close()
        self._old.close()

    def _text(self, section: str, name: str, text: bytes) -> None:
        self._flush()
        self._put_between()
        self._new.write(text)
        self._rows.append((section, name, len(text)))

    def _put_between(self) -> None:
        if self._between:
            self._new.write(self._between)
            self._rows.append(("", "", len(self._between)))
            self._between = b""

    def _copy(self, section: str, name: str) -> None:
        at, length = self._places[section, name]
        start, end = self._run
        if self._between == _COMMA and end and end + len(_COMMA) == at:
            # It follows in the old file as it does in the new, with the same between them.
            self._rows.append(("", "", len(_COMMA)))
            self._between = b""
        else:
            self._flush()
            self._put_between()
            start = at
        self._rows.append((section, name, length))
        self._run = (start, at + length)

    def _flush(self) -> None:
        start, end = self._run
        if end > start:
            self._new.flush()
            _copied(self._old, self._new, start, end - start)
        self._run = (0, 0)


def _copied(old: BinaryIO, new: BinaryIO, start: int, length: int) -> None:
    by_system = hasattr(os, "copy_file_range")
    while length:
        if by_system:
            try:
                done = os.copy_file_range(old.fileno(), new.fileno(), length, start)
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
                by_system = False
                continue
        else:
            done = new.write(os.pread(old.fileno(), min(length, 1 << 20), start))
            new.flush()
        if not done:
            raise OSError("the data file is shorter than it was")
        start, length = start + done, length - done
