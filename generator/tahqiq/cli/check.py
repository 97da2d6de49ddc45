"""`tahqiq check`: problems only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tahqiq import pipeline
from tahqiq.cli.forms import as_github, as_json, as_sarif
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, USAGE, err, fail, machine_failures, out, show, summary
from tahqiq.crew import Processes
from tahqiq.problems import has_errors

MORE = " `tahqiq explain CODE` says more of each."


@click.command()
@edition_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="How to print them: for people, for programs, as annotations of a pull request, for code scanning.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Mend what has only one right answer, such as a doubled space, and report what remains. The words of verified "
    "quotations and the locks stay as they are.",
)
@click.option(
    "--diff", is_flag=True, help="With --fix: show as a patch what it would mend, and write nothing."
)
def check(root: Path, form: str, fix: bool, diff: bool) -> None:
    """Report every problem of the content, and build nothing."""
    project = project_in(root)
    if diff and not fix:
        fail("--diff shows what --fix would do: pass both.", USAGE)
    with machine_failures():
        problems = pipeline.checked(project, Processes()).problems
        if fix:
            from tahqiq.cli.mending import mend, preview  # here, for most checks mend nothing

            if diff:
                preview(project, problems)
                sys.exit(CONTENT if has_errors(problems) else 0)
            mend(project, problems, out() if form == "text" else err())
            problems = pipeline.checked(project, Processes()).problems
    if form == "json":
        click.echo(as_json(problems))
    elif form == "sarif":
        click.echo(as_sarif(problems, _before(root)))
    elif form == "github":
        # Nothing is printed where nothing is wrong: an empty line would be a line of the log.
        click.echo(as_github(problems, _before(root)), nl=bool(problems))
        err().print(summary(problems))
    else:
        show(problems, project.root, out())
        err().print(summary(problems) + (MORE if problems and out().is_terminal else ""))
    sys.exit(CONTENT if has_errors(problems) else 0)


def _before(root: Path) -> str:
    """What goes before the paths of an edition that lies in a folder of the repository that one is in."""
    way = Path(os.path.relpath(root)).as_posix()
    return "" if way == "." or way.startswith("../") or way == ".." else f"{way}/"
