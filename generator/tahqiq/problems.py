"""Problems of content: the only way in which content errors travel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Place(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """Where something stands in the edition.

    `file` is relative to the edition's folder, with `/`. `line` and `column` count from 1, columns in
    code points; 0 means the file as a whole. `length` is how many code points of that line are meant
    (0: not known).
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Problem(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that is wrong, said once: where, what (a stable code and a sentence), and how to mend it."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.severity}[{self.code}]: {self.message}{tail}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems, each once, by file, line, column and code."""
    # A dictionary leaves them as they came, often in order already, which makes the sorting easy.
    each = dict.fromkeys(problems)
    return tuple(sorted(each, key=lambda p: (p.place, p.code, p.message, p.hint, p.severity)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """True if any of them stops a build."""
    return any(p.severity == "error" for p in problems)
