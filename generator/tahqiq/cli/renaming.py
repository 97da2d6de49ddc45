"""`tahqiq rename`: another id for something, in every file that names it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import get_args

import click

from tahqiq.author.renaming import CannotRename, Renaming, renamed, taken_ids, unreadable, written
from tahqiq.author.sites import Kind
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, USAGE, err, fail, machine_failures
from tahqiq.edits import edited
from tahqiq.plain import NotPlain, behind_link
from tahqiq.publish.staging import judge_unchanged, write_content
from tahqiq.read import Manuscript, read_edition
from tahqiq.read.project import Project
from tahqiq.read.text import LIMIT, decode, with_line_ends
from tahqiq.store import Remembered, Store, store_at


@click.command()
@edition_option
@click.argument("kind", type=click.Choice(get_args(Kind)))
@click.argument("old")
@click.argument("new")
def rename(root: Path, kind: Kind, old: str, new: str) -> None:
    """Give the KIND of thing that has the id OLD the id NEW, everywhere in the edition.

    The file or folder is renamed, every text and file that names it is edited, and `formerly:` keeps the old id, so
    that links to the old page go on working. For a block, OLD is written with its article, as visit#p1, and for a
    quote as visit/hope; NEW is the new id alone.
    """
    project = project_in(root)
    with machine_failures():
        # Where an edit stands is worked out of the manuscript: it is made in the very texts that this was read from.
        content = Remembered(store_at(str(project.content)))
        manuscript = read_edition(content, project.name)
        _stop_at_unreadable(manuscript)
        text_of = _texts(project, content)
        try:
            what = written(old, kind)
            renaming = renamed(manuscript, text_of, what, new, taken_ids(manuscript, what))
        except CannotRename as error:
            fail(str(error), USAGE)
        _do(project, renaming, text_of)
    err().print(f"The {kind} {old} is called {new} now. Look at the changes, and run `tahqiq check`.")


def _stop_at_unreadable(manuscript: Manuscript) -> None:
    for place in unreadable(manuscript.problems):
        err().print(f"{place}: this file cannot be read, and may name anything.")
        err().print("Mend it first; nothing was written.")
        sys.exit(CONTENT)


def _texts(project: Project, content: Store) -> Callable[[str], str]:
    """The text of a file by the name that places call it."""

    def text_of(file: str) -> str:
        return decode(content.read(project.inside(file), LIMIT) or b"", file)[0]

    return text_of


def _do(project: Project, renaming: Renaming, text_of: Callable[[str], str]) -> None:
    """Edits first, moves last; a name that is there already is never written over."""
    for move in renaming.moves:
        for name in (move.old, move.new):
            if behind_link(project.content, project.inside(name)):
                raise NotPlain(name)
        if (project.root / move.new).exists():
            fail(f"{move.new} is there already; nothing was written.", USAGE)
    texts = {
        file: edited(text_of(file), edits) for file, edits in groupby(renaming.edits, lambda edit: edit.file)
    }
    for file in texts:
        # All of them before any is written: a rename is done as a whole.
        judge_unchanged(project, file, text_of(file))
    for file, text in texts.items():
        path = project.root / file
        write_content(project, file, with_line_ends(text, path.read_bytes()), before=text_of(file))
        err().print(f"edited  {file}")
    for move in renaming.moves:
        (project.root / move.old).rename(project.root / move.new)
        err().print(f"renamed {move.old} to {move.new}")
