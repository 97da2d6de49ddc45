"""The ledger: which facts of the edition have been read, so that what was made from them is known to hang on them.

A fact is a text that names what was asked: `actor iraq`, `spoken iraq`, `head visit`. Whoever answers a question
about the edition writes it down; whoever makes something opens a page of the ledger before, and keeps it after.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

V = TypeVar("V")


class Ledger:
    """Facts read since a page was opened. Pages nest: what is read on an inner one is read on the outer one too."""

    __slots__ = ("page",)

    def __init__(self) -> None:
        self.page: set[str] = set()

    def read(self, fact: str) -> None:
        """Writes a fact down."""
        self.page.add(fact)

    def reads(self, facts: frozenset[str] | set[str]) -> None:
        """Writes several down."""
        self.page |= facts

    def opened(self) -> Opened:
        """A fresh page, for as long as the block lasts."""
        return Opened(self)


class Opened:
    """A fresh page of a ledger as a context. No generator is, for pages are opened for every part of every page."""

    __slots__ = ("_inner", "_ledger", "_outer")

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._outer = ledger.page
        self._inner: set[str] = set()

    def __enter__(self) -> set[str]:
        self._outer, self._ledger.page = self._ledger.page, self._inner
        return self._inner

    def __exit__(self, *failed: object) -> None:
        self._ledger.page = self._outer
        self._outer |= self._inner


class Memory:
    """What was made once and serves again, with the facts that it was made from: to take it is to read them."""

    __slots__ = ("kept", "ledger", "limit")

    def __init__(self, ledger: Ledger, limit: int = 20_000) -> None:
        self.ledger = ledger
        self.limit = limit
        self.kept: dict[Hashable, tuple[Any, frozenset[str]]] = {}

    def of(self, key: Hashable, make: Callable[[], V]) -> V:
        """What stands under a key; made now, if nothing does."""
        found = self.kept.get(key)
        if found is None:
            with self.ledger.opened() as facts:
                value = make()
            if len(self.kept) >= self.limit:
                self.kept.clear()
            self.kept[key] = value, frozenset(facts)
            return value
        self.ledger.page |= found[1]
        return found[0]  # type: ignore[no-any-return]
