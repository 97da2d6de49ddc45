"""Rule: every file has the keys and the forms of values that its kind declares."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found, nearest
from tahqiq.check.values import Value, expected, fits, values
from tahqiq.problems import Problem
from tahqiq.read.nodes import Mapping, Scalar, Sequence
from tahqiq.schema import Line, Localised, NameOrLocalised, Record

CODES = {
    "unknown-key": "A key that this kind of file does not have; its value would be ignored silently.",
    "missing-key": "A required key does not stand.",
    "wrong-form": "A text stands where a list or a mapping belongs, or the other way round.",
    "empty-value": "A key has no value. Unknown stays unsaid: leave the key out.",
    "too-few-items": "A list has fewer items than it needs.",
    "keys-exclude-each-other": "Two keys stand of which only one may.",
}


def check(context: Context) -> Found:
    """Problems of form in every YAML file."""
    for record, shape, _ in context.records():
        if record.root is not None:
            for value in values(shape, record.root):
                yield from _value(value)


def _value(value: Value) -> Iterator[Problem]:
    node, shape = value.node, value.shape
    if isinstance(node, Scalar) and not node.text.strip():
        yield Problem(
            node.place, "empty-value", f'"{value.key}" has no value', "write one, or leave the key out"
        )
    elif not fits(shape, node):
        yield Problem(node.place, "wrong-form", f'"{value.key}" must be {expected(shape)}')
    elif isinstance(shape, Record) and isinstance(node, Mapping):
        yield from _keys(shape, node, value.key)
    elif isinstance(node, Sequence) and len(node.items) < getattr(shape, "least", 0):
        yield Problem(node.place, "too-few-items", f'"{value.key}" needs at least one item')
    elif isinstance(shape, Localised | NameOrLocalised) and isinstance(node, Mapping):
        yield from _texts(node, value.key)


def _keys(shape: Record, node: Mapping, where: str) -> Iterator[Problem]:
    standing = {entry.key.text for entry in node}
    for entry in node:
        if entry.key.text not in shape.fields:
            hint = nearest(entry.key.text, tuple(shape.fields)) or f"known keys: {', '.join(shape.fields)}"
            yield Problem(entry.key.place, "unknown-key", f'unknown key "{entry.key.text}"', hint)
    within = f' in "{where}"' if where else ""
    for name in shape.required():
        if name not in standing:
            said = shape.fields[name].description.rstrip(".")
            hint = f"it says: {said[0].lower()}{said[1:]}"
            yield Problem(node.place, "missing-key", f'the key "{name}" is missing{within}', hint)
    for group in shape.one_of:
        together = [entry for entry in node if entry.key.text in group]
        for entry in together[1:]:
            names = " and ".join(f'"{e.key.text}"' for e in together)
            yield Problem(
                entry.key.place, "keys-exclude-each-other", f"{names} stand together", "keep one of them"
            )


def _texts(node: Mapping, where: str) -> Iterator[Problem]:
    for entry in node:
        language = entry.key.text
        if not isinstance(entry.value, Scalar):
            message = f'"{where}" in "{language}" must be {expected(Line())}'
            yield Problem(entry.value.place, "wrong-form", message)
        elif not entry.value.text.strip():
            message = f'"{where}" has no text in "{language}"'
            yield Problem(entry.value.place, "empty-value", message, "write one")
