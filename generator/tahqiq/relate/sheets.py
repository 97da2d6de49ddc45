"""The pages of the edition's own indexes, as they stand in the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from tahqiq.model.stored import with_sum, without_sum
from tahqiq.relate.places import Index, Sheet
from tahqiq.relate.stored import Answers

_PACKED = msgspec.msgpack.Encoder()
_SHEET = msgspec.msgpack.Decoder(Sheet)


class _Sheets(Mapping[str, Sheet]):
    """The sheets of an index by key, in their order."""

    __slots__ = ("_answers", "_kept", "_place")

    def __init__(self, answers: Answers, place: str) -> None:
        self._answers = answers
        self._place = place
        self._kept: dict[str, Sheet] = {}

    def __getitem__(self, key: str) -> Sheet:
        self._answers.ledger.page.add(f"sheet {self._place} {key}")
        found = self._kept.get(key)
        if found is None:
            query = "SELECT data FROM sheet WHERE place = ? AND key = ?"
            row = self._answers.database.execute(query, (self._place, key)).fetchone()
            if row is None:
                raise KeyError(key)
            found = self._kept[key] = _SHEET.decode(without_sum(row[0]))
        return found

    def __iter__(self) -> Iterator[str]:
        query = "SELECT key FROM sheet WHERE place = ? ORDER BY n"
        return (str(row[0]) for row in self._answers.rows(f"sheets {self._place}", query, self._place))

    def __len__(self) -> int:
        found = self._answers.one(
            f"sheets {self._place}", "SELECT count(*) FROM sheet WHERE place = ?", self._place
        )
        return int(str(found[0])) if found else 0

    def forget(self) -> None:
        self._kept.clear()


class StoredIndex:
    """An index that is asked for a page at a time; it answers as `Index` does."""

    __slots__ = ("_answers", "_divided", "_filed", "_place", "sheets")

    def __init__(self, answers: Answers, place: str) -> None:
        self._answers = answers
        self._place = place
        self.sheets = _Sheets(answers, place)
        self._filed: dict[str, str] = {}

    def key(self, thing: str) -> str:
        """The key of the page that a thing stands on."""
        self._answers.ledger.page.add(f"filed {self._place} {thing}")
        found = self._filed.get(thing)
        if found is None:
            query = "SELECT key FROM filed WHERE place = ? AND thing = ?"
            row = self._answers.database.execute(query, (self._place, thing)).fetchone()
            found = self._filed[thing] = str(row[0]) if row else ""
        return found

    @property
    def divided(self) -> bool:
        """Whether there is more than one page: then the first has parts."""
        return bool(self.sheets[""].parts)

    def forget(self) -> None:
        """Forgets what was read: the tables have changed."""
        self.sheets.forget()
        self._filed.clear()


def packed_sheet(sheet: Sheet) -> bytes:
    """A sheet as it stands in the table."""
    return with_sum(_PACKED.encode(sheet))


def sheet_rows(database: sqlite3.Connection, place: str) -> list[tuple[str, bytes]]:
    """(key, packed sheet) of an index, in its order."""
    return database.execute("SELECT key, data FROM sheet WHERE place = ? ORDER BY n", (place,)).fetchall()


def put_index(database: sqlite3.Connection, place: str, index: Index, located: bool) -> None:
    """Puts an index in the tables, in the place of what was there; with the places of its things if `located`."""
    database.execute("DELETE FROM sheet WHERE place = ?", (place,))
    database.execute("DELETE FROM filed WHERE place = ?", (place,))
    database.executemany(
        "INSERT INTO sheet VALUES (?, ?, ?, ?)",
        ((place, n, key, packed_sheet(sheet)) for n, (key, sheet) in enumerate(index.sheets.items())),
    )
    if located:
        database.executemany(
            "INSERT INTO filed VALUES (?, ?, ?)",
            ((place, thing, sheet.key) for sheet in index.sheets.values() for thing in sheet.things),
        )
