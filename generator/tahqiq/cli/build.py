"""`tahqiq build` and `tahqiq serve`: as `mkdocs build` and `mkdocs serve`, with our report and statuses."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, MACHINE, USAGE, err, fail, machine_failures, show, stages, summary
from tahqiq.crew import Crew, Processes
from tahqiq.pipeline import Progress
from tahqiq.problems import Problem, has_errors
from tahqiq.publish.executors import WrongExecutor, crew_of, is_cluster
from tahqiq.read.project import Project
from tahqiq.renewal import NotRenewable, Renewed, renewed
from tahqiq.store import WrongStore, far_address


def _configured(root: Path) -> Project:
    project = project_in(root)
    if not project.configuration.is_file():
        fail(f"There is no {project.configuration.name} here: MkDocs needs it to publish the edition.", USAGE)
    return project


@contextmanager
def _publishing(what_now: str) -> Iterator[None]:
    """Turns what can go wrong in publishing into a sentence and a status."""
    from tahqiq.publish.run import ContentErrors, NoPlugin, PublisherFailed

    try:
        with machine_failures():
            yield
    except ContentErrors as error:
        err().print(f"{summary(error.problems)} {what_now}")
        sys.exit(CONTENT)
    except NoPlugin:
        fail("mkdocs.yml does not name the plugin: add `plugins: [tahqiq]`.", USAGE)
    except PublisherFailed as error:
        fail(f"The publisher failed: {error}", MACHINE)


@click.command()
@edition_option
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="Build there instead of site/."
)
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option(
    "--whole", is_flag=True, help="Make everything anew, not only what has changed since the last build."
)
@click.option(
    "--executor",
    metavar="WHO",
    callback=lambda _context, _option, said: _executor(said),
    help="Who does the work: processes, processes:N, alone, or dask:ADDRESS for the workers of a cluster.",
)
@click.option(
    "--share",
    metavar="URL",
    callback=lambda _context, _option, said: _address(said),
    help="Lend to workers, and publish to, an address that fsspec knows, as s3://bucket/edition.",
)
@click.option(
    "--content",
    metavar="URL",
    callback=lambda _context, _option, said: _address(said),
    help="Read the content at an address that fsspec knows.",
)
def build(root: Path, site: Path | None, strict: bool, whole: bool, **elsewhere: str | None) -> None:
    """Check, render and publish the edition to site/."""
    project = _configured(root)
    target = (site or project.root / project.site).resolve()
    started = time.monotonic()
    with machine_failures(), stages() as progress:
        anew = strict or whole or elsewhere["share"] or elsewhere["content"]
        found = None if anew else _renewed(project, target, _near(elsewhere["executor"]), progress)
    if found is not None:
        _say_renewed(found, project, time.monotonic() - started, target)
        return
    with _publishing("Nothing was built; the old site stands."), stages() as progress:
        from tahqiq.publish.run import build_site

        where = build_site(
            project.configuration,
            target,
            progress,
            lambda problems: _report(problems, project, strict),
            {name: said for name, said in elsewhere.items() if said},
        )
    err().print(f"Built in {time.monotonic() - started:.1f} s: {where}")


def _executor(said: str | None) -> str | None:
    try:
        crew_of(said or "processes")
    except WrongExecutor as error:
        raise click.BadParameter(str(error)) from error
    return said


def _address(said: str | None) -> str | None:
    try:
        return far_address(said) if said else None
    except WrongStore as error:
        raise click.BadParameter(str(error)) from error


def _near(executor: str | None) -> Crew:
    """A renewal makes a few pages, and changes the tables meanwhile: it is done on this machine."""
    return Processes() if executor is None or is_cluster(executor) else crew_of(executor)


def _renewed(project: Project, site: Path, crew: Crew, progress: Progress) -> Renewed | None:
    """What a renewal of the site comes to; None where it must be built as a whole."""
    # A renewal makes little that is thrown away before its end.
    gc.disable()
    try:
        return renewed(project, site, crew, progress)
    except NotRenewable:
        return None
    finally:
        gc.enable()


def _say_renewed(found: Renewed, project: Project, seconds: float, site: Path) -> None:
    if has_errors(found.problems):
        show(found.problems, project.root, err())
        err().print(f"{summary(found.problems)} Nothing was built; the old site stands.")
        sys.exit(CONTENT)
    show(found.problems, project.root, err())
    others = found.warnings - len(found.problems)
    if others:
        err().print(f"{others:,} warnings in what has not changed: `tahqiq check` lists them.")
    if found.made or found.removed:
        removed = f", {found.removed:,} removed" if found.removed else ""
        err().print(f"{found.made:,} of {found.pages:,} pages made{removed} in {seconds:.2f} s: {site}")
    else:
        err().print(f"Nothing to make ({found.pages:,} pages) in {seconds:.2f} s: {site}")


def _report(problems: tuple[Problem, ...], project: Project, strict: bool) -> None:
    show(problems, project.root, err())
    if strict and problems and not has_errors(problems):
        err().print(f"{summary(problems)} With --strict nothing was built; the old site stands.")
        sys.exit(CONTENT)


@click.command()
@edition_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve: IP:PORT.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(root: Path, address: str, open_browser: bool) -> None:
    """Preview the edition; the page reloads when content or templates change."""
    project = _configured(root)
    with _publishing("Mend them, then serve again."):
        from tahqiq.publish.run import serve_site

        serve_site(project.configuration, address, open_browser=open_browser)
