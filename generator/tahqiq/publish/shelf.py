"""A shelf on disk: what was pressed for one page and serves for others, so that no build holds all of it in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import BinaryIO

Place = tuple[str, int, int]
"""A file, the offset in it, the length in bytes."""


class Shelf(MutableMapping[str, str]):
    """Texts by key, in a file of each process that put some there. What others put is found once it is `known`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[str, Place] = {}
        self.fresh: dict[str, Place] = {}
        self._file: BinaryIO | None = None
        self._owner = 0
        self._open: dict[str, int] = {}

    def know(self, places: dict[str, Place]) -> None:
        """Learns what other processes put there."""
        self.places.update(places)

    def taken(self) -> dict[str, Place]:
        """What this process has put there since it was asked last."""
        if self._file and self._owner == os.getpid():
            self._file.flush()
        fresh, self.fresh = self.fresh, {}
        return fresh

    def __setitem__(self, key: str, text: str) -> None:
        file, data = self._own(), text.encode()
        place = (file.name, file.tell(), len(data))
        file.write(data)
        self.places[key] = self.fresh[key] = place

    def __getitem__(self, key: str) -> str:
        name, offset, length = self.places[key]
        if self._file and name == self._file.name:
            self._file.flush()
        if name not in self._open:
            self._open[name] = os.open(name, os.O_RDONLY)
        return os.pread(self._open[name], length, offset).decode()

    def __contains__(self, key: object) -> bool:
        return key in self.places

    def __delitem__(self, key: str) -> None:
        del self.places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def _own(self) -> BinaryIO:
        """The file of this process: after a fork, a new one."""
        if self._file is None or self._owner != os.getpid():
            self._owner = os.getpid()
            self._file = (self.folder / f"{self._owner}").open("ab")
        return self._file
