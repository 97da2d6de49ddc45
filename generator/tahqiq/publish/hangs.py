"""What hangs on what: for each fact of the edition the pages, and sets of the search index, that were made from it.

A build writes all of it at once, sorted, to a file that is looked into without being read (`Hangs`); what pages hang
on since then stands in the database. A page that no longer hangs on a fact is made once too often, no more.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

import msgspec

from tahqiq.model.stored import Damaged, with_sum, without_sum

if TYPE_CHECKING:
    from tahqiq.publish.printer import Sheet

SCHEMA = (
    "CREATE TABLE page (n INTEGER PRIMARY KEY, address TEXT UNIQUE, kind TEXT, thing TEXT, alternates BLOB)",
    "CREATE TABLE hang (fact INTEGER, page INTEGER, PRIMARY KEY (fact, page)) WITHOUT ROWID",
    "CREATE INDEX hang_page ON hang (page)",
    "CREATE INDEX page_thing ON page (kind, thing)",
)
FOUND = "found"
"""The kind of what is no page but a set of documents of the search index."""
EXPORT = "export"
"""The kind of what is no page but all exports of a thing; its alternates are the paths of its files."""
_NO_PAGES = f"('{FOUND}', '{EXPORT}')"
_SIGNED = 1 << 63
_AT_ONCE = 1 << 20
"""So many hangs are written at once."""
_PIECE = 1 << 16
"""The file of all hangs is looked into at a few places: each piece of so many bytes has a sum, and is checked once."""
_PACKED = msgspec.msgpack.Encoder()
_ALTERNATES = msgspec.msgpack.Decoder(tuple[tuple[str, str], ...])


_digests: dict[str, int] = {}
_KNOWN = 200_000


def _digest(fact: str) -> int:
    """A fact in 64 bits: should two have the same, a page is made once too often."""
    return int.from_bytes(blake2b(fact.encode(), digest_size=8).digest(), "little")


def digests(facts: frozenset[str]) -> bytes:
    """The digests of facts, one after the other."""
    # Most facts of a page are those of the page before.
    fresh: Set[str] = facts.difference(_digests)
    if len(_digests) + len(fresh) > _KNOWN:
        _digests.clear()
        fresh = facts
    for fact in fresh:
        _digests[fact] = _digest(fact)
    return array("Q", map(_digests.__getitem__, facts)).tobytes()


def write(path: Path, sheets: Sequence[Sheet]) -> None:
    """Writes what pages hang on: all digests in order, then for each the number of a page, its place in `sheets`.

    Of a hundred thousand articles there are fifty million: they are put in order where they lie, and written in pieces.
    """
    # Here, for it costs a tenth of a second, and what only looks into the file does without.
    import numpy

    lengths = numpy.fromiter((len(sheet.facts) // 8 for sheet in sheets), numpy.uint32, len(sheets))
    digests = numpy.frombuffer(b"".join(sheet.facts for sheet in sheets), dtype="<u8")
    # Stable, so that the pages of a digest stay in their order.
    order = digests.argsort(kind="stable")
    pages = numpy.repeat(numpy.arange(len(lengths), dtype="<u4"), lengths)
    with path.open("wb") as file:
        summed = _Summed(file)
        summed.write(len(digests).to_bytes(8, "little"))
        for numbers in (digests, pages):
            for start in range(0, len(order), _AT_ONCE):
                summed.write(numbers[order[start : start + _AT_ONCE]].tobytes())
        file.write(summed.sums())


class _Summed:
    """Writes a file, and makes the CRC-32 of each piece of it, 4 bytes each."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = b""
        self._sums = bytearray()

    def write(self, data: bytes) -> None:
        """Some more of the file."""
        self._file.write(data)
        data = self._rest + data
        whole = len(data) - len(data) % _PIECE
        view = memoryview(data)
        for at in range(0, whole, _PIECE):
            self._sums += crc32(view[at : at + _PIECE]).to_bytes(4, "little")
        self._rest = data[whole:]

    def sums(self) -> bytes:
        """Those of all that was written."""
        last = crc32(self._rest).to_bytes(4, "little") if self._rest else b""
        return bytes(self._sums) + last


def put_pages(database: sqlite3.Connection, sheets: Iterable[Sheet]) -> None:
    """Makes the tables, and puts in all pages."""
    for statement in SCHEMA:
        database.execute(statement)
    database.executemany(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?)",
        (
            (n, s.address, s.kind, s.thing, with_sum(_PACKED.encode(s.alternates)))
            for n, s in enumerate(sheets)
        ),
    )


def put_page(database: sqlite3.Connection, sheet: Sheet) -> bool:
    """Puts in a page that was made anew, and what it hangs on now; whether it was not there before."""
    alternates = with_sum(_PACKED.encode(sheet.alternates))
    known = database.execute("SELECT n FROM page WHERE address = ?", (sheet.address,)).fetchone()
    if known:
        (number,) = known
        database.execute("UPDATE page SET alternates = ? WHERE n = ?", (alternates, number))
        database.execute("DELETE FROM hang WHERE page = ?", (number,))
    else:
        number = database.execute(
            "INSERT INTO page (address, kind, thing, alternates) VALUES (?, ?, ?, ?)",
            (sheet.address, sheet.kind, sheet.thing, alternates),
        ).lastrowid
    facts = array("Q", sheet.facts)
    database.executemany("INSERT INTO hang VALUES (?, ?)", ((fact - _SIGNED, number) for fact in facts))
    return not known


def take_page(database: sqlite3.Connection, address: str) -> None:
    """Takes out a page that is no more. Its number is not given to another, for what hung on it is still written."""
    database.execute("UPDATE page SET address = NULL, kind = '', thing = '' WHERE address = ?", (address,))


def pages_of(database: sqlite3.Connection, kind: str, thing: str) -> set[str]:
    """The addresses of the pages of a thing of a kind of job."""
    rows = database.execute("SELECT address FROM page WHERE kind = ? AND thing = ?", (kind, thing))
    return {str(row[0]) for row in rows if row[0] is not None}


def addresses(database: sqlite3.Connection) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """All pages: address and alternates."""
    for address, alternates in database.execute(
        f"SELECT address, alternates FROM page WHERE address IS NOT NULL AND kind NOT IN {_NO_PAGES}"
    ):
        yield address, _ALTERNATES.decode(without_sum(alternates))


def files_of(database: sqlite3.Connection, thing: str) -> set[str]:
    """The paths of the files of an export."""
    query = "SELECT alternates FROM page WHERE kind = ? AND thing = ?"
    rows = database.execute(query, (EXPORT, thing)).fetchall()
    return {path for row in rows for _, path in _ALTERNATES.decode(without_sum(row[0]))}


class Hangs:
    """Looks up which pages hang on facts: (address, kind of job, thing)."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        """Opens it. Raises Damaged, as all that looks into it, where it is not as it was written."""
        self._database = database
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < 8:
                raise Damaged
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._whole = memoryview(self._data)
        self._count = int.from_bytes(self._whole[:8], "little")
        self._length = 8 + 12 * self._count
        if len(self._whole) != self._length + 4 * -(-self._length // _PIECE):
            raise Damaged
        self._sound: set[int] = set()

    def _number(self, at: int, size: int) -> int:
        """The number of so many bytes that stands there, in a piece that was found sound.

        Numbers stand at multiples of their size, and so none in two pieces.
        """
        piece = at // _PIECE
        if piece not in self._sound:
            self._judge(piece)
        return int.from_bytes(self._whole[at : at + size], "little")

    def _judge(self, piece: int) -> None:
        data = self._whole[piece * _PIECE : min((piece + 1) * _PIECE, self._length)]
        said = self._whole[self._length + 4 * piece :][:4]
        if crc32(data) != int.from_bytes(said, "little"):
            raise Damaged
        self._sound.add(piece)

    def _fact(self, n: int) -> int:
        return self._number(8 + 8 * n, 8)

    def _page(self, n: int) -> int:
        return self._number(8 + 8 * self._count + 4 * n, 4)

    def on(self, facts: Iterable[str]) -> set[tuple[str, str, str]]:
        """The pages that hang on any of some facts."""
        numbers: set[int] = set()
        for digest in map(_digest, facts):
            at = bisect_left(range(self._count), digest, key=self._fact)
            while at < self._count and self._fact(at) == digest:
                numbers.add(self._page(at))
                at += 1
            rows = self._database.execute("SELECT page FROM hang WHERE fact = ?", (digest - _SIGNED,))
            numbers |= {row[0] for row in rows}
        found = set()
        for number in numbers:
            row = self._database.execute(
                "SELECT address, kind, thing FROM page WHERE n = ?", (number,)
            ).fetchone()
            if row and row[0] is not None:
                found.add((str(row[0]), str(row[1]), str(row[2])))
        return found

    def close(self) -> None:
        """Lets go of the file."""
        self._whole.release()
        self._data.close()
