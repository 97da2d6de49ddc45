"""`tahqiq diff`: what has changed in the edition between two revisions, for those who review it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, MACHINE, USAGE, fail, machine_failures
from tahqiq.read.project import Project

if TYPE_CHECKING:
    from tahqiq.render.words import Words

COLOURS = {"added": "green", "removed": "red", "renamed": "blue"}


@click.command()
@edition_option
@click.argument("before", metavar="[REV]", required=False, default="")
@click.argument("after", metavar="[REV2]", required=False, default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    help="How to print it: for a terminal, for a pull request's comment or summary, as a page, for programs.",
)
@click.option(
    "--language",
    metavar="TAG",
    help="The language that it is told in: en, or another that the interface has words in, such as ar.",
    default="en",
    show_default=True,
)
@click.option(
    "--limit",
    metavar="BYTES",
    type=click.IntRange(min=10_000),
    default=65_000,
    show_default=True,
    help="With --format markdown: the most that may be written; what has no room is named at the end. GitHub takes "
    "65,536 characters in a comment and 1 MiB in the summary of a job.",
)
@click.option(
    "--lasting",
    is_flag=True,
    help="End with status 1 if an address that the first revision has would disappear without leading on: of a page, "
    "a paragraph, a quotation, an event, a term or a correction. Compare with the last release.",
)
def diff(root: Path, before: str, after: str, form: str, language: str, limit: int, lasting: bool) -> None:
    """Say what changes in the edition from the revision REV to REV2, or to the files as they are now.

    A revision is what git calls one: a branch, a tag, a commit. Without REV it is the place where your work left the
    main branch, so that you see what your pull request changes: texts block by block and word by word, and whether
    their translations follow; names, mentions, quotations, dates, evidence; problems that are new, or gone.
    """
    from tahqiq import comparing, revisions

    project = project_in(root)
    with machine_failures():
        try:
            found = comparing.compared(project, before, after)
        except revisions.NoRevision as error:
            fail(str(error), USAGE)
        except revisions.NoGit:
            fail("There is no git on this machine.", MACHINE)
    from tahqiq.compare.forms import as_json, as_markdown, as_page, as_text
    from tahqiq.compare.telling import told

    if form == "json":
        text = as_json(found)
    else:
        report = told(found, _words(project, language))
        if form == "markdown":
            text = as_markdown(report, language, limit)
        elif form == "html":
            text = as_page(report, language)
        else:
            text = as_text(report, _coloured) if sys.stdout.isatty() else as_text(report)
    click.echo(text, nl=False)
    if lasting and found.lost:
        sys.exit(CONTENT)


def _words(project: Project, language: str) -> Words:
    """The words of the interface in a language; ends with status 2 where it has none."""
    from tahqiq.pipeline import word_folders
    from tahqiq.read.words import read_words
    from tahqiq.render.words import words_in

    tables, _ = read_words(word_folders(project))
    if not {language, language.split("-")[0]} & set(tables):
        fail(f'There are no words for "{language}": name one of {", ".join(sorted(tables))}.', USAGE)
    return words_in(language, tables)


def _coloured(text: str, state: str) -> str:
    return click.style(text, fg=COLOURS[state]) if state in COLOURS else text
