"""A file's nodes beside the shapes they should have: walks both together, for the rules to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.read.nodes import Mapping, Node, Scalar, Sequence
from tahqiq.schema import Listing, Localised, NameOrLocalised, Record, Shape, Table


@dataclass(frozen=True, slots=True)
class Value:
    """One node and the shape declared for it; `key` is the key it stands under."""

    key: str
    shape: Shape
    node: Node


def values(shape: Shape, node: Node, key: str = "") -> Iterator[Value]:
    """This value and all below it, in the order of the file, as far as their form allows."""
    yield Value(key, shape, node)
    if isinstance(shape, Record) and isinstance(node, Mapping):
        for entry in node:
            field = shape.fields.get(entry.key.text)
            if field:
                yield from values(field.shape, entry.value, entry.key.text)
    elif isinstance(shape, Table) and isinstance(node, Mapping):
        for entry in node:
            yield Value(key, shape.key, entry.key)
            yield from values(shape.value, entry.value, entry.key.text)
    elif isinstance(shape, Listing) and isinstance(node, Sequence):
        for item in node.items:
            yield from values(shape.item, item, key)


def expected(shape: Shape) -> str:
    """What form a value of this shape has, in words."""
    if isinstance(shape, Localised):
        return "a text in each language, as {ar: …, en: …}"
    if isinstance(shape, Record | Table):
        return "a mapping: lines of `key: value`"
    return "a list" if isinstance(shape, Listing) else "a text"


def fits(shape: Shape, node: Node) -> bool:
    """Whether the node has the form (text, list, mapping) of the shape."""
    if isinstance(shape, NameOrLocalised):
        return isinstance(node, Scalar | Mapping)
    if isinstance(shape, Record | Table | Localised):
        return isinstance(node, Mapping)
    return isinstance(node, Sequence if isinstance(shape, Listing) else Scalar)
