"""The shelf: parts that were pressed for one page and serve for others, with the facts that they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Pressed(NamedTuple):
    """A part as HTML, and the facts of the edition in it (relate/ledger.py)."""

    text: str
    facts: frozenset[str]


class Shelf(Protocol):
    """Keeps the parts of quotes, by language and the quote's id in the whole edition."""

    def taken(self, language: str, key: str) -> Pressed | None:
        """What lies there, if anything does."""

    def put(self, language: str, key: str, text: str, facts: Iterable[str]) -> Pressed:
        """Puts a part there."""


class Tray:
    """A shelf in memory, for editions that are small and for the parts of a few pages."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Pressed] = {}

    def taken(self, language: str, key: str) -> Pressed | None:
        """What lies there, if anything does."""
        return self._kept.get((language, key))

    def put(self, language: str, key: str, text: str, facts: Iterable[str]) -> Pressed:
        """Puts a part there."""
        found = self._kept[language, key] = Pressed(text, frozenset(facts))
        return found
