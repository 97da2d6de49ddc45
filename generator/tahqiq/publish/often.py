"""What shards of the search index have only in part: all postings of frequent forms, kept with the state."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence

SCHEMA = "CREATE TABLE often (form TEXT, grp INTEGER, postings BLOB, PRIMARY KEY (form, grp)) WITHOUT ROWID"


def put_often(database: sqlite3.Connection, rows: Iterable[tuple[str, int, bytes]]) -> None:
    """Makes the table anew, and puts rows in: form, group, postings as unsigned 64 bits."""
    database.execute("DROP TABLE IF EXISTS often")
    database.execute(SCHEMA)
    database.executemany("INSERT INTO often VALUES (?, ?, ?)", rows)


class KeptOften:
    """The table, for whoever mends an index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, form: str, group: int) -> list[int] | None:
        """All postings of a form in a group, if they are kept."""
        query = "SELECT postings FROM often WHERE form = ? AND grp = ?"
        row = self._database.execute(query, (form, group)).fetchone()
        return array("Q", row[0]).tolist() if row else None

    def put(self, form: str, group: int, postings: Sequence[int] | None) -> None:
        """Keeps them; with None, no more."""
        if postings is None:
            self._database.execute("DELETE FROM often WHERE form = ? AND grp = ?", (form, group))
        else:
            row = (form, group, array("Q", postings).tobytes())
            self._database.execute("INSERT OR REPLACE INTO often VALUES (?, ?, ?)", row)
