"""Footnotes: each definition read once its number is known, in the order in which the text calls them."""

from __future__ import annotations

from collections.abc import Mapping

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
    duplicates: list[int] = []
    while True:
        duplicates += _define(walk, first)
        waiting = [label for label in numbers if label in first and first[label] not in read]
        if not waiting:
            break
        for label in waiting:
            index = first[label]
            read.add(index)
            out.append(Footnote(label, numbers[label], _blocks(walk, index), walk.place(index)))
    _unused(walk, first, read)
    for index in [*duplicates, *(i for i in first.values() if i not in read)]:
        walk.note(index)  # for the problems in it
    return tuple(sorted(out, key=lambda note: note.number))


def _define(walk: Walk, first: dict[str, int]) -> list[int]:
    """Take the definitions that the walk has come past since; those whose label has one are reported."""
    duplicates = []
    for index in walk.notes:
        label = _label(walk, index)
        if label not in first:
            first[label] = index
            continue
        place = walk.place(index)
        hint = f"line {walk.place(first[label]).line} has it already; give this note another label"
        walk.reading.problem(place, "footnote-duplicate", f'a second footnote "{label}"', hint)
        duplicates.append(index)
    walk.notes = []
    return duplicates


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
            place = walk.place(index)
            hint = f"call it in the text with [^{label}], or delete it"
            walk.reading.problem(place, "footnote-unused", f'nothing calls the footnote "{label}"', hint)


def _label(walk: Walk, index: int) -> str:
    return str(walk.tokens[index].meta["label"])
