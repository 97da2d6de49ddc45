"""Rename: another id, as edits and moved files that the editor's program carries out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from lsprotocol import types

from tahqiq.author.renaming import CannotRename, Renaming, renamed, taken_ids, unreadable
from tahqiq.author.sites import THINGS, Named
from tahqiq.edits import Edit
from tahqiq.lsp.client import Capabilities
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.documents import Document, file_of
from tahqiq.lsp.finding import address
from tahqiq.lsp.positions import Positions


def prepare(document: Document, offset: int) -> types.PrepareRenamePlaceholder | None:
    """The id at an offset, if there is one that can be renamed."""
    site = document.at(offset)
    if site is None:
        return None
    return types.PrepareRenamePlaceholder(document.positions.range(site.start, site.end), site.named.id)


def rename(document: Document, offset: int, new: str, can: Capabilities) -> types.WorkspaceEdit:
    """Everything that must change so that what stands at an offset is called otherwise. Raises CannotRename."""
    site = document.at(offset)
    if site is None:
        raise CannotRename("No id stands here.")
    desk, what = document.desk, site.named
    if desk.behind:
        raise CannotRename("The edition is still being read; try again in a moment.")
    for place in unreadable(desk.all_problems()):
        raise CannotRename(f"{place} cannot be read, and may name anything: mend it first.")
    if what.kind in (*THINGS, "article") and not file_of(desk, what):
        raise CannotRename(f'There is no {what.kind} "{what.id}".')
    return workspace_edit(desk, _renamed(desk, what, new), document.encoding, can)


def _renamed(desk: Desk, what: Named, new: str) -> Renaming:
    """The articles that name it are read now, and no others."""
    rest = desk.rest()
    owner = what.id if what.kind == "article" else what.article
    articles = {n: f for m in desk.naming(what) for n, f in m.articles.items()}
    if owner and desk.article(owner).articles:
        articles |= desk.article(owner).articles
    manuscript = replace(rest, articles=dict(sorted(articles.items())))
    taken = taken_ids(manuscript, what)
    if what.kind == "article":
        # Of those that were not read, the desk knows the ids.
        taken |= {
            former: f'the article "{offer.id}" was called so'
            for offer in desk.offers.values()
            for former, _ in offer.formerly
            if offer.id != what.id
        }
        taken |= {name: f"article {name} is there already" for name in desk.offers}
    return renamed(manuscript, desk.text_of, what, new, taken)


def workspace_edit(desk: Desk, renaming: Renaming, encoding: str, can: Capabilities) -> types.WorkspaceEdit:
    """Edits first, in files as they are called now, then the moves. Raises CannotRename."""
    if renaming.moves and not can.moves:
        hint = "use `tahqiq rename` on the command line"
        raise CannotRename(f"Your editor cannot rename files for a language server; {hint}.")
    changes = workspace_changes(desk, renaming.edits, encoding)
    if not can.documents:
        return can.edit(changes)
    documents: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
        can.document_edit(uri, edits) for uri, edits in changes.items()
    ]
    for move in renaming.moves:
        old, new = map(desk.project.inside, (move.old, move.new))
        documents.append(
            types.RenameFile(
                old_uri=address(desk, old),
                new_uri=address(desk, new),
                options=types.RenameFileOptions(overwrite=False, ignore_if_exists=False),
            )
        )
    return types.WorkspaceEdit(document_changes=documents)


def workspace_changes(desk: Desk, edits: Iterable[Edit], encoding: str) -> dict[str, list[types.TextEdit]]:
    """Edits as the protocol has them, by the URI of their file."""
    by_file: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[desk.project.inside(edit.file)].append(edit)
    return {address(desk, path): _text_edits(desk, path, inner, encoding) for path, inner in by_file.items()}


def _text_edits(desk: Desk, path: str, edits: list[Edit], encoding: str) -> list[types.TextEdit]:
    positions = Positions(desk.store.text(path), encoding)
    return [types.TextEdit(positions.range(edit.start, edit.end), edit.text) for edit in edits]
