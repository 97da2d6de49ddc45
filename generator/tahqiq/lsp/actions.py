"""Code actions: a name becomes a link to what it names, and problems are mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from weakref import WeakKeyDictionary

from lsprotocol import types

from tahqiq.author.names import Names
from tahqiq.author.sites import Named
from tahqiq.check.walk import references_in
from tahqiq.edits import Edit
from tahqiq.lsp.client import Capabilities
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.diagnosing import diagnostic
from tahqiq.lsp.documents import Document
from tahqiq.lsp.finding import address
from tahqiq.lsp.proposals import things
from tahqiq.lsp.renames import text_edits
from tahqiq.lsp.telling import best, names_of, record_of
from tahqiq.problems import Problem
from tahqiq.read.markdown import Link, Span

MOST = 8
FIX, LINK = types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite
_MEANT = re.compile(r'^did you mean "([^"]+)"\?$')
_QUOTED = re.compile(r'"([^"]+)"')
# What is no part of a name, though it has letters: attributes, addresses, codes.
_MARKUP = re.compile(
    r"\{[^{}\n]*\}|\]\([^()\n]*\)|`[^`\n]*`|[\[\]{}()<>*_\\]|^ {0,3}\[[^\]\n]*\]:.*$", re.MULTILINE
)
_THINGS = ("actor", "term", "event")

_known: WeakKeyDictionary[Desk, tuple[int, Names]] = WeakKeyDictionary()


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
        found += _links(document, start, end, can)
    return found


def _action(
    document: Document, title: str, kind: types.CodeActionKind, edits: Iterable[Edit], can: Capabilities
) -> types.CodeAction:
    desk = document.desk
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file.removeprefix(f"{desk.project.name}/"), []).append(edit)
    changes = {
        address(desk, path): text_edits(desk, path, inner, document.encoding)
        for path, inner in by_file.items()
    }
    return types.CodeAction(title, kind, edit=can.edit(changes))


# ---------------------------------------------------------------- problems


def _fixes(document: Document, start: int, end: int, can: Capabilities) -> Iterator[types.CodeAction]:
    desk = document.desk
    for problem in desk.problems(desk.piece_of(document.path)):
        if problem.place.file != document.file or not _touches(document, problem, start, end):
            continue
        edits = list(_mends(problem, document))
        for edit in edits:
            action = _action(document, edit.why or problem.hint, FIX, [edit], can)
            action.diagnostics = [diagnostic(problem, document.positions)]
            action.is_preferred = len(edits) == 1
            yield action


def _touches(document: Document, problem: Problem, start: int, end: int) -> bool:
    at = document.positions.of_place(problem.place)
    first, last = document.positions.offset(at.start), document.positions.offset(at.end)
    return first <= end and start <= last


def _mends(problem: Problem, document: Document) -> Iterator[Edit]:
    """The edits that mend a problem: those of `author.mending`, and the word that its hint names."""
    if find_spec("tahqiq.author.mending"):
        yield from import_module("tahqiq.author.mending").mends(problem, document.text)
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
    return Edit(document.file, start, end, word, f"Write “{word}”")


# ---------------------------------------------------------------- names


def _links(document: Document, start: int, end: int, can: Capabilities) -> Iterator[types.CodeAction]:
    seen: set[tuple[int, int, str]] = set()
    for begins, ends, kind, id in _named(document, start, end):
        if (begins, ends, f"{kind} {id}") in seen or len(seen) >= MOST:
            continue
        seen.add((begins, ends, f"{kind} {id}"))
        words = document.text[begins:ends]
        name = best(names_of(record_of(document.desk, Named(kind, id))), document.language)  # type: ignore[arg-type]
        title = f"Link “{words}” to the {kind} {id} ({name})"
        edit = Edit(document.file, begins, ends, f"[{words}]{{{kind}={id}}}")
        yield _action(document, title, LINK, [edit], can)


def _named(document: Document, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, kind, id): what words here may name; names of the register first, then what is near a selection."""
    line_start = document.text.rfind("\n", 0, start) + 1
    line_end = document.text.find("\n", end)
    line_end = len(document.text) if line_end < 0 else line_end
    words = _MARKUP.sub(lambda m: "\ufffc" * len(m[0]), document.text[line_start:line_end])
    taken = list(_annotated(document))
    found = [
        (line_start + name.start, line_start + name.end, name)
        for name in _names(document.desk).everything(words, document.language)
    ]
    near = [f for f in found if f[0] <= end and start <= f[1] and not _covered(f[0], f[1], taken)]
    for begins, ends, name in sorted(near, key=lambda f: (f[0] - f[1], -f[2].confidence)):
        for id in name.ids:
            yield begins, ends, name.kind, id
    chosen = document.text[start:end].strip()
    if chosen and not near and not _MARKUP.search(chosen) and "\n" not in chosen:
        begins = document.text.index(chosen, start)
        if not _covered(begins, begins + len(chosen), taken):
            yield from ((begins, begins + len(chosen), kind, id) for kind, id in _like(document, chosen))


def _like(document: Document, words: str) -> Iterator[tuple[str, str]]:
    """Things whose name, or a part of it, is like the words that were chosen."""
    for kind in _THINGS:
        proposals = sorted(things(document.desk, [kind], words, document.language), key=lambda p: p.rank)
        yield from ((kind, proposal.text) for proposal in proposals[:3])


def _names(desk: Desk) -> Names:
    """The names of the register; what the articles annotate is not read for it."""
    known = _known.get(desk)
    if known is None or known[0] != desk.things:
        known = (desk.things, Names.of(desk.rest(), learning=False))
        _known[desk] = known
    return known[1]


def _annotated(document: Document) -> Iterator[tuple[int, int]]:
    """Words that are linked or annotated as things already."""
    if document.parsed is None:
        return
    references = references_in(document.parsed.document)
    for node in (*references.in_blocks, *references.in_notes):
        if isinstance(node, Link) or (isinstance(node, Span) and node.key in _THINGS):
            start = document.positions.lines.offset(node.place)
            yield start, start + node.place.length


def _covered(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in taken)
