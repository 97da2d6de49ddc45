"""`tahqiq build` and `tahqiq serve`: what `mkdocs build` and `mkdocs serve` do, with our report and statuses."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

import click

from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, MACHINE, USAGE, err, fail, machine_failures, show, stages, summary
from tahqiq.problems import Problem, has_errors
from tahqiq.read.project import Project


def _configured(root: Path) -> Project:
    project = project_in(root)
    if not project.configuration.is_file():
        fail(f"There is no {project.configuration.name} here: MkDocs needs it to publish the edition.", USAGE)
    return project


@click.command()
@edition_option
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Build there instead of site/.")
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
def build(root: Path, site: Path | None, strict: bool) -> None:
    """Check, render and publish the edition to site/."""
    project = _configured(root)
    started = time.monotonic()
    with machine_failures():
        target = site.resolve() if site else (project.root / project.site).resolve()
        pages = _build(project, target, strict)
    err().print(f"Built {pages} pages in {time.monotonic() - started:.1f} s: {target}")


def _build(project: Project, site: Path, strict: bool) -> int:
    """Builds through MkDocs; returns the number of pages. Ends the program where it fails."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from tahqiq.plugin import ContentErrors, TahqiqPlugin
    from tahqiq.search import SearchIndexError

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        config = load_config(str(project.configuration), site_dir=str(site))
        plugin = config.plugins.get("tahqiq")
        if not isinstance(plugin, TahqiqPlugin):
            fail("mkdocs.yml does not name the plugin tahqiq: add `plugins: [tahqiq]`.", USAGE)
            raise AssertionError  # fail() has ended the program
        with stages() as progress:
            plugin.progress = progress
            plugin.report = lambda problems: _report(problems, project, strict)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
    except ContentErrors as error:
        err().print(f"{summary(error.problems)} Nothing was built; the old site stands.")
        sys.exit(CONTENT)
    except (MkDocsException, SearchIndexError) as error:
        fail(f"The publisher failed: {error}", MACHINE)
    assert plugin.product is not None
    return len(plugin.product.site.pages)


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
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import MkDocsException

    from tahqiq.plugin import ContentErrors
    from tahqiq.search import SearchIndexError

    project = _configured(root)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    logging.getLogger("mkdocs").addHandler(_handler())
    try:
        with machine_failures():
            mkdocs_serve(str(project.configuration), dev_addr=address, open_in_browser=open_browser)
    except ContentErrors as error:
        err().print(f"{summary(error.problems)} Mend them, then serve again.")
        sys.exit(CONTENT)
    except (MkDocsException, SearchIndexError) as error:
        fail(f"The publisher failed: {error}", MACHINE)


def _handler() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    return handler
