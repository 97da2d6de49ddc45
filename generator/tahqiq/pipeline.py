"""The one place that names every stage, in order: read, check, model, relate, render, export, search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import FileSystemLoader

from tahqiq.author import Imported, Lock, import_text, lock_of, lock_text, verify, with_stamps
from tahqiq.author.verify import sha256
from tahqiq.check import check
from tahqiq.check.rules import proof
from tahqiq.export import edition_json
from tahqiq.model import build
from tahqiq.problems import Problem, has_errors, in_order
from tahqiq.publish.assets import WORDS, template_folders
from tahqiq.read import Manuscript, read_edition
from tahqiq.read.project import Project
from tahqiq.read.sources import read_sources
from tahqiq.read.text import decode
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, relate
from tahqiq.render import Site, render
from tahqiq.search import entries, index

Progress = Callable[[str], None]
DATA = "data/edition.json"
SEARCH = "assets/tahqiq/"


def quiet(stage: str) -> None:
    """Says nothing of a stage."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A manuscript and everything that is wrong with it."""

    manuscript: Manuscript
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether an edition can be built from it."""
        return not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Product:
    """What is published: pages, the words of the interface by language, files by their path in the site."""

    relations: Relations
    site: Site
    words: Mapping[str, Mapping[str, str]]
    files: Mapping[str, bytes] = field(default_factory=dict)


def checked(project: Project, progress: Progress = quiet) -> Checked:
    """Read and check an edition. Raises OSError where the machine fails."""
    progress("read")
    manuscript = read_edition(project.content, project.name)
    progress("check")
    _, problems = read_words(_word_folders(project))
    return Checked(manuscript, in_order([*check(manuscript), *problems]))


def produced(project: Project, manuscript: Manuscript, progress: Progress = quiet) -> Product:
    """Everything of a sound edition that is published, apart from the shell around the pages."""
    progress("relate")
    relations = relate(build(manuscript))
    words, _ = read_words(_word_folders(project))
    progress("render")
    site = render(relations, FileSystemLoader(template_folders(project.root)), words)
    progress("export")
    files: dict[str, bytes] = {DATA: edition_json(relations)}
    for article in relations.edition.articles.values():
        for picture in article.pictures:
            files[f"articles/{article.id}/{picture.name}"] = picture.data
    progress("search")
    files |= {SEARCH + path: data for path, data in index(entries(relations)).items()}
    return Product(relations, site, words, files)


def _word_folders(project: Project) -> tuple[Path, ...]:
    """The shipped words first: an edition's own override them."""
    return tuple(folder / WORDS for folder in reversed(template_folders(project.root)))


class NotThere(Exception):
    """A command names something that the edition does not have."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What `tahqiq verify` found: locks to write, by file; what is not proven; (article, found, asked)."""

    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int, int], ...]


def but_for_proof(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that hinder verifying: those that verifying itself mends are no reason not to."""
    return tuple(p for p in problems if p.code not in proof.CODES and "article.lock.yml" not in p.place.file)


def verified(project: Project, manuscript: Manuscript, sources: Path) -> Verification:
    """Looks up every article's quotes in the texts of a folder."""
    texts = read_sources(sources)
    files: dict[str, str] = {}
    problems: list[Problem] = []
    counts: list[tuple[str, int, int]] = []
    for name, article in build(manuscript).articles.items():
        folder = manuscript.articles[name]
        outcome = verify(article, lock_of(folder.lock), texts)
        problems += outcome.problems
        if outcome.asked:
            counts.append((name, outcome.found, outcome.asked))
        if outcome.lock != Lock():
            files[f"{folder.folder}/article.lock.yml"] = lock_text(outcome.lock)
    return Verification(files, in_order(problems), tuple(counts))


def stamped(
    project: Project, manuscript: Manuscript, name: str, language: str, blocks: tuple[str, ...]
) -> dict[str, str]:
    """The lock in which blocks of a translation (all, if none are named) are stamped, by file."""
    edition = build(manuscript)
    if name not in edition.articles:
        raise NotThere(f'There is no article "{name}".')
    article = edition.articles[name]
    text = article.text(language)
    if text is None or text.kind != "translation":
        raise NotThere(f'"{name}" has no translation into "{language}".')
    known = [block.id for block in text.blocks]
    if missing := [block for block in blocks if block not in known]:
        raise NotThere(f"The translation has no block {', '.join(missing)}.")
    folder = manuscript.articles[name]
    lock = with_stamps(lock_of(folder.lock), article, language, blocks or known)
    return {f"{folder.folder}/article.lock.yml": lock_text(lock)}


def imported(project: Project, file: Path, language: str | None, rights: str, published: str) -> Imported:
    """The files of an article made from a plain text."""
    languages = read_edition(project.content, project.name).languages()
    if not languages:
        raise NotThere("edition.yml names no languages.")
    if language and language not in languages:
        raise NotThere(f'"{language}" is no language of the edition: {", ".join(languages)}.')
    data = file.read_bytes()
    text, problems = decode(data, file.name)
    if problems:
        raise NotThere(str(problems[0]))
    return import_text(
        text, sha256(data), language or languages[0], languages, rights=rights, published=published
    )
