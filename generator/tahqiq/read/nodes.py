"""Located values of a YAML file: text, lists and mappings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tahqiq.problems import Place


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A value as it was typed: `text` is never a number, a date or a truth value."""

    text: str
    place: Place


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list."""

    items: tuple[Node, ...]
    place: Place


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Keys and values in the order of the file; each key stands once."""

    entries: tuple[Entry, ...]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, if it stands."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None

    def get(self, key: str) -> Node | None:
        """The value of a key, if it stands."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None

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


def within(place: Place, text: str, start: int, end: int) -> Place:
    """Where some of a text stands that begins at a place, or with a quotation mark there.

    What is written otherwise than it reads (over several lines, with escapes) is meant as a whole.
    """
    marks = place.length - len(text)
    if marks not in (0, 2):
        return Place(place.file, place.line, place.column)
    return Place(place.file, place.line, place.column + marks // 2 + start, end - start)


def items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none if it is no list."""
    return node.items if isinstance(node, Sequence) else ()


def entries(node: Node | None) -> tuple[Entry, ...]:
    """The entries of a mapping; none if it is no mapping."""
    return node.entries if isinstance(node, Mapping) else ()


def scalars(node: Node | None, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every value below a node, each with the nearest key that it stands under."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item, key)
    else:
        for entry in entries(node):
            yield from scalars(entry.value, entry.key.text)
