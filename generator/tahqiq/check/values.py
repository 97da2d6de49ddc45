"""A file's nodes beside the shapes they should have: walks both together, for the rules to look at."""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from typing import NamedTuple

from tahqiq.read.nodes import Mapping, Node, Scalar, Sequence
from tahqiq.schema import Field, Listing, Localised, NameOrLocalised, Record, Shape, Table


class Value(NamedTuple):
    """One node and the shape declared for it; `key` is the key it stands under, `field` what is declared of that."""

    key: str
    shape: Shape
    node: Node
    field: Field | None = None


def values(shape: Shape, node: Node) -> list[Value]:
    """This value and all below it, in the order of the file, as far as their form allows."""
    found: list[Value] = []
    _collect(found, "", shape, node)
    return found


def _collect(found: list[Value], key: str, shape: Shape, node: Node, field: Field | None = None) -> None:
    found.append(Value(key, shape, node, field))
    if isinstance(node, Scalar):
        return
    if isinstance(node, Sequence):
        if isinstance(shape, Listing):
            for item in node.items:
                _collect(found, key, shape.item, item)
    elif isinstance(shape, Record):
        for entry in node.entries:
            name = entry.key.text
            field = shape.fields.get(name)
            if field:
                _collect(found, name, field.shape, entry.value, field)
    elif isinstance(shape, Table):
        for entry in node.entries:
            found.append(Value(key, shape.key, entry.key))
            _collect(found, entry.key.text, shape.value, entry.value)


def expected(shape: Shape) -> str:
    """What form a value of this shape has, in words."""
    if isinstance(shape, Localised):
        return "a text in each language, as {ar: …, en: …}"
    if isinstance(shape, Record | Table):
        return "a mapping: lines of `key: value`"
    return "a list" if isinstance(shape, Listing) else "a text"


# Every other shape is that of a text.
_FORMS: Lookup[type, type | tuple[type, ...]] = {
    NameOrLocalised: (Scalar, Mapping),
    Record: Mapping,
    Table: Mapping,
    Localised: Mapping,
    Listing: Sequence,
}


def fits(shape: Shape, node: Node) -> bool:
    """Whether the node has the form (text, list, mapping) of the shape."""
    return isinstance(node, _FORMS.get(type(shape), Scalar))
