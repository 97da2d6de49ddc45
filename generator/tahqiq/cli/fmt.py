"""`tahqiq fmt`: lays out content files as all others are, without changing what they say."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tahqiq.author.layout import kind_of
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, MACHINE, USAGE, err, fail, machine_failures
from tahqiq.edits import patch
from tahqiq.publish.staging import write_content
from tahqiq.read.project import Project
from tahqiq.tidying import LaidOut, laid_out


@click.command()
@edition_option
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; name the files that are not laid out, and end with status 1.",
)
@click.option("--diff", is_flag=True, help="Write nothing; show as a patch what would change.")
def fmt(root: Path, files: tuple[Path, ...], check: bool, diff: bool) -> None:
    """Lay out FILES, or all content files if none are named, without changing what they say.

    Keys of YAML files come into their usual order, steps of indentation and quotation marks become the same
    everywhere, and comments stay with what they are about. In texts, one empty line stands between blocks, and no
    spaces at the ends of lines; where lines break within a paragraph is yours. A file that has errors is left as it is.
    """
    project = project_in(root)
    named = [_content_file(project, file) for file in files]
    with machine_failures():
        found = list(laid_out(project, named))
        changed = [laid for laid in found if laid.changed]
        for laid in changed:
            if diff:
                click.echo(patch(laid.file, laid.before, laid.after), nl=False)
            elif check:
                click.echo(laid.file)
            else:
                write_content(project, laid.file, laid.after, before=laid.before)
                click.echo(laid.file)
    _sum(found, changed, written=not (check or diff))
    if any(laid.bug for laid in found):
        sys.exit(MACHINE)
    sys.exit(CONTENT if (check and changed) or _unreadable(found) else 0)


def _content_file(project: Project, file: Path) -> str:
    """A file's path from the edition's root; ends with status 2 where it is no content file that is laid out."""
    try:
        name = file.resolve().relative_to(project.root.resolve()).as_posix()
    except ValueError:
        name = ""
    if not name.startswith(f"{project.name}/") or not kind_of(name):
        fail(f"{file} is no content file of this edition that has a layout.", USAGE)
    return name


def _unreadable(found: list[LaidOut]) -> bool:
    return any(": error[" in laid.left for laid in found)


def _sum(found: list[LaidOut], changed: list[LaidOut], *, written: bool) -> None:
    for laid in found:
        if laid.left:
            err().print(f"Left as it is: {laid.left}", markup=False)
    which = "laid out" if written else "not laid out"
    err().print(f"{len(changed):,} of {len(found):,} files {which}." if changed else "Nothing to change.")
