"""`tahqiq import`: a plain text becomes an article to annotate."""

from __future__ import annotations

import re
from pathlib import Path

import click

from tahqiq import editing
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import USAGE, err, fail, machine_failures
from tahqiq.publish.staging import write_file
from tahqiq.read import read_edition
from tahqiq.schema.fields import ID_LENGTH, is_id
from tahqiq.schema.vocabulary import RIGHTS


@click.command("import")
@edition_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", default="", help="The article's id; made of FILE's name if not given.")
@click.option("--language", help="The text's language; the edition's first one if not given.")
@click.option("--rights", type=click.Choice(RIGHTS), help="Whether the text may be published.")
@click.option("--published", default="", help="When it was published, as EDTF.")
def import_(
    root: Path, file: Path, name: str, language: str | None, rights: str | None, published: str
) -> None:
    """Make an article's folder from FILE: its first line is the title, each other line a paragraph."""
    project = project_in(root)
    name = name or suggested_id(file.stem)
    if not is_id(name):
        fail(f'"{name}" is no id: lower-case letters, digits and single hyphens.', USAGE)
    folder = project.content / "articles" / name
    if folder.exists():
        fail(f"{folder} is there already; nothing was written.", USAGE)
    with machine_failures():
        try:
            manuscript = read_edition(project.content, project.name)
            imported = editing.imported(manuscript, file, language, rights or "", published)
        except editing.NotThere as error:
            fail(str(error), USAGE)
            return
        for inner, text in imported.files:
            write_file(folder / inner, text)
    err().print(f"{folder}: {imported.paragraphs} paragraphs, {imported.quotes} quotations proposed.")
    err().print(re.sub(r"\s+", " ", NEXT))


def suggested_id(stem: str) -> str:
    """An id made of a file's name: its Latin letters and digits, joined by hyphens."""
    words = re.findall(r"[a-z0-9]+", stem.lower())
    return "-".join(words)[:ID_LENGTH].strip("-") or "article"


NEXT = """Now fill the blanks in article.yml and the text of the other language: `tahqiq check` names each."""
