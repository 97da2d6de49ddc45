"""`tahqiq stamp`: which translations are right for the text as it is, into the locks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from rich.text import Text

from tahqiq import editing, pipeline
from tahqiq.author.stamps import STALE, UNSTAMPED, WAITING
from tahqiq.cli.evidence import stop_at
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import USAGE, err, fail, machine_failures, out
from tahqiq.publish.staging import write_content
from tahqiq.read import Manuscript
from tahqiq.read.project import Project

_SAID = {
    STALE: "the original has changed since it was translated",
    UNSTAMPED: "never stamped",
    WAITING: "its original is itself a translation that is older than its text: begin there",
}


@click.command()
@edition_option
@click.argument("article", required=False, default="")
@click.argument("language", required=False, default="")
@click.argument("blocks", nargs=-1)
@click.option(
    "--all", "every", is_flag=True, help="Stamp every block of the translation that has an original."
)
@click.option(
    "--new",
    "fresh",
    is_flag=True,
    help="Stamp only what was never stamped; without ARTICLE and LANGUAGE in all articles.",
)
@click.option(
    "--list",
    "listed",
    is_flag=True,
    help="Write nothing, but say which blocks are older than their original or were never stamped, and what the "
    "original said before, if git knows it; without ARTICLE and LANGUAGE in all articles.",
)
def stamp(
    root: Path, article: str, language: str, blocks: tuple[str, ...], every: bool, fresh: bool, listed: bool
) -> None:
    """Say that BLOCKS of ARTICLE's translation into LANGUAGE are right for the original as it is now.

    From then on the check and the page tell when the original changes. Look at a block beside its original
    before you stamp it: nobody else will.
    """
    if [bool(blocks), every, fresh, listed].count(True) != 1:
        fail("Name the blocks, or pass one of --all, --new and --list.", USAGE)
    if (blocks or every) and not language:
        fail("Name the article and the language of its translation first.", USAGE)
    project = project_in(root)
    with machine_failures():
        manuscript, problems = pipeline.whole(project)
        stop_at(editing.but_for_proof(problems), project)
        try:
            if listed:
                _list(manuscript, project, article, language)
            elif fresh:
                _stamp_new(manuscript, project, article, language)
            else:
                _stamp(manuscript, project, article, language, blocks)
        except editing.NotThere as error:
            fail(str(error), USAGE)


def _stamp(
    manuscript: Manuscript, project: Project, article: str, language: str, blocks: tuple[str, ...]
) -> None:
    files, chosen = editing.stamped(manuscript, article, language, blocks)
    _write(project, files)
    err().print(Text(f"Stamped {article} {language}: {' '.join(chosen)}."))


def _stamp_new(manuscript: Manuscript, project: Project, article: str, language: str) -> None:
    files, counts = editing.stamped_anew(manuscript, article, language)
    _write(project, files)
    for name, tag, number in counts:
        err().print(Text(f"Stamped {name} {tag}: {number} that had no stamp."))
    if files and not counts:
        err().print("Took out stamps of blocks that are no longer there.")
    elif not counts:
        err().print("Nothing to do: every block that has an original was stamped once.")


def _list(manuscript: Manuscript, project: Project, article: str, language: str) -> None:
    found = editing.unconfirmed(manuscript, project.root, article, language)
    console = out()
    for block, before in found:
        console.print(Text(f"{block.article} {block.language} {block.block}: {_SAID[block.state]}"))
        if block.state == STALE:
            console.print(Text(f"    before: {before or '(git knows no text with this stamp)'}"))
            console.print(Text(f"    now:    {block.now}"))
    if not found:
        err().print("Nothing to do: every translated block is stamped, and none is older than its original.")
        return
    stale = sum(block.state == STALE for block, _ in found)
    never = sum(block.state == UNSTAMPED for block, _ in found)
    err().print(f"{stale} older than the original, {never} never stamped.")


def _write(project: Project, files: Mapping[str, str]) -> None:
    for file, text in files.items():
        write_content(project, file, text)
