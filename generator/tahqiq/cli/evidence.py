"""`tahqiq verify` and `tahqiq stamp`: evidence for quotations and translations, into the locks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tahqiq import editing, pipeline
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, USAGE, err, fail, machine_failures, out, show, summary
from tahqiq.problems import Problem, has_errors
from tahqiq.publish.staging import write_file
from tahqiq.read.project import Project


@click.command()
@edition_option
@click.option(
    "--sources",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the source texts; they are found by their SHA-256, whatever their names.",
)
def verify(root: Path, sources: Path) -> None:
    """Look up every quotation in its source, and record where it stands."""
    project = project_in(root)
    with machine_failures():
        manuscript, problems = pipeline.whole(project)
        _stop_at(editing.but_for_proof(problems), project)
        outcome = editing.verified(manuscript, sources)
        for file, text in outcome.files.items():
            write_file(project.root / file, text)
    show(outcome.problems, project.root, out())
    for name, found, asked in outcome.counts:
        err().print(f"{name}: {found} of {asked} quotations stand in the source.")
    sys.exit(CONTENT if outcome.problems else 0)


def _stop_at(problems: tuple[Problem, ...], project: Project) -> None:
    """Nothing is written into content that has errors."""
    if has_errors(problems):
        show(problems, project.root, out())
        err().print(f"{summary(problems)} Mend them first; nothing was written.")
        sys.exit(CONTENT)


@click.command()
@edition_option
@click.argument("article")
@click.argument("language")
@click.argument("blocks", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every block of the translation.")
def stamp(root: Path, article: str, language: str, blocks: tuple[str, ...], every: bool) -> None:
    """Say that BLOCKS of ARTICLE's translation into LANGUAGE are right for the original as it is now."""
    project = project_in(root)
    if bool(blocks) == every:
        fail("Name the blocks, or pass --all.", USAGE)
    with machine_failures():
        manuscript, problems = pipeline.whole(project)
        _stop_at(editing.but_for_proof(problems), project)
        try:
            files = editing.stamped(manuscript, article, language, blocks)
        except editing.NotThere as error:
            fail(str(error), USAGE)
            return
        for file, text in files.items():
            write_file(project.root / file, text)
    err().print(f"Stamped {article} {language}: {' '.join(blocks) or 'every block'}.")
