"""Located values of a YAML file: text, lists and mappings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.problems import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was typed: `text` is never a number, a date or a truth value."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; each key stands once."""

    entries: tuple[Entry, ...]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, if it stands."""
        return next((e for e in self.entries if e.key.text == key), None)

    def get(self, key: str) -> Node | None:
        """The value of a key, if it stands."""
        found = self.entry(key)
        return found.value if found else None

    def at(self, *keys: str) -> Node | None:
        """The value down a path of keys, if all stand."""
        node: Node | None = self
        for key in keys:
            if not isinstance(node, Mapping):
                return None
            node = node.get(key)
        return node

    def text(self, *keys: str) -> str:
        """The text down a path of keys; empty if there is none."""
        node = self.at(*keys)
        return node.text if isinstance(node, Scalar) else ""


Node = Scalar | Sequence | Mapping


def items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none if it is no list."""
    return node.items if isinstance(node, Sequence) else ()


def entries(node: Node | None) -> tuple[Entry, ...]:
    """The entries of a mapping; none if it is no mapping."""
    return node.entries if isinstance(node, Mapping) else ()
