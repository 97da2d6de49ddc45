"""The articles that were read last: while their files say the same, none of them is parsed again."""

from __future__ import annotations

from typing import NamedTuple

from tahqiq.read import Manuscript
from tahqiq.read.pieces import read_piece
from tahqiq.read.text import LIMIT
from tahqiq.store import Entry, Remembered, Store

BYTES = 3_000_000
"""Of files whose articles are kept: that of one with two of the longest texts, or some fifty real ones."""


class Recent:
    """A few pieces of an edition as they were read, with all that the store answered meanwhile."""

    def __init__(self) -> None:
        self._known: dict[str, _Read] = {}

    def piece(self, store: Store, name: str, piece: str, entry: Entry | None) -> Manuscript:
        """As `read_piece`."""
        known = self._known.pop(piece, None)
        if known is None or known.entry != entry or not known.seen.still(store):
            seen = _Seen(store)
            known = _Read(entry, seen, read_piece(seen, name, piece, entry))
        self._known[piece] = known
        while sum(read.seen.length for read in self._known.values()) > BYTES:
            self._known.pop(next(iter(self._known)))
        return known.manuscript


class _Seen(Remembered):
    """A store that remembers all that it answers."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._entries: dict[str, list[Entry]] = {}
        self._failed = False

    @property
    def length(self) -> int:
        """In bytes, of all files."""
        return sum(len(data or b"") for data in self._files.values())

    def still(self, store: Store) -> bool:
        """Whether a store gives the same answers."""
        if self._failed:
            return False
        try:
            return all(store.entries(path) == found for path, found in self._entries.items()) and all(
                store.read(path, LIMIT) == data for path, data in self._files.items()
            )
        except OSError:
            return False

    def entries(self, path: str) -> list[Entry]:
        """As Store has it."""
        self._entries[path] = super().entries(path)
        return self._entries[path]

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it; `limit` is that of all that is read of an edition."""
        try:
            return super().read(path, limit)
        except OSError:
            self._failed = True
            raise


class _Read(NamedTuple):
    entry: Entry | None
    seen: _Seen
    manuscript: Manuscript
