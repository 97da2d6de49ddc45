"""A name becomes a link: to what it names, to what it is like, or to a new thing made for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from lsprotocol import types

from tahqiq.author.names import Names
from tahqiq.author.sites import Named
from tahqiq.beginning import Begun, NotBegun, Wish, begun
from tahqiq.edits import Edit
from tahqiq.lsp.client import Capabilities
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.documents import Document
from tahqiq.lsp.finding import address
from tahqiq.lsp.proposals import things
from tahqiq.lsp.renames import workspace_changes
from tahqiq.lsp.telling import best, names_of, record_of
from tahqiq.read.markdown import Link
from tahqiq.read.schemas import schema_folder

LINK = types.CodeActionKind.RefactorRewrite
MOST = 8
LONGEST = 120
"""Characters that may be a name."""
# What is no part of a name, though it has letters: attributes, addresses, codes.
_MARKUP = re.compile(
    r"\{[^{}\n]*\}|\]\([^()\n]*\)|`[^`\n]*`|[\[\]{}()<>*_\\]|^ {0,3}\[[^\]\n]*\]:.*$", re.MULTILINE
)
_THINGS = ("actor", "term", "event")

_known: WeakKeyDictionary[Desk, tuple[int, Names]] = WeakKeyDictionary()


def links(document: Document, start: int, end: int, can: Capabilities) -> Iterator[types.CodeAction]:
    """Actions that link the words between two offsets, or around them, to what they name."""
    seen: set[tuple[int, int, str]] = set()
    for begins, ends, kind, id in _named(document, start, end):
        if (begins, ends, f"{kind} {id}") in seen or len(seen) >= MOST:
            continue
        seen.add((begins, ends, f"{kind} {id}"))
        words = document.text[begins:ends]
        name = best(names_of(record_of(document.desk, Named(kind, id))), document.language)  # type: ignore[arg-type]
        title = f"Link “{words}” to the {kind} {id} ({name})"
        edit = Edit(document.file, begins, ends, f"[{words}]{{{kind}={id}}}")
        changes = workspace_changes(document.desk, [edit], document.encoding)
        yield types.CodeAction(title, LINK, edit=can.edit(changes))
    chosen = _chosen(document, start, end)
    if chosen and not seen and can.creates:
        yield from _new(document, *chosen, can)


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
    chosen = _chosen(document, start, end)
    if chosen and not near:
        words = document.text[chosen[0] : chosen[1]]
        yield from ((*chosen, kind, id) for kind, id in _like(document, words))


def _chosen(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The words that are selected, if they are words alone that are not annotated yet."""
    chosen = document.text[start:end].strip()
    if not chosen or len(chosen) > LONGEST or "\n" in chosen or _MARKUP.search(chosen):
        return None
    begins = document.text.index(chosen, start)
    place = (begins, begins + len(chosen))
    return None if _covered(*place, list(_annotated(document))) else place


def _new(document: Document, start: int, end: int, can: Capabilities) -> Iterator[types.CodeAction]:
    """Actions that make a file, with its blanks, for what the words name, and link them to it."""
    desk, words = document.desk, document.text[start:end]
    for kind in ("actor", "term"):
        wish = Wish(kind, "", {"name": {document.language: words}})
        try:
            new = begun(desk.rest(), desk.project.name, schema_folder(desk.project), wish)
        except NotBegun:
            # An id wants Latin letters, which words in another script do not give.
            continue
        edit = Edit(document.file, start, end, f"[{words}]{{{kind}={new.id}}}")
        title = f"Make the {kind} {new.id} for “{words}”, and link it"
        yield types.CodeAction(title, LINK, edit=_made(document, new, edit, can))


def _made(document: Document, new: Begun, edit: Edit, can: Capabilities) -> types.WorkspaceEdit:
    """New files with their texts, then the edit."""
    desk, start = document.desk, types.Position(0, 0)
    changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    for file, text in new.files.items():
        uri = address(desk, desk.project.inside(file))
        changes.append(types.CreateFile(uri, options=types.CreateFileOptions(overwrite=False)))
        changes.append(can.document_edit(uri, [types.TextEdit(types.Range(start, start), text)]))
    for uri, edits in workspace_changes(desk, [edit], document.encoding).items():
        changes.append(can.document_edit(uri, edits))
    return types.WorkspaceEdit(document_changes=changes)


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
    for start, end, node in document.annotated():
        if isinstance(node, Link) or node.key in _THINGS:
            yield start, end


def _covered(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in taken)
