"""`tahqiq new schemas`: the JSON Schemas for editors, copied anew after an upgrade or with another language."""

from __future__ import annotations

from pathlib import Path

import click

from tahqiq.beginning import NotBegun, languages_of
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import USAGE, err, fail, machine_failures
from tahqiq.paths import SCHEMAS
from tahqiq.publish.staging import write_file
from tahqiq.read import read_edition
from tahqiq.read.project import Project
from tahqiq.read.schemas import FOLDER, schema_folder
from tahqiq.schema.export import schema_files


@click.command()
@edition_option
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write them there; if not given, where the edition's files say that they lie, or to schemas/.",
)
def schemas(root: Path, folder: Path | None) -> None:
    """Write the JSON Schemas that editors complete and explain YAML with, for the edition's languages.

    Those that are there are written anew: do so after an upgrade of the tool, or when a language was added.
    """
    project = project_in(root)
    with machine_failures():
        try:
            languages = languages_of(read_edition(project.content, project.name))
        except NotBegun as error:
            fail(str(error), USAGE)
        where = folder or _folder(project)
        if where.resolve() == SCHEMAS:
            fail("The files of this edition name the tool's own schemas, which came with it.", USAGE)
        written = schema_files(languages)
        for name, text in written.items():
            write_file(where / name, text)
    err().print(f"Wrote {len(written)} schemas for {', '.join(languages)} to {where}", markup=False)


def _folder(project: Project) -> Path:
    named = schema_folder(project)
    if "://" in named:
        fail(f"The files of this edition name schemas at {named}. Say with --to where to write them.", USAGE)
    where = project.root / (named or FOLDER)
    if not where.resolve().is_relative_to(project.root.resolve()):
        fail(f"{where} lies outside the edition. Say with --to where to write them.", USAGE)
    return where
