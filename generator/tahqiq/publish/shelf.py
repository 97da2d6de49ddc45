"""A shelf of files: the parts of an article's quotes lie together, so that no build holds all of them in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import uuid4

import msgspec

from tahqiq.render.shelf import Pressed
from tahqiq.store import store_at

Place = tuple[str, int, int]
"""A file, the offset in it, the length in bytes."""

# By language and quote: the part, and its facts one a line.
_Box = dict[str, dict[str, tuple[str, str]]]
_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(_Box)
OPEN = 64
"""How many articles' parts are at hand at once."""


class DiskShelf:
    """Parts by article, in a file of each job that put some there. What others put is found once it is known.

    A file is written once and whole, under a name of its own: whoever reads it may be on another machine.
    """

    def __init__(self, folder: str) -> None:
        self._store = store_at(folder)
        self.places: dict[str, Place] = {}
        self._said: Mapping[str, Place] = {}
        self._fresh: dict[str, Place] = {}
        self._article = ""
        self._filling: _Box = {}
        self._at_hand: dict[str, _Box] = {}
        self._file = ""
        self._data = bytearray()

    def know(self, places: Mapping[str, Place]) -> None:
        """Learns what other processes put there; what was said last it knows."""
        if places is not self._said:
            self.places.update(places)
            self._said = places

    def fresh(self) -> dict[str, Place]:
        """What this process has put there since it was asked last; now others find it."""
        self._put_away()
        if self._data:
            self._store.write({self._file: bytes(self._data)})
            self._file, self._data = "", bytearray()
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

    def _put_away(self) -> None:
        if self._filling:
            self._file = self._file or uuid4().hex
            data = _PACKED.encode(self._filling)
            place = (self._file, len(self._data), len(data))
            self._data += data
            self.places[self._article] = self._fresh[self._article] = place
        self._article, self._filling = "", {}

    def _box(self, article: str) -> _Box:
        box = self._at_hand.get(article)
        if box is None:
            if article not in self.places:
                return {}
            name, offset, length = self.places[article]
            own = name == self._file
            data = self._data[offset : offset + length] if own else self._store.piece(name, offset, length)
            if len(self._at_hand) >= OPEN:
                del self._at_hand[next(iter(self._at_hand))]
            box = self._at_hand[article] = _UNPACKED.decode(data)
        return box
