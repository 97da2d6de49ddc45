"""Footnotes: each definition read once its number is known, in the order in which the text calls them."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.problems import Place
from tahqiq.read.markdown.nodes import AnyBlock, Footnote
from tahqiq.read.markdown.tree import Walk


def footnotes(walk: Walk) -> tuple[Footnote, ...]:
    """The footnotes of a text whose other blocks have been read; reports what is wrong with them.

    A note may call other notes, and even define some: so the list of both grows on the way.
    """
    out: list[Footnote] = []
    read: set[int] = set()
    numbers = walk.reading.note_numbers
    first: dict[str, int] = {}
    while True:
        _define(walk, first, read)
        waiting = [label for label in numbers if label in first and first[label] not in read]
        if not waiting:
            break
        for label in waiting:
            index = first[label]
            read.add(index)
            out.append(Footnote(label, numbers[label], _blocks(walk, index), walk.place(index)))
    _unused(walk, first, read)
    return tuple(sorted(out, key=lambda note: note.number))


def _define(walk: Walk, first: dict[str, int], read: set[int]) -> None:
    """Take the definitions that the walk has come past since; a second one for a label is reported."""
    for index in walk.notes:
        label = _label(walk, index)
        if label not in first:
            first[label] = index
            continue
        place = walk.place(index)
        hint = f"line {walk.place(first[label]).line} has it already; give this note another label"
        walk.reading.problem(place, "footnote-duplicate", f'a second footnote "{label}"', hint)
        read.add(index)
    walk.notes = []


def _blocks(walk: Walk, index: int) -> tuple[AnyBlock, ...]:
    blocks = walk.note(index)
    if not blocks:
        hint = "write it behind the colon; further lines are indented by four spaces"
        walk.reading.problem(walk.place(index), "footnote-empty", "a footnote without text", hint)
    return blocks


def _unused(walk: Walk, first: Mapping[str, int], read: set[int]) -> None:
    """Report notes that nothing calls."""
    for label, index in first.items():
        if index not in read:
            place: Place = walk.place(index)
            hint = f"call it in the text with [^{label}], or delete it"
            walk.reading.problem(place, "footnote-unused", f'nothing calls the footnote "{label}"', hint)


def _label(walk: Walk, index: int) -> str:
    return str(walk.tokens[index].meta["label"])
