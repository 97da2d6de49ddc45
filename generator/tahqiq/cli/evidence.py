"""`tahqiq verify`: evidence for quotations, into the locks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tahqiq import editing, pipeline
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, err, machine_failures, out, show, summary
from tahqiq.problems import Problem, has_errors
from tahqiq.publish.staging import write_content
from tahqiq.read.project import Project

_NAMED = 10  # of many articles these are enough to see which ones are meant


@click.command()
@edition_option
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the source texts; they are found by their SHA-256, whatever their names.",
)
@click.option(
    "--site",
    metavar="URL|DIR",
    help="A deployed copy of the site, at a web address or in a folder: compare it with a rebuild, file by file.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="With --site: how to say where the copy differs.",
)
def verify(root: Path, sources: Path | None, site: str | None, form: str) -> None:
    """Look up every quotation in its source, and record where it stands; or prove a deployed copy of the site.

    Of an article whose source is not in the folder of --sources the quotations must be those that were verified before.
    With --site the edition is built as it is here, into a folder that goes again, and nothing is written.
    """
    if (sources is None) == (site is None):
        raise click.UsageError(
            "Name either --sources DIR, to verify quotations, or --site URL|DIR, to verify a copy."
        )
    if site is not None:
        from tahqiq.cli.deployed import verify_copy

        verify_copy(root, site, form)
    if sources is not None:
        _verify_quotations(root, sources)


def _verify_quotations(root: Path, sources: Path) -> None:
    project = project_in(root)
    with machine_failures():
        manuscript, problems = pipeline.whole(project)
        stop_at(editing.but_for_proof(problems), project)
        outcome = editing.verified(manuscript, sources, project.root)
        for file, text in outcome.files.items():
            write_content(project, file, text)
    show(outcome.problems, project.root, out())
    for name, found, asked in outcome.counts:
        where = "the source as it is now; nothing was recorded" if name in outcome.changed else "the source"
        err().print(f"{name}: {found} of {asked} quotations stand in {where}.")
    if outcome.kept:
        more = ", …" if len(outcome.kept) > _NAMED else ""
        err().print(
            f"Not looked up, for the source is not here; the words are those that were verified before: "
            f"{', '.join(outcome.kept[:_NAMED])}{more}."
        )
    sys.exit(CONTENT if outcome.problems else 0)


def stop_at(problems: tuple[Problem, ...], project: Project) -> None:
    """Nothing is written into content that has errors."""
    if has_errors(problems):
        show(problems, project.root, out())
        err().print(f"{summary(problems)} Mend them first; nothing was written.")
        sys.exit(CONTENT)
