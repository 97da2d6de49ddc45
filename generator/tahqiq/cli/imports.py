"""`tahqiq import`: a text, a document of a word processor, a page becomes an article to annotate."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from tahqiq.author.ids import proposed_id
from tahqiq.check.rules.portable import is_portable
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import MACHINE, USAGE, counted, err, fail, machine_failures
from tahqiq.importing import NotImported, Outcome, Wish, imported
from tahqiq.publish.staging import write_content, write_file
from tahqiq.read import read_edition
from tahqiq.read.pandoc import PandocFailed, PandocMissing
from tahqiq.read.project import Project
from tahqiq.read.schemas import schema_folder, schema_line
from tahqiq.schema.fields import ID_LENGTH, is_id
from tahqiq.schema.vocabulary import RIGHTS

NAMELESS = "article"
"""The id of an article whose file's name gives none."""


@click.command("import")
@edition_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", default="", help="The article's id; made of FILE's name if not given.")
@click.option("--language", help="The text's language; the edition's first one if not given.")
@click.option("--rights", type=click.Choice(RIGHTS), help="Whether the text may be published.")
@click.option("--published", default="", help="When it was published, as EDTF.")
@click.option(
    "--from",
    "form",
    default="",
    metavar="FORMAT",
    help="The form of FILE: text, markdown, or one that Pandoc reads, as docx, odt, html, epub, rtf. "
    "If not given, the end of its name says it.",
)
@click.option(
    "--text-to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the text of FILE there, which `tahqiq verify` looks quotations up in. Where the text may only be "
    "quoted, keep that file out of what you publish.",
)
@click.option("--images", is_flag=True, help="Take pictures over; without it each is told and left out.")
@click.option(
    "--pandoc",
    type=click.Path(path_type=Path),
    help="Where the program Pandoc is, if it is not found by its name (or say so in TAHQIQ_PANDOC).",
)
@machine_failures()
def import_(root: Path, file: Path, name: str, text_to: Path | None, **said: Any) -> None:
    """Make an article's folder from FILE: a plain text, Markdown, or whatever Pandoc reads.

    Paragraphs, headings, lists, tables, footnotes, stress and links stay, and blocks are numbered. Words in
    quotation marks are proposed as quotations. Of a plain text, the first line is the title, each other line a
    paragraph.
    """
    project = project_in(root)
    name = name or suggested_id(file.stem)
    if not is_id(name):
        fail(f'"{name}" is no id: lower-case letters, digits and single hyphens.', USAGE)
    if not is_portable(name):
        fail(f'"{name}" is a name that Windows keeps for a device: --id gives the article another.', USAGE)
    within = f"{project.name}/articles/{name}"
    folder = project.root / within
    for place in filter(None, (folder, text_to)):
        if place.exists():
            instead = "--id gives the article another id" if place == folder else "name another file"
            fail(f"{place} is there already; nothing was written. Delete it first, or {instead}.", USAGE)
    outcome = _imported(project, name, file, text_to, said)
    if text_to:
        write_file(text_to, outcome.text)
    for inner, text in outcome.article.files:
        write_content(project, f"{within}/{inner}", text)
    for inner, data in outcome.pictures.items():
        write_content(project, f"{within}/{inner}", data)
    _say(folder, outcome, text_to)


def _imported(project: Project, name: str, file: Path, text_to: Path | None, said: dict[str, Any]) -> Outcome:
    record = f"{project.name}/articles/{name}/article.yml"
    line = schema_line(schema_folder(project), record, "article")
    said["rights"] = said["rights"] or ""
    wish = Wish(**said, kept=text_to is not None, schema=line)
    try:
        return imported(read_edition(project.content, project.name), file, wish)
    except (NotImported, PandocFailed) as error:
        fail(str(error), USAGE)
    except PandocMissing as error:
        fail(str(error), MACHINE)


def _say(folder: Path, outcome: Outcome, text_to: Path | None) -> None:
    article = outcome.article
    for sentence in article.lost:
        err().print(sentence, markup=False)
    told = f"{folder}: {counted(article.paragraphs, 'paragraph')}, {counted(article.quotes, 'quotation')} proposed"
    pictures = f", {counted(len(outcome.pictures), 'picture')}" if outcome.pictures else ""
    err().print(f"{told}{pictures}.", markup=False)
    if folder.name == NAMELESS:
        err().print(
            "The file's name has no Latin letters to make an id of: "
            f"`tahqiq rename article {NAMELESS} ID` gives another."
        )
    if text_to:
        err().print(
            f"The text is in {text_to}: `tahqiq verify --sources` looks quotations up there.", markup=False
        )
    elif article.quotes and not any("\n  sha256: " in text for _, text in article.files):
        err().print(
            "Quotations are looked up in a text: to have one, delete this folder, and import with --text-to FILE."
        )
    err().print(
        "Now fill the blanks in article.yml and the text of the other language: `tahqiq check` names each."
    )


def suggested_id(stem: str) -> str:
    """An id made of a file's name: its Latin letters and digits, joined by hyphens."""
    digits = "-".join(re.findall("[0-9]+", stem)).strip("-")
    return proposed_id(stem) or digits[:ID_LENGTH].strip("-") or NAMELESS
