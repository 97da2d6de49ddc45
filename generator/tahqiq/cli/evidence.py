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
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the source texts; they are found by their SHA-256, whatever their names.",
)
def verify(root: Path, sources: Path) -> None:
    """Look up every quotation in its source, and record where it stands.

    Of an article whose source is not in the folder the quotations must be those that were verified before.
    """
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
