"""What `tahqiq export` does: exports without a site, written to a folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.problems import Problem
from tahqiq.publish.export_jobs import Exports, exported
from tahqiq.publish.printer import opened, ordered
from tahqiq.read.project import Project
from tahqiq.relate import Relations
from tahqiq.render import Printing

PDF = "pdf"
"""What is no format of a site's: the pages of articles as a browser prints them."""
Builds = Callable[[Path], object]
"""Builds the site to a folder."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: problems of the content; with errors nothing was written. The paths of all files."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...] = ()


def export_to(
    project: Project,
    names: Collection[str],
    out: Path,
    address: str,
    crew: Crew,
    progress: pipeline.Progress = pipeline.quiet,
    *,
    browser: str = "",
    builds: Builds | None = None,
) -> Result:
    """Writes some formats to a folder, at the paths that they have in a site; what else lies there stays.

    `PDF` is one too, if there are a `browser` and what `builds` the site. A file is put in its place when all are made.
    Raises OSError where the disk fails.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".tahqiq-", dir=out) as temporary:
        made = Path(temporary) / "files"
        made.mkdir()
        with prepared(project, names, out, address, crew, progress) as (checked, printing):
            if printing is None:
                return Result(checked.problems)
            write(project, printing, checked, made, crew, progress)
            if PDF in names and builds:
                print_articles(printing, made, browser, builds)
        return Result(checked.problems, tuple(_placed(made, out)))


@contextmanager
def prepared(
    project: Project,
    names: Collection[str],
    beside: Path,
    address: str,
    crew: Crew,
    progress: pipeline.Progress,
) -> Iterator[tuple[pipeline.Checked, Printing | None]]:
    """An edition, read, checked and related; without what makes its files, if there are errors in it.

    Its tables lie in a folder that has room for them, `beside` what is made, as long as it lasts.
    """
    with TemporaryDirectory(prefix=".tahqiq-", dir=beside) as temporary:
        database = Path(temporary) / "edition.db"
        with closing(sqlite3.connect(database, isolation_level=None)) as tables:
            # Nobody needs it any more, if anything happens.
            tables.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
            checked = pipeline.checked(project, crew, progress, tables)
            if not checked.sound:
                yield checked, None
                return
            pipeline.related(checked, tables, progress)
            tables.execute("COMMIT")
        relations = Relations(opened(str(database)))
        made = pipeline.print_shop(project, relations, checked.words, exports=names, address=address)
        yield checked, made


def write(
    project: Project,
    printing: Printing,
    checked: pipeline.Checked,
    folder: Path,
    crew: Crew,
    progress: pipeline.Progress,
) -> None:
    """Writes the formats that a printing names to an empty folder."""
    database = printing.relations.answers.database.execute("PRAGMA database_list").fetchone()[2]
    with ordered(
        printing,
        root=project.root,
        database=Path(database),
        site=folder,
        words=checked.words,
        titles={},
    ) as order:
        progress("export", 0, 0)
        for done, jobs in exported(order, crew, printing.relations, folder, Exports()):
            progress("export", done, jobs)


def print_articles(printing: Printing, folder: Path, browser: str, builds: Builds) -> None:
    """Prints the pages of all articles to PDF, as they lie in a site that is built for it."""
    # Here, for nobody else needs a browser.
    from tahqiq.publish.pdf import articles_to_print, printed

    edition = printing.relations.edition
    with TemporaryDirectory(prefix=".tahqiq-", dir=folder) as temporary:
        site = Path(temporary) / "site"
        builds(site)
        wanted = [
            (page, folder / file.relative_to(site))
            for page, file in articles_to_print(site, edition.articles, edition.languages)
        ]
        printed(site, wanted, browser, printing.publication.base)


def _placed(made: Path, out: Path) -> Iterator[str]:
    for file in sorted(made.rglob("*")):
        if file.is_file():
            path = file.relative_to(made)
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            file.replace(out / path)
            yield path.as_posix()
