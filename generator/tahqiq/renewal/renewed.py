"""What a renewal came to."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.problems import Problem


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many pages were made, removed, and there are; what is wrong with what was read; warnings in the whole.

    `seconds` are those until all pages were there.
    """

    made: int = 0
    removed: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    warnings: int = 0
    seconds: float = 0.0
