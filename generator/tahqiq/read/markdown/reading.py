"""What one parse has seen so far: the source's lines, the problems, and the names given in the text.

It travels in markdown-it's `env`, so that the one parser can serve several threads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import accumulate
from typing import Any, cast

from tahqiq.problems import Place, Problem

_NEWLINE = re.compile(r"\r\n?")
_KEY = "tahqiq"


class Reading:
    """One parse of one text."""

    __slots__ = (
        "deep",
        "env",
        "file",
        "first_lines",
        "ids",
        "labelled",
        "line_offsets",
        "lines",
        "note_numbers",
        "problems",
        "source",
        "starts",
        "used_references",
    )

    def __init__(self, text: str, file: str) -> None:
        # A byte order mark at the very beginning belongs to the file, not to its text.
        source = text.removeprefix("\ufeff")
        self.source = _NEWLINE.sub("\n", source).replace("\0", "\ufffd")
        self.lines = self.source.split("\n")
        self.line_offsets = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.file = file
        self.problems: list[Problem] = []
        self.ids: dict[str, Place] = {}
        # Where blocks begin, as offsets in the source: by the index of their first token, and by line
        # (of several blocks that begin on one line, the innermost).
        self.starts: dict[int, int] = {}
        self.first_lines: dict[int, int] = {}
        self.used_references: set[str] = set()
        # Characters of the addresses that links have taken from definitions.
        self.labelled = 0
        self.note_numbers: dict[str, int] = {}
        self.env: dict[str, Any] = {}

    @contextmanager
    def under_way(self) -> Iterator[dict[str, Any]]:
        """The env, in which rules find this reading.

        Only for as long as they look for it: what holds each other stays until the collector comes, and in a build it
        does not.
        """
        self.env[_KEY] = self
        try:
            yield self.env
        finally:
            del self.env[_KEY]

    @staticmethod
    def of(env: Mapping[str, Any]) -> Reading:
        """The reading that a markdown-it rule works for."""
        return cast("Reading", env[_KEY])

    @property
    def references(self) -> Mapping[str, Mapping[str, Any]]:
        """Link definitions by normalised label, as markdown-it keeps them."""
        return cast("Mapping[str, Mapping[str, Any]]", self.env.get("references", {}))

    @property
    def defined_notes(self) -> Mapping[str, int]:
        """Footnote definitions, as the footnote plugin keeps them: `:` and the label."""
        notes: Mapping[str, Any] = self.env.get("footnotes", {})
        return cast("Mapping[str, int]", notes.get("refs", {}))

    def place(self, offset: int, length: int = 0) -> Place:
        """The place of an offset in the source."""
        line = bisect_right(self.line_offsets, offset)
        return Place(self.file, line, offset - self.line_offsets[line - 1] + 1, length)

    def sorted_problems(self) -> tuple[Problem, ...]:
        """All problems in the order of their places. Each was reported once: nothing is read twice."""
        return tuple(sorted(self.problems, key=_order))

    def problem(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Say that something is wrong."""
        self.problems.append(Problem(place, code, message, hint))


def _order(problem: Problem) -> tuple[int, int, int, str, str]:
    # As problems.in_order has it; within one file numbers do, and are compared much faster than places.
    place = problem.place
    return place.line, place.column, place.length, problem.code, problem.message
