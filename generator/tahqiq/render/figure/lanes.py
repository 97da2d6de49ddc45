"""Lanes: everything gets the first rows in which it touches nothing. The same input gives the same lanes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """What a thing takes of a row: `row` counts from the thing's first, `start` and `end` are places."""

    row: int
    start: float
    end: float


def pack(things: Iterable[Sequence[Box]]) -> tuple[tuple[int, ...], int]:
    """The first row of each thing, in the order given, and how many rows there are."""
    rows: list[list[Box]] = []
    found = []
    for boxes in things:
        first = 0
        while any(_taken(rows, first, box) for box in boxes):
            first += 1
        for box in boxes:
            while len(rows) <= first + box.row:
                rows.append([])
            rows[first + box.row].append(box)
        found.append(first)
    return tuple(found), len(rows)


def _taken(rows: list[list[Box]], first: int, box: Box) -> bool:
    row = first + box.row
    return row < len(rows) and any(o.start < box.end and box.start < o.end for o in rows[row])
