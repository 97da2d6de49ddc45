"""What `tahqiq export` does: exports without a site, written to a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.plain import NotPlain, behind_link
from tahqiq.problems import Problem
from tahqiq.publish.export_jobs import Exports, exported
from tahqiq.publish.ground import judge_inside
from tahqiq.publish.state import fresh_tables
from tahqiq.publish.workshop import opened, ordered
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


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition, read, checked and related; without a `printing`, which makes its files, if there are errors in it.

    Its tables are the `database`.
    """

    project: Project
    checked: pipeline.Checked
    database: Path
    printing: Printing | None = None


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
    Raises ground.Foreign, OSError where the disk fails.
    """
    judge_inside(project, out)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".tahqiq-", dir=out) as temporary:
        made = Path(temporary) / "files"
        made.mkdir()
        with prepared(project, names, out, address, crew, progress) as edition:
            if edition.printing is None:
                return Result(edition.checked.problems)
            write(edition, edition.printing, made, crew, progress)
            if PDF in names and builds:
                print_articles(edition.printing, made, browser, builds)
        return Result(edition.checked.problems, tuple(_placed(made, out)))


@contextmanager
def prepared(
    project: Project,
    names: Collection[str],
    beside: Path,
    address: str,
    crew: Crew,
    progress: pipeline.Progress,
) -> Iterator[Prepared]:
    """Reads, checks and relates an edition; its tables lie in a folder that has room for them, as long as it lasts.

    It is `beside` what is made.
    """
    with TemporaryDirectory(prefix=".tahqiq-", dir=beside) as temporary:
        database = Path(temporary) / "edition.db"
        with closing(fresh_tables(database)) as tables:
            checked = pipeline.checked(project, crew, progress, tables)
            if not checked.sound:
                yield Prepared(project, checked, database)
                return
            pipeline.related(checked, tables, progress)
            tables.execute("COMMIT")
        relations = Relations(opened(str(database)))
        made = pipeline.print_shop(project, relations, checked.words, exports=names, address=address)
        yield Prepared(project, checked, database, made)


def write(
    edition: Prepared, printing: Printing, folder: Path, crew: Crew, progress: pipeline.Progress
) -> None:
    """Writes the formats that a printing names to an empty folder."""
    with ordered(
        printing,
        root=edition.project.root,
        database=edition.database,
        site=folder,
        words=edition.checked.words,
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
    for path in paths_in(made):
        if behind_link(out, path):
            raise NotPlain(str(out / path))
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).replace(out / path)
        yield path


def paths_in(folder: Path) -> list[str]:
    """The paths of all files in a folder and below it, in order."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
