"""Shelves of builds and of previews: one of files, on which the parts of an article's quotes lie together, so that no
build holds all of them in memory; and one that lasts from one renewal of a preview to the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Set
from weakref import finalize

import msgspec

from tahqiq.render.shelf import Pressed, Tray
from tahqiq.store import Disk, Store, store_at

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
    """Parts by article, in files of those who put them there. What others put is found once it is known."""

    def __init__(self, folder: str) -> None:
        store = store_at(folder)
        self._boxes = _InFolder(store) if isinstance(store, Disk) else _Elsewhere(store)
        self.places: dict[str, Place] = {}
        self._said: Mapping[str, Place] = {}
        self._fresh: dict[str, tuple[int, int]] = {}
        self._article = ""
        self._filling: _Box = {}
        self._late: _Box = {}
        self._at_hand: dict[str, tuple[_Contents, bytes]] = {}
        self._data = bytearray()

    def know(self, places: Mapping[str, Place]) -> None:
        """Learns what other processes put there; what was said last it knows."""
        if places is not self._said:
            self.places.update(places)
            self._said = places

    def fresh(self) -> dict[str, Place]:
        """What this process has put there since it was asked last; now others find it."""
        self._put_away()
        if not self._fresh:
            return {}
        file, start = self._boxes.add(bytes(self._data))
        fresh = {article: (file, start + offset, length) for article, (offset, length) in self._fresh.items()}
        self.places |= fresh
        self._fresh, self._data = {}, bytearray()
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
        if article in self.places or article in self._fresh:
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
            data = len(listed).to_bytes(4, "little") + listed + parts
            self._fresh[self._article] = len(self._data), len(data)
            self._data += data
        self._article, self._filling = "", {}

    def _in_box(self, article: str, name: str) -> tuple[str, str] | None:
        box = self._at_hand.get(article)
        if box is None:
            data = self._box(article)
            if data is None:
                return None
            if len(self._at_hand) >= OPEN:
                del self._at_hand[next(iter(self._at_hand))]
            listed = 4 + int.from_bytes(data[:4], "little")
            box = self._at_hand[article] = _UNPACKED.decode(data[4:listed]), data[listed:]
        contents, parts = box
        if name not in contents:
            return None
        start, middle, end = contents[name]
        return parts[start:middle].decode(), parts[middle:end].decode()

    def _box(self, article: str) -> bytes | None:
        if place := self.places.get(article):
            return self._boxes.piece(*place)
        if fresh := self._fresh.get(article):
            return bytes(self._data[fresh[0] : sum(fresh)])
        return None


class _InFolder:
    """Boxes in a folder: each process adds to a file of its own, and keeps those open that it looks into."""

    def __init__(self, folder: Disk) -> None:
        self._folder = folder
        self._name = os.urandom(16).hex()
        self._open: dict[str, int] = {}
        finalize(self, _close, self._open)

    def add(self, data: bytes) -> tuple[str, int]:
        """Adds some boxes; in which file they are, and where they begin there."""
        # A process that was forked has the same name: the number is its own.
        file = f"{self._name}-{os.getpid()}"
        return file, self._folder.add(file, data)

    def piece(self, file: str, offset: int, length: int) -> bytes:
        """A box."""
        found = self._open.get(file)
        if found is None:
            found = self._open[file] = self._folder.opened(file)
        return os.pread(found, length, offset)


def _close(files: Mapping[str, int]) -> None:
    for file in files.values():
        os.close(file)


class _Elsewhere:
    """Boxes at an address: nothing can be added to a file there, so each time there is another."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, data: bytes) -> tuple[str, int]:
        """As in a folder."""
        file = os.urandom(16).hex()
        self._store.write({file: data})
        return file, 0

    def piece(self, file: str, offset: int, length: int) -> bytes:
        """A box."""
        return self._store.piece(file, offset, length)


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
