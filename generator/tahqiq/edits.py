"""Edits: proposed changes of a file's text as values, and the text or the patch that comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tahqiq.matching import Allowance, Matching
from tahqiq.problems import Place


class Edit(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """Some characters of a file are to be replaced.

    `start` and `end` count code points of the file's text as it is read (`read.text.decode`: line ends as \\n, no
    byte order mark), from 0, the end exclusive; they are equal where something is put in. `why` tells an editor in
    a sentence what the edit is good for.
    """

    file: str
    start: int
    end: int
    text: str
    why: str = ""


class EditsOverlap(ValueError):
    """Two edits want the same characters."""


def offset_of(text: str, place: Place) -> int:
    """Where in a file's text a place lies, in code points from 0; past its line's end counts as the line's end."""
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    end = text.find("\n", start)
    return min(start + max(place.column, 1) - 1, len(text) if end < 0 else end)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A file's text after its edits, in whatever order they come. Raises EditsOverlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(dict.fromkeys(edits)):
        if edit.start < at:
            raise EditsOverlap(f"{edit.file}: two edits at character {edit.start}")
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def patch(file: str, before: str, after: str) -> str:
    """The change of a file as a unified diff that `git apply` and `patch -p1` take; empty if there is none.

    A file that was not there has no text before; one that is to go has none after.
    """
    if before == after:
        return ""
    old = f"a/{file}" if before else "/dev/null"
    new = f"b/{file}" if after else "/dev/null"
    return "".join(_ended([f"--- {old}\n", f"+++ {new}\n", *_hunks(_lines(before), _lines(after))]))


def _hunks(before: list[str], after: list[str]) -> Iterator[str]:
    """What differs, in the unified form, with three lines around it; the whole, where the texts are too long for that.

    As `difflib.unified_diff`, whose time grows with the square.
    """
    for group in Matching(before, after, Allowance()).get_grouped_opcodes():
        _, start, _, first, _ = group[0]
        _, _, end, _, last = group[-1]
        yield f"@@ -{_range(start, end)} +{_range(first, last)} @@\n"
        for what, old, old_end, new, new_end in group:
            if what == "equal":
                yield from (f" {line}" for line in before[old:old_end])
            else:
                yield from (f"-{line}" for line in before[old:old_end])
                yield from (f"+{line}" for line in after[new:new_end])


def _range(start: int, end: int) -> str:
    """Lines of a hunk as a patch names them; of none the line before them."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + 1 if count else start},{count}"


def _lines(text: str) -> list[str]:
    """Lines with their ends. Not `splitlines`, which also breaks at characters that are no line ends to git."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + (
        [last] if (last := text.rpartition("\n")[2]) else []
    )


def _ended(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"
