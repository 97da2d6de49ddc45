"""`tahqiq new edition`: a small complete edition that builds as it stands, to begin from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from tahqiq import __version__, editing, pipeline
from tahqiq.author.edition_files import SOURCE, NewEdition
from tahqiq.beginning import NotBegun, new_edition
from tahqiq.cli.asking import asked_texts, asks, choice
from tahqiq.cli.options import by_language, localised_option
from tahqiq.cli.report import USAGE, err, fail, machine_failures
from tahqiq.publish.staging import write_file
from tahqiq.read.project import find_project
from tahqiq.schema.fields import LANGUAGE_TAG

_LOCALISED = re.compile(f"{LANGUAGE_TAG.pattern}=.*", re.DOTALL)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--languages",
    metavar="TAGS",
    help="The languages it is published in, as BCP 47 tags with commas between; the first one is the default. "
    "If not given: ar,en.",
)
@localised_option("title", "The edition's title")
@click.option(
    "--publisher",
    multiple=True,
    metavar="NAME",
    help="Who publishes it: one name, or LANGUAGE=NAME once for each language.",
)
@click.option("--url", default="", help="The address that the site will have: https://…")
@click.option("--repository", default="", help="The address of the repository that the edition is edited in.")
def edition(
    folder: Path,
    languages: str | None,
    title: Mapping[str, str],
    publisher: tuple[str, ...],
    url: str,
    repository: str,
) -> None:
    """Make a new edition in FOLDER, with a sample article, that builds at once.

    FOLDER must be empty, but for a .git. README.md in it says what to do next.
    """
    if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
        fail(f"{folder} is not empty; nothing was written.", USAGE)
    if languages is None and not title and asks():
        languages = choice("Languages, as ar,en") or None
        title = asked_texts("Title", _tags(languages or "ar,en"))
    new = NewEdition(
        _tags(languages or "ar,en"), title, _publisher(publisher), _address(url), repository, __version__
    )
    with machine_failures():
        try:
            files = new_edition(new)
        except NotBegun as error:
            fail(str(error), USAGE)
        for name, text in files.items():
            write_file(folder / name, text)
        if SOURCE in files:
            _prove(folder)
    err().print(f"Made an edition of {len(files)} files in {folder}", markup=False)
    err().print("See it with `tahqiq serve` in that folder; README.md there says what to do next.")


def _tags(said: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in said.split(",") if tag.strip())


def _publisher(said: tuple[str, ...]) -> str | dict[str, str]:
    if len(said) == 1 and not _LOCALISED.fullmatch(said[0]):
        return said[0].strip()
    return by_language(said)


def _address(url: str) -> str:
    """The address of a folder ends with a slash; MkDocs makes links from it."""
    return f"{url}/" if url and not url.endswith("/") else url


def _prove(folder: Path) -> None:
    """The lock of the sample: its quotation stands in its source."""
    project = find_project(folder)
    manuscript, _ = pipeline.whole(project)
    outcome = editing.verified(manuscript, folder / SOURCE.partition("/")[0], project.root)
    for name, text in outcome.files.items():
        write_file(folder / name, text)
