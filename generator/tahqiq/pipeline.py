"""The one place that names every stage, in order: read, check, model, relate, export, search, render, publish."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tahqiq.check import Part, Register, check, check_part, check_whole, register_of
from tahqiq.check.templates import templates_amiss
from tahqiq.crew import Alone, Crew
from tahqiq.model import build_rest, model_article
from tahqiq.paths import guide
from tahqiq.problems import Problem, has_errors, in_order
from tahqiq.publish.assets import WORDS, template_folders, template_loader
from tahqiq.publish.kept import keep_part, make_tables
from tahqiq.read import Manuscript, read_articles, read_edition, read_rest
from tahqiq.read.demonstration import read_demonstration
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import (
    ArticleRows,
    Relations,
    create,
    file,
    gather,
    put_articles,
    put_things,
    relate,
    rows_of,
)

if TYPE_CHECKING:
    from tahqiq.render import Compiled, Printing
    from tahqiq.render.guide.page import Demonstration
    from tahqiq.render.preview import Faces

Progress = Callable[[str, int, int], None]
"""Told of a stage as it goes on: its name, how much of it is done, how much there is (0: nobody knows)."""

STAGES = {
    "read": "Reading and checking the content",
    "relate": "Relating names, quotes and events",
    "render": "Rendering the pages",
    "export": "Exporting the data",
    "search": "Indexing for search",
    "publish": "Publishing",
}
AT_ONCE = 25
"""Articles that are read as one job."""


def quiet(stage: str, done: int = 0, all_of_it: int = 0) -> None:
    """Says nothing of a stage."""


class Reading(msgspec.Struct, frozen=True):
    """What a worker must know to read articles: where they lie, and what they may name."""

    root: str
    name: str
    languages: tuple[str, ...]
    register: Register


class ReadArticle(msgspec.Struct, frozen=True):
    """An article that was read: what the check says of it, and its rows, if there were no errors in it."""

    part: Part
    rows: ArticleRows | None


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition that was read and checked: all of it that is no article, what is wrong with it all.

    `words` are the interface's by language.
    """

    rest: Manuscript
    problems: tuple[Problem, ...]
    words: Mapping[str, Mapping[str, str]]

    @property
    def sound(self) -> bool:
        """Whether an edition can be built from it."""
        return not has_errors(self.problems)


def read_batch(reading: Reading, names: Sequence[str]) -> list[ReadArticle]:
    """Reads, checks and models some articles, each by itself."""
    return [_read_article(reading, name) for name in names]


def _read_article(reading: Reading, name: str) -> ReadArticle:
    manuscript = read_articles(reading.root, reading.name, [name])
    part = check_part(manuscript, reading.languages, reading.register)
    if has_errors(part.problems):
        return ReadArticle(part, None)
    article = model_article(name, manuscript.articles[name])
    return ReadArticle(part, rows_of(article, reading.languages, reading.register.actors))


def checked(
    project: Project,
    crew: Crew | None = None,
    progress: Progress = quiet,
    database: sqlite3.Connection | None = None,
) -> Checked:
    """Read and check an edition; its articles go into a `database` as they come, so that none is held in memory.

    So does what the check says of each part, for who renews the site.

    Raises OSError where the machine fails.
    """
    progress("read", 0, 0)
    rest, names = read_rest(project.source, project.name)
    register = register_of(rest)
    part = check_part(rest, rest.languages(), register)
    if database is not None:
        create(database)
        make_tables(database)
        keep_part(database, "", part)
    parts = [part]
    reading = Reading(project.source, project.name, rest.languages(), register)
    for batch in (crew or Alone()).each(read_batch, reading, list(_batches(names))):
        if database is not None:
            put_articles(database, (article.rows for article in batch if article.rows))
            for name, article in zip(names[len(parts) - 1 :], batch, strict=False):
                keep_part(database, name, article.part)
        parts += (article.part for article in batch)
        progress("read", len(parts) - 1, len(names))
    words, of_words = read_words(word_folders(project))
    return Checked(
        rest,
        in_order([*check_whole(parts), *of_words, *templates_amiss(template_folders(project.root))]),
        words,
    )


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE))


def whole(project: Project) -> tuple[Manuscript, tuple[Problem, ...]]:
    """An edition read as a whole, for those who edit it, and all that is wrong with it."""
    manuscript = read_edition(project.content, project.name)
    _, of_words = read_words(word_folders(project))
    return manuscript, in_order(
        [*check(manuscript), *of_words, *templates_amiss(template_folders(project.root))]
    )


def related(checked: Checked, database: sqlite3.Connection, progress: Progress = quiet) -> Relations:
    """What connects a sound edition whose articles are in the database already."""
    progress("relate", 0, 0)
    rest = build_rest(checked.rest)
    put_things(database, rest)
    gather(database)
    file(database, rest.languages)
    return Relations(database)


def print_shop(
    project: Project,
    relations: Relations,
    words: Mapping[str, Mapping[str, str]],
    *,
    search: bool = True,
    exports: Collection[str] = (),
    address: str = "",
    faces: Faces | None = None,
    style_guide: bool = False,
    manual: bool = False,
    compiled: Compiled | None = None,
) -> Printing:
    """What makes the pages of an edition, when they are printed."""
    # Imported here: `tahqiq check` should not wait for Jinja and Babel.
    from tahqiq.publish.manual import shipped_manual
    from tahqiq.publish.previews import read_book_faces
    from tahqiq.render import printing

    shown = _demonstration() if style_guide else None
    return printing(
        relations,
        template_loader(project.root),
        words,
        search=search,
        exports=exports,
        address=address,
        faces=faces,
        demonstration=shown,
        compiled=compiled,
        books=read_book_faces(template_folders(project.root), exports),
        manual=shipped_manual() if manual else None,
    )


def files_of(printing: Printing) -> dict[str, bytes]:
    """What is published beside the pages, the data and the search index: places, pictures of the style guide."""
    from tahqiq.export import places_json

    files = dict(places_json(printing.relations))
    if printing.demonstration:
        from tahqiq.render.guide.page import picture_address

        pictures = _pictures(printing.demonstration.relations)
        files |= {picture_address(path): data for path, data in pictures.items()}
    return files


def _pictures(relations: Relations) -> dict[str, bytes]:
    return {
        f"articles/{article.id}/{picture.name}": picture.data
        for article in relations.edition.articles.values()
        for picture in article.pictures
    }


def _demonstration() -> Demonstration:
    """The made-up edition of the style guide, as sound as any other: a test holds it to that."""
    from tahqiq.model import build
    from tahqiq.render.guide.page import Demonstration

    manuscript, files = read_demonstration(guide())
    return Demonstration(relate(build(manuscript)), files)


def word_folders(project: Project) -> tuple[Path, ...]:
    """The shipped words first: an edition's own override them."""
    return tuple(folder / WORDS for folder in reversed(template_folders(project.root)))
