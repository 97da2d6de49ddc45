"""Problems of content: the only way in which content errors travel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from tahqiq.limits import MESSAGE_CHARACTERS, PROBLEMS

Severity = Literal["error", "warning"]
Kind = Literal[
    "edition",
    "actor",
    "event",
    "term",
    "article",
    "lock",
    "text",
    "page",
    "words",
    "template",
    "source",
    "folder",
]
"""What an example is a part of; "folder": paths below `content/`, a line each."""

FILES: Mapping[Kind, str] = {
    "edition": "edition.yml",
    "actor": "actors/<id>.yml",
    "event": "events/<id>.yml",
    "term": "terms/<id>.yml",
    "article": "article.yml",
    "lock": "article.lock.yml",
    "text": "<language>.md",
    "page": "pages/<id>/<language>.md",
    "words": "templates/words/<language>.yml",
    "template": "templates/pages/<page>.html",
    "source": "<source>.txt",
    "folder": "content/",
}
"""How editors know each kind of file."""

Example = str | Mapping[Kind, str]
"""Some lines of a file of the code's own kind, or of several files."""


# A name of a file may hold what ends a line of a report and begins another, or what a terminal acts on.
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}


def in_line(text: str) -> str:
    """A text on one line, with control characters spelled out."""
    return text.translate(_CONTROLS)


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
        parts = [in_line(self.file), *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Problem(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that is wrong, said once: where, what (a stable code and a sentence), and how to mend it."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def sentence(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def spelled_out(self) -> dict[str, str | int]:
        """All of it by name, as programs read it."""
        place = self.place
        return {
            "file": place.file, "line": place.line, "column": place.column,
            "severity": self.severity, "code": self.code, "message": self.message, "hint": self.hint,
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}[{self.code}]: {in_line(self.sentence)}"


class FoundLate(Exception):
    """A problem that shows only when something is made of the content: whatever was begun has come to nothing."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class ProblemCode(NamedTuple):
    """What a code stands for, for editors: declared beside the rule that reports it.

    `summary` says the rule or the fault; `wrong` is an example that the rule reports, and `right` the same mended.
    `why` says why it matters to a reader or an editor, and `remedy` what to do, where the rest doesn't tell.
    Sentences may hold `code`.
    """

    kind: Kind
    summary: str
    wrong: Example
    right: Example
    why: str = ""
    remedy: str = ""
    severity: Severity = "error"

    def pieces(self, example: Example) -> Mapping[Kind, str]:
        """One of its examples, by the kind of file."""
        return {self.kind: example} if isinstance(example, str) else example


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems, each once, by file, line, column and code.

    Sentences are shortened to what a person reads, and of what stands in one file more often than `PROBLEMS` times
    the last one says how many there are: a report of a million lines helps nobody.
    """
    # A dictionary leaves them as they came, often in order already, which makes the sorting easy.
    each = dict.fromkeys(problems)
    whole = sorted(each, key=lambda p: (p.place, p.code, p.message, p.hint, p.severity))
    return tuple(map(_told, _counted(whole) if len(whole) > PROBLEMS else whole))


def _told(problem: Problem) -> Problem:
    """A problem whose sentences are no longer than a person reads."""
    if len(problem.message) <= MESSAGE_CHARACTERS >= len(problem.hint):
        return problem
    message, hint = _shortened(problem.message), _shortened(problem.hint)
    return Problem(problem.place, problem.code, message, hint, problem.severity)


def _shortened(text: str) -> str:
    if len(text) <= MESSAGE_CHARACTERS:
        return text
    half = MESSAGE_CHARACTERS // 2 - 2
    return f"{text[:half]} … {text[-half:]}"


def _counted(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems, in which of a kind and a file only the first are left, and one that tells the others' number.

    What has gone through here goes through unchanged, so parts of a report may be put together.
    """
    numbers = Counter((p.place.file, p.code) for p in problems)
    passed: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = problem.place.file, problem.code
        passed[kind] += 1
        left = numbers[kind] - PROBLEMS
        if passed[kind] <= PROBLEMS or left == 1:
            yield problem
        elif passed[kind] == PROBLEMS + 1:
            message = f"this, and {left - 1:,} more like it in this file: {problem.message}"
            yield Problem(problem.place, problem.code, message, problem.hint, problem.severity)


def has_errors(problems: Iterable[Problem]) -> bool:
    """True if any of them stops a build."""
    return any(p.severity == "error" for p in problems)
