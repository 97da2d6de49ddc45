"""Code actions: problems are mended, and (in linking.py) names become links to what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types

from tahqiq.author.mending import mends
from tahqiq.edits import Edit
from tahqiq.lsp.client import Capabilities
from tahqiq.lsp.diagnosing import diagnostic
from tahqiq.lsp.documents import Document
from tahqiq.lsp.linking import LINK, links
from tahqiq.lsp.renames import workspace_changes
from tahqiq.problems import Problem

READABLE = 60
"""Characters of an edit that its title shows."""
FIX = types.CodeActionKind.QuickFix
_MEANT = re.compile(r'^did you mean "([^"]+)"\?$')
_QUOTED = re.compile(r'"([^"]+)"')


def code_actions(
    document: Document, start: int, end: int, only: Iterable[str] | None, can: Capabilities
) -> list[types.CodeAction]:
    """What can be done with the text between two offsets; `only`: kinds that are asked for, all if there are none."""
    wanted = tuple(only or ())

    def asked(kind: str) -> bool:
        return not wanted or any(kind == w or kind.startswith(f"{w}.") for w in wanted)

    found: list[types.CodeAction] = []
    if asked(FIX):
        found += _fixes(document, start, end, can)
    if asked(LINK) and document.kind == "text":
        found += links(document, start, end, can)
    return found


# ---------------------------------------------------------------- problems


def _fixes(document: Document, start: int, end: int, can: Capabilities) -> Iterator[types.CodeAction]:
    desk = document.desk
    for problem in desk.problems(desk.piece_of(document.path)):
        if problem.place.file != document.file or not _touches(document, problem, start, end):
            continue
        edits = list(_mends(problem, document))
        for edit in edits:
            yield types.CodeAction(
                _title(edit, problem),
                FIX,
                diagnostics=[diagnostic(problem, document.positions)],
                is_preferred=len(edits) == 1,
                edit=can.edit(workspace_changes(desk, [edit], document.encoding)),
            )


def _title(edit: Edit, problem: Problem) -> str:
    """What is written, where it can be read in a line; else what is mended."""
    shown = edit.text.strip()
    if shown and len(shown) <= READABLE and shown.isprintable():
        return f"Write “{shown}”"
    return f"Mend: {problem.message}"


def _touches(document: Document, problem: Problem, start: int, end: int) -> bool:
    at = document.positions.of_place(problem.place)
    first, last = document.positions.offset(at.start), document.positions.offset(at.end)
    return first <= end and start <= last


def _mends(problem: Problem, document: Document) -> Iterator[Edit]:
    """The edits that mend a problem: the one right answer, if there is one, or else the word that its hint names."""
    certain = mends(problem, document.text)
    if certain:
        yield from certain
        return
    meant = _MEANT.match(problem.hint)
    if meant and (edit := _instead(problem, document, meant[1])):
        yield edit


def _instead(problem: Problem, document: Document, word: str) -> Edit | None:
    """The word that was meant in place of the one that the problem is about."""
    wrong = _QUOTED.search(problem.message)
    at = document.positions.of_place(problem.place)
    start, end = document.positions.offset(at.start), document.positions.offset(at.end)
    there = document.text[start:end]
    if wrong and there.count(wrong[1]) == 1:
        start += there.index(wrong[1])
        end = start + len(wrong[1])
    elif not problem.place.length:
        return None
    return Edit(document.file, start, end, word)
