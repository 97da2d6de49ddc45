"""`tahqiq new article`, `actor`, `event`, `term`: new files with their blanks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tahqiq.author.blanks import has_blanks
from tahqiq.beginning import Begun, NotBegun, Wish, begun, judged_date, languages_of
from tahqiq.cli.asking import asked_texts, asks, choice
from tahqiq.cli.new_edition import edition
from tahqiq.cli.new_schemas import schemas
from tahqiq.cli.options import edition_option, localised_option, project_in
from tahqiq.cli.report import USAGE, err, fail, machine_failures
from tahqiq.publish.staging import write_content
from tahqiq.read import Manuscript, read_edition
from tahqiq.read.project import Project
from tahqiq.read.schemas import schema_folder
from tahqiq.schema.fields import Example
from tahqiq.schema.vocabulary import ACTOR_KINDS, KIND_BY_RIGHTS, RIGHTS


@click.group()
def new() -> None:
    """Begin an edition, an article, an actor, an event or a term: files with blanks to fill."""


new.add_command(edition)
new.add_command(schemas)


_id = click.argument("thing", metavar="[ID]", required=False, default="")


@new.command()
@edition_option
@_id
@localised_option("name", "The name")
@click.option("--kind", type=click.Choice(ACTOR_KINDS), help="What the actor is.")
def actor(root: Path, thing: str, **said: Any) -> None:
    """Make the file of an actor: a person, body, group or place that articles name.

    Without ID it is made from a name in Latin letters.
    """
    _make(root, "actor", thing, said)


@new.command()
@edition_option
@_id
@localised_option("title", "What happened, in a phrase")
@click.option("--date", help="When, as an EDTF date: 2024-08-16, 2024-07~, 2024-07-20/2024-07-31.")
@click.option("--source", "sources", multiple=True, metavar="ARTICLE#BLOCK", help="A block that tells of it.")
def event(root: Path, thing: str, **said: Any) -> None:
    """Make the file of a dated event. Without ID it is made from a title in Latin letters."""
    _make(root, "event", thing, said)


@new.command()
@edition_option
@_id
@localised_option("name", "The term")
@localised_option("definition", "What it means")
def term(root: Path, thing: str, **said: Any) -> None:
    """Make the file of a term of the glossary. Without ID it is made from a name in Latin letters."""
    _make(root, "term", thing, said)


@new.command()
@edition_option
@_id
@localised_option("title", "The title")
@click.option("--published", help="When its source was published, as an EDTF date.")
@click.option("--rights", type=click.Choice(RIGHTS), help="Whether the source's text may be published.")
@click.option("--source-language", help="The source's language; the edition's first one if not given.")
def article(root: Path, thing: str, **said: Any) -> None:
    """Make the folder of an article, with a text for each language.

    Without ID it is made from the date and a title in Latin letters. To begin from a text that you have, use
    `tahqiq import`.
    """
    _make(root, "article", thing, said)


def _make(root: Path, kind: str, name: str, said: Mapping[str, Any]) -> None:
    project = project_in(root)
    with machine_failures():
        manuscript = read_edition(project.content, project.name)
        try:
            done = _begun(project, manuscript, kind, name, said)
        except NotBegun as error:
            fail(str(error), USAGE)
        # Whatever lies there, even what an edition would not read, is not written over.
        for file in done.files:
            if (project.root / file).exists():
                fail(f"{file} is there already; nothing was written.", USAGE)
        _ask_about(done)
        for file, text in done.files.items():
            write_content(project, file, text)
    for file in done.files:
        err().print(f"Made {project.root / file}", markup=False)
    if kind == "article" or any(map(has_blanks, done.files.values())):
        err().print("Fill the blanks: `tahqiq check` names each.")


def _ask_about(done: Begun) -> None:
    for doubt in done.doubts:
        err().print(doubt, markup=False)
    if done.doubts and asks() and not click.confirm("Make it all the same?"):
        fail("Nothing was written.", USAGE)


def _begun(project: Project, manuscript: Manuscript, kind: str, name: str, said: Mapping[str, Any]) -> Begun:
    languages = languages_of(manuscript)
    if not any(said.values()) and asks():
        said = _asked(kind, languages)
    for texts in said.values():
        for language in texts if isinstance(texts, dict) else ():
            if language not in languages:
                raise NotBegun(f'"{language}" is no language of the edition: {", ".join(languages)}.')
    given = _article(said, languages) if kind == "article" else _given(said)
    return begun(manuscript, project.name, schema_folder(project), Wish(kind, name, given))


def _asked(kind: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """What a person at a terminal answers; what is left empty stays blank in the file."""
    click.echo("Whatever you leave empty stays a blank in the file.", err=True)
    if kind == "actor":
        return {"kind": choice("Kind", ACTOR_KINDS), "name": asked_texts("Name", languages)}
    if kind == "event":
        return {
            "title": asked_texts("What happened", languages),
            "date": choice("Date, as 2024-08-16 or 2024-07~"),
        }
    if kind == "term":
        return {"name": asked_texts("Term", languages), "definition": asked_texts("What it means", languages)}
    return {
        "title": asked_texts("Title", languages),
        "published": choice("Its source was published on, as 2024-08-16"),
        "rights": choice("May the source's text be published (open), or only be quoted (quoted)?", RIGHTS),
    }


def _given(said: Mapping[str, Any]) -> dict[str, Example]:
    if said.get("date"):
        judged_date(said["date"])
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items() if value}


def _article(said: Mapping[str, Any], languages: tuple[str, ...]) -> dict[str, Example]:
    """The values of an article: the first text is in the source's language, the others are translated from it."""
    language = said.get("source_language") or languages[0]
    rights = said.get("rights") or ""
    first = language if language in languages else languages[0]
    kind = KIND_BY_RIGHTS.get(rights if first == language else "quoted", "")
    texts: dict[str, Example] = {first: {"kind": kind}}
    texts |= {tag: {"kind": "translation", "of": first} for tag in languages if tag != first}
    source = {"language": language, "published": said.get("published") or "", "rights": rights}
    if source["published"]:
        judged_date(source["published"])
    return {"title": said.get("title") or {}, "source": source, "texts": texts}
