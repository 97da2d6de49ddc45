"""Rule: every file has the keys and the forms of values that its kind declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import Hints
from tahqiq.check.values import Value, expected, fits
from tahqiq.problems import Problem, ProblemCode
from tahqiq.read.nodes import Mapping, Scalar, Sequence
from tahqiq.schema import Choice, Field, Line, Listing, Localised, NameOrLocalised, Record

CODES = {
    "unknown-key": ProblemCode(
        "event",
        "A key that this kind of file does not have; its value would be ignored silently.",
        "acters: [hana, council]\n",
        "actors: [hana, council]\n",
    ),
    "missing-key": ProblemCode(
        "event",
        "A required key does not stand.",
        "title: {ar: جلسة المجلس, en: The council’s session}\n",
        "title: {ar: جلسة المجلس, en: The council’s session}\nsources: [visit#p1]\n",
        why="Without it there is no page to be made, or nobody could tell where it comes from.",
        remedy="Add the key; the problem names it, and says what it means.",
    ),
    "wrong-form": ProblemCode(
        "actor",
        "A text stands where a list or a mapping belongs, or the other way round.",
        "name: Hana\n",
        "name: {ar: هناء, en: Hana}\n",
    ),
    "empty-value": ProblemCode(
        "actor",
        "A key has no value. Unknown stays unsaid: leave the key out.",
        "description:\n",
        "description: {ar: عضو في المجلس البلدي, en: A member of the town council}\n",
        why="An empty value looks as if somebody meant to say something and forgot.",
    ),
    "too-few-items": ProblemCode(
        "event",
        "A list has fewer items than it needs.",
        "sources: []\n",
        "sources: [visit#p1]\n",
        why="An event that no text tells of has no place in an edition of texts.",
    ),
    "keys-exclude-each-other": ProblemCode(
        "actor",
        "Two keys stand of which only one may.",
        "memberships:\n  - {of: council, attested: 2020-01-02, during: 2019/2021}\n",
        "memberships:\n  - {of: council, during: 2019/2021}\n",
        why="They answer the same question in two ways, and readers could be shown only one.",
    ),
}
# As in `ar:هدنة`, which is one word to YAML.
_WITHOUT_SPACE = re.compile(r"([a-z][\w-]*):\S", re.ASCII)


def check(context: Context) -> Found:
    """Problems of form in every YAML file."""
    for written in context.records:
        for value in written.values:
            node = value.node
            if not isinstance(node, Scalar):
                yield from _collection(value, node, context.hints)
            elif not node.text.strip():
                message = f'"{value.key}" has no value'
                yield Problem(node.place, "empty-value", message, _to_fill(value.field))
            elif not fits(value.shape, node):
                yield _wrong_form(value)


def _wrong_form(value: Value) -> Problem:
    return Problem(
        value.node.place, "wrong-form", f'"{value.key}" must be {expected(value.shape)}', _reshaped(value)
    )


def _reshaped(value: Value) -> str:
    """How a text becomes what it should be, where it is plain what was meant."""
    if not isinstance(value.node, Scalar):
        return ""
    if isinstance(value.shape, Listing):
        return "put square brackets around it: [one, another]"
    key = _WITHOUT_SPACE.match(value.node.text)
    return f"write a space after the colon: {key[1]}: …" if key else ""


def _collection(value: Value, node: Mapping | Sequence, hints: Hints) -> Iterator[Problem]:
    shape = value.shape
    if not fits(shape, node):
        yield _wrong_form(value)
    elif isinstance(node, Sequence):
        if len(node.items) < getattr(shape, "least", 0):
            yield Problem(node.place, "too-few-items", f'"{value.key}" needs at least one item')
    elif isinstance(shape, Record):
        yield from _keys(shape, node, value.key, hints)
    elif isinstance(shape, (Localised, NameOrLocalised)):
        yield from _texts(node, value)


def _meant(field: Field) -> str:
    """What a key says, as a hint."""
    said = field.description.rstrip(".")
    return f"it says: {said[0].lower()}{said[1:]}"


def _to_fill(field: Field | None) -> str:
    """What to write where nothing stands; only what is not required may be left out."""
    if field is None:
        return "write one, or leave it out"
    left = "" if field.required else ", or leave the key out"
    if isinstance(field.shape, Choice):
        return f"write one of {', '.join(field.shape.values)}{left}"
    return f"write one{left}; {_meant(field)}"


def _keys(shape: Record, node: Mapping, where: str, hints: Hints) -> Iterator[Problem]:
    standing = {entry.key.text for entry in node}
    for entry in node:
        if entry.key.text not in shape.fields:
            hint = hints.nearest(entry.key.text, shape.fields) or f"known keys: {', '.join(shape.fields)}"
            yield Problem(entry.key.place, "unknown-key", f'unknown key "{entry.key.text}"', hint)
    within = f' in "{where}"' if where else ""
    for name, field in shape.fields.items():
        if field.required and name not in standing:
            yield Problem(node.place, "missing-key", f'the key "{name}" is missing{within}', _meant(field))
    for group in shape.one_of:
        together = [entry for entry in node if entry.key.text in group]
        for entry in together[1:]:
            names = " and ".join(f'"{e.key.text}"' for e in together)
            yield Problem(
                entry.key.place, "keys-exclude-each-other", f"{names} stand together", "keep one of them"
            )


def _texts(node: Mapping, value: Value) -> Iterator[Problem]:
    where = value.key
    for entry in node:
        language = entry.key.text
        if not isinstance(entry.value, Scalar):
            message = f'"{where}" in "{language}" must be {expected(Line())}'
            yield Problem(entry.value.place, "wrong-form", message)
        elif not entry.value.text.strip():
            message = f'"{where}" has no text in "{language}"'
            yield Problem(entry.value.place, "empty-value", message, _to_fill(value.field))
