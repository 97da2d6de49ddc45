"""Things of the edition as they stand in the tables: unpacked when they are asked for, and written down as read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from tahqiq.relate.ledger import Ledger

T = TypeVar("T")
KEPT = {"article": 64, "head": 20_000}
"""How many unpacked things of a kind are kept; of others all."""


class Answers:
    """The database, and the ledger in which its answers are written down. A worker of its own opens it anew."""

    __slots__ = ("database", "ledger")

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.ledger = Ledger()

    def rows(self, fact: str, query: str, *given: object) -> list[tuple[object, ...]]:
        """The rows of a query; `fact` names the question."""
        self.ledger.page.add(fact)
        return self.database.execute(query, given).fetchall()

    def one(self, fact: str, query: str, *given: object) -> tuple[object, ...] | None:
        """The first row of a query, or None."""
        self.ledger.page.add(fact)
        found: tuple[object, ...] | None = self.database.execute(query, given).fetchone()
        return found


class Stored(Mapping[str, T]):
    """Things of one kind by id. To look at one is to read it, to go through all is to read their ids."""

    __slots__ = ("_answers", "_count", "_get", "_ids", "_kept", "_limit", "_unpacked", "kind")

    def __init__(
        self, answers: Answers, kind: str, get: str, ids: str, unpacked: Callable[[bytes], T]
    ) -> None:
        self._answers = answers
        self.kind = kind
        self._get = get
        self._ids = ids
        self._unpacked = unpacked
        self._limit = KEPT.get(kind, 0)
        self._kept: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        self._answers.ledger.page.add(f"{self.kind} {name}")
        found = self._kept.get(name)
        if found is None:
            row = self._answers.database.execute(self._get, (name,)).fetchone()
            if row is None:
                raise KeyError(name)
            if self._limit and len(self._kept) >= self._limit:
                del self._kept[next(iter(self._kept))]
            found = self._kept[name] = self._unpacked(row[0])
        return found

    def __contains__(self, name: object) -> bool:
        if name in self._kept:
            self._answers.ledger.page.add(f"{self.kind} {name}")
            return True
        return self._answers.one(f"{self.kind} {name}", self._get, name) is not None

    def __iter__(self) -> Iterator[str]:
        return (str(row[0]) for row in self._answers.rows(f"ids {self.kind}", self._ids))

    def __len__(self) -> int:
        (number,) = self._answers.one(f"count {self.kind}", f"SELECT count(*) FROM ({self._ids})") or (0,)
        return int(str(number))

    def forget(self) -> None:
        """Forgets what was unpacked: the tables have changed."""
        self._kept.clear()
