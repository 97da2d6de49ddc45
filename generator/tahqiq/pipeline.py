"""The one place that names every stage, in order: read, check, model, relate, export, search, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.check import check
from tahqiq.model import build
from tahqiq.paths import guide
from tahqiq.problems import Problem, has_errors, in_order
from tahqiq.publish.assets import WORDS, template_folders
from tahqiq.read import Manuscript, read_edition
from tahqiq.read.demonstration import read_demonstration
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, relate

if TYPE_CHECKING:
    from tahqiq.render import Printing
    from tahqiq.render.guide import Demonstration
    from tahqiq.render.preview import Faces

Progress = Callable[[str], None]
STAGES = {
    "read": "Reading the content",
    "check": "Checking it",
    "relate": "Relating names, quotes and events",
    "export": "Exporting the data",
    "search": "Indexing for search",
    "render": "Rendering the pages",
    "publish": "Publishing",
}
DATA = "data/edition.json"
SEARCH = "assets/tahqiq/"


def quiet(stage: str) -> None:
    """Says nothing of a stage."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A manuscript, the words of the interface by language, and everything that is wrong with them."""

    manuscript: Manuscript
    problems: tuple[Problem, ...]
    words: Mapping[str, Mapping[str, str]]

    @property
    def sound(self) -> bool:
        """Whether an edition can be built from it."""
        return not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Product:
    """What is published: pages yet to be made, the words of the interface by language, files by their path."""

    relations: Relations
    printing: Printing
    words: Mapping[str, Mapping[str, str]]
    files: Mapping[str, bytes] = field(default_factory=dict)


def checked(project: Project, progress: Progress = quiet) -> Checked:
    """Read and check an edition. Raises OSError where the machine fails."""
    progress("read")
    manuscript = read_edition(project.content, project.name)
    progress("check")
    words, problems = read_words(_word_folders(project))
    return Checked(manuscript, in_order([*check(manuscript), *problems]), words)


def produced(
    project: Project,
    checked: Checked,
    progress: Progress = quiet,
    *,
    search: bool = True,
    faces: Faces | None = None,
    style_guide: bool = False,
) -> Product:
    """Everything of a sound edition that is published; its pages are made when they are printed."""
    # Imported here: `tahqiq check` should not wait for Jinja, Babel and Pagefind.
    from jinja2 import FileSystemLoader

    from tahqiq.export import edition_json, places_json
    from tahqiq.render import printing
    from tahqiq.render.guide import picture_address
    from tahqiq.search import entries, index

    progress("relate")
    relations = relate(build(checked.manuscript))
    shown = _demonstration() if style_guide else None
    made = printing(
        relations,
        FileSystemLoader(template_folders(project.root)),
        checked.words,
        search=search,
        faces=faces,
        demonstration=shown,
    )
    progress("export")
    files: dict[str, bytes] = {DATA: edition_json(relations)}
    files |= dict(places_json(relations)) | _pictures(relations)
    if shown:
        files |= {picture_address(path): data for path, data in _pictures(shown.relations).items()}
    if search:
        progress("search")
        files |= {SEARCH + path: data for path, data in index(entries(relations)).items()}
    return Product(relations, made, checked.words, files)


def _pictures(relations: Relations) -> dict[str, bytes]:
    return {
        f"articles/{article.id}/{picture.name}": picture.data
        for article in relations.edition.articles.values()
        for picture in article.pictures
    }


def _demonstration() -> Demonstration:
    """The made-up edition of the style guide, as sound as any other: a test holds it to that."""
    from tahqiq.render.guide import Demonstration

    manuscript, files = read_demonstration(guide())
    return Demonstration(relate(build(manuscript)), files)


def _word_folders(project: Project) -> tuple[Path, ...]:
    """The shipped words first: an edition's own override them."""
    return tuple(folder / WORDS for folder in reversed(template_folders(project.root)))
