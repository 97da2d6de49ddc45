"""`tahqiq export`: the edition in other people's formats, without the site; or all of it as a release."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from tahqiq.cli.building import publishing
from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, MACHINE, USAGE, err, fail, show, stages, summary
from tahqiq.crew import Processes
from tahqiq.export import NAMES
from tahqiq.exporting import PDF, Result, export_to
from tahqiq.pipeline import Progress
from tahqiq.problems import has_errors
from tahqiq.read.project import Project

NOTHING = "Nothing was written."


@click.command()
@edition_option
@click.argument("formats", nargs=-1, metavar="FORMAT…", type=click.Choice((*NAMES, PDF)))
@click.option(
    "--to",
    "out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("exports"),
    show_default=True,
    help="The folder to write to; what else lies there stays.",
)
@click.option(
    "--all",
    "release",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write everything to a folder of its own, ready to be archived: a release.",
)
@click.option(
    "--zip", "packed", is_flag=True, help="With --all: the release as one file too, beside the folder."
)
@click.option("--no-pdf", is_flag=True, help="With --all: print no articles.")
@click.option(
    "--address",
    metavar="URL",
    help="Where the edition is published, for addresses in the files; mkdocs.yml's site_url if not given.",
)
def export(
    root: Path,
    formats: tuple[str, ...],
    out: Path,
    release: Path | None,
    packed: bool,
    no_pdf: bool,
    address: str | None,
) -> None:
    """Write one FORMAT of the edition, or several, without building the site; with --all, a release."""
    if bool(formats) == bool(release):
        fail(f"Name a format ({', '.join((*NAMES, PDF))}), or write a release with --all DIR.", USAGE)
    project = project_in(root)
    at = _address(project) if address is None else address
    if release:
        result = _released(project, release, at, packed=packed, pdf=not no_pdf)
    else:
        result = _exported(project, formats, out, at)
    show(result.problems, project.root, err())
    if has_errors(result.problems):
        err().print(f"{summary(result.problems)} {NOTHING}")
        sys.exit(CONTENT)
    err().print(f"Wrote {len(result.paths):,} files to {release or out}")


def _address(project: Project) -> str:
    from tahqiq.publish.run import PublisherFailed, site_address

    if not project.configuration.is_file():
        return ""
    try:
        return site_address(project.configuration)
    except PublisherFailed as error:
        fail(f"mkdocs.yml cannot be read: {error}", MACHINE)


def _exported(project: Project, formats: tuple[str, ...], out: Path, address: str) -> Result:
    from tahqiq.publish.pdf import NoBrowser, find_browser

    try:
        browser = find_browser() if PDF in formats else ""
    except NoBrowser as error:
        fail(str(error), MACHINE)
    with publishing(NOTHING), stages() as progress:
        return export_to(
            project,
            formats,
            out,
            address,
            Processes(),
            progress,
            browser=browser,
            builds=_builder(project, progress),
        )


def _released(project: Project, out: Path, address: str, *, packed: bool, pdf: bool) -> Result:
    from tahqiq.releasing import NotOurs, release_to

    browser = _browser(project) if pdf else ""
    try:
        with publishing(NOTHING), stages() as progress:
            return release_to(
                project,
                out.resolve(),
                address,
                Processes(),
                progress,
                browser=browser,
                builds=_builder(project, progress),
                packed=out.resolve().with_name(f"{out.resolve().name}.zip") if packed else None,
            )
    except NotOurs:
        fail(f"{out} holds something else than a release: name a new folder, or an empty one.", USAGE)


def _browser(project: Project) -> str:
    """The browser that prints; without one, or without a site to print, articles are not printed."""
    from tahqiq.publish.pdf import NoBrowser, find_browser

    if not project.configuration.is_file():
        err().print("Articles are not printed to PDF: there is no mkdocs.yml to build their pages with.")
        return ""
    try:
        return find_browser()
    except NoBrowser as error:
        err().print(f"Articles are not printed to PDF. {error}")
        return ""


def _builder(project: Project, progress: Progress) -> Callable[[Path], object]:
    from tahqiq.publish.run import build_site

    def build(site: Path) -> None:
        settings = {"exports": (), "search": False, "previews": False}
        build_site(project.configuration, site, progress, lambda problems: None, settings, passing=True)

    return build
