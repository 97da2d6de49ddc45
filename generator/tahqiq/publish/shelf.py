"""A shelf on disk: the parts of an article's quotes lie together, so that no build holds all of them in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from tahqiq.render.shelf import Pressed

Place = tuple[str, int, int]
"""A file, the offset in it, the length in bytes."""

# By language and quote: the part, and its facts one a line.
_Box = dict[str, dict[str, tuple[str, str]]]
_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(_Box)
OPEN = 64
"""How many articles' parts are at hand at once."""


class DiskShelf:
    """Parts by article, in a file of each process that put some there. What others put is found once it is known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[str, Place] = {}
        self._fresh: dict[str, Place] = {}
        self._article = ""
        self._filling: _Box = {}
        self._at_hand: dict[str, _Box] = {}
        self._file: BinaryIO | None = None
        self._owner = 0
        self._open: dict[str, int] = {}

    def know(self, places: dict[str, Place]) -> None:
        """Learns what other processes put there."""
        self.places.update(places)

    def fresh(self) -> dict[str, Place]:
        """What this process has put there since it was asked last."""
        self._put_away()
        if self._file and self._owner == os.getpid():
            self._file.flush()
        fresh, self._fresh = self._fresh, {}
        return fresh

    def taken(self, language: str, key: str) -> Pressed | None:
        """What lies there, if anything does."""
        article, _, quote = key.partition("/")
        box = self._filling if article == self._article else self._box(article)
        found = box.get(language, {}).get(quote)
        return Pressed(found[0], frozenset(found[1].split("\n"))) if found else None

    def put(self, language: str, key: str, text: str, facts: Iterable[str]) -> Pressed:
        """Puts a part there."""
        article, _, quote = key.partition("/")
        if article in self.places:
            # Its box is closed: what is missing in it is made again where it is needed.
            box = self._box(article)
        else:
            if article != self._article:
                self._put_away()
                self._article = article
            box = self._filling
        known = frozenset(facts)
        box.setdefault(language, {})[quote] = text, "\n".join(known)
        return Pressed(text, known)

    def close(self) -> None:
        """Lets go of its files."""
        for handle in self._open.values():
            os.close(handle)
        self._open.clear()
        if self._file:
            self._file.close()
            self._file = None

    def _put_away(self) -> None:
        if self._filling:
            file, data = self._own(), _PACKED.encode(self._filling)
            place = (file.name, file.tell(), len(data))
            file.write(data)
            self.places[self._article] = self._fresh[self._article] = place
        self._article, self._filling = "", {}

    def _box(self, article: str) -> _Box:
        box = self._at_hand.get(article)
        if box is None:
            if article not in self.places:
                return {}
            name, offset, length = self.places[article]
            if self._file and name == self._file.name:
                self._file.flush()
            if name not in self._open:
                self._open[name] = os.open(name, os.O_RDONLY)
            if len(self._at_hand) >= OPEN:
                del self._at_hand[next(iter(self._at_hand))]
            box = self._at_hand[article] = _UNPACKED.decode(os.pread(self._open[name], length, offset))
        return box

    def _own(self) -> BinaryIO:
        """The file of this process: after a fork, a new one."""
        if self._file is None or self._owner != os.getpid():
            self._owner = os.getpid()
            self._file = (self.folder / f"{self._owner}").open("ab")
        return self._file
