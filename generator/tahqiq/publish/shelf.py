"""Shelves of builds and of previews: one of files, on which the parts of an article's quotes lie together, so that no
build holds all of them in memory; and one that lasts from one renewal of a preview to the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set

import msgspec

from tahqiq.render.shelf import Pressed, Tray
from tahqiq.store import store_at

Place = tuple[str, int, int]
"""A file, the offset in it, the length in bytes."""

_Box = dict[tuple[str, str], tuple[str, str]]
"""By language and quote: the part, and its facts one a line."""
_Contents = dict[str, tuple[int, int, int]]
"""By language and quote: where the part begins, where its facts do, where they end, in bytes."""
_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(_Contents)
OPEN = 256
"""How many articles' parts are at hand at once."""
LATE = 1000
"""How many parts that no box has are kept."""
LASTING = 4000
"""How many parts a preview keeps, each of some kilobytes."""


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
        self._late: _Box = {}
        self._at_hand: dict[str, tuple[_Contents, bytes]] = {}
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
        if article == self._article:
            found = self._filling.get((language, quote))
        else:
            found = self._late.get((language, key)) or self._in_box(article, f"{language} {quote}")
        return Pressed(found[0], frozenset(found[1].split("\n"))) if found else None

    def put(self, language: str, key: str, text: str, facts: Iterable[str]) -> Pressed:
        """Puts a part there."""
        article, _, quote = key.partition("/")
        known = frozenset(facts)
        if article in self.places:
            # Its box is closed: what was missing in it is kept by this process alone.
            if len(self._late) >= LATE:
                self._late.clear()
            self._late[language, key] = text, "\n".join(known)
            return Pressed(text, known)
        if article != self._article:
            self._put_away()
            self._article = article
        self._filling[language, quote] = text, "\n".join(known)
        return Pressed(text, known)

    def _put_away(self) -> None:
        """Closes the box of an article: a list of what is in it, with its length before it, and all parts."""
        if self._filling:
            contents: _Contents = {}
            parts = bytearray()
            for (language, quote), (text, facts) in self._filling.items():
                start = len(parts)
                parts += text.encode()
                middle = len(parts)
                parts += facts.encode()
                contents[f"{language} {quote}"] = start, middle, len(parts)
            listed = _PACKED.encode(contents)
            self._file = self._file or os.urandom(16).hex()
            data = len(listed).to_bytes(4, "little") + listed + parts
            place = (self._file, len(self._data), len(data))
            self._data += data
            self.places[self._article] = self._fresh[self._article] = place
        self._article, self._filling = "", {}

    def _in_box(self, article: str, name: str) -> tuple[str, str] | None:
        box = self._at_hand.get(article)
        if box is None:
            if article not in self.places:
                return None
            if len(self._at_hand) >= OPEN:
                del self._at_hand[next(iter(self._at_hand))]
            box = self._at_hand[article] = self._opened(*self.places[article])
        contents, parts = box
        if name not in contents:
            return None
        start, middle, end = contents[name]
        return parts[start:middle].decode(), parts[middle:end].decode()

    def _opened(self, name: str, offset: int, length: int) -> tuple[_Contents, bytes]:
        own = name == self._file
        data = bytes(self._data[offset : offset + length]) if own else self._store.piece(name, offset, length)
        listed = 4 + int.from_bytes(data[:4], "little")
        return _UNPACKED.decode(data[4:listed]), data[listed:]


class LastingShelf(Tray):
    """Parts that lie there as long as nothing has changed that they were made from. One process has it."""

    def put(self, language: str, key: str, text: str, facts: Iterable[str]) -> Pressed:
        """Puts a part there."""
        if len(self._kept) >= LASTING:
            self._kept.clear()
        return super().put(language, key, text, facts)

    def forget(self, facts: Set[str]) -> None:
        """Takes away what was made from facts that have changed."""
        self._kept = {key: part for key, part in self._kept.items() if part.facts.isdisjoint(facts)}

    def know(self, places: Mapping[str, Place]) -> None:
        """What others have put elsewhere is none of its business."""

    def fresh(self) -> dict[str, Place]:
        """Nothing that others could find."""
        return {}
