"""`tahqiq build` and `tahqiq serve`: what they can be told. What they do stands in building.py."""

from __future__ import annotations

import atexit
import gc
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tahqiq.cli.options import edition_option
from tahqiq.read.project import find_project

if TYPE_CHECKING:
    from tahqiq.publish.standing import Standing

LAST_PORT = 65535
_NEEDED = (
    "markdown_it", "tahqiq.read.markdown", "tahqiq.check.silence", "tahqiq.dates", "tahqiq.check.rules", "tahqiq.check",
    "tahqiq.read", "tahqiq.model", "tahqiq.relate", "jinja2", "tahqiq.render.jobs", "tahqiq.render",
    "tahqiq.publish.mould", "tahqiq.pipeline", "tahqiq.renewal", "tahqiq.cli.building",
)  # fmt: skip
"""What a renewal loads, in pieces that take some hundredths of a second at most; the last one has all the others."""


def checked_executor(said: str | None) -> str | None:
    """Who does the work, if it can be understood."""
    if said is None:
        return None
    from tahqiq.cli.building import executor

    return executor(said)


def checked_address(said: str | None) -> str | None:
    """An address that fsspec knows."""
    if said is None:
        return None
    from tahqiq.cli.building import address

    return address(said)


def served_address(said: str) -> str:
    """Where to serve, as IP:PORT; a number alone is a port of this machine."""
    host, _, port = said.rpartition(":")
    if not port.isdecimal() or int(port) > LAST_PORT or host.endswith(":"):
        raise click.BadParameter(f'"{said}" is no address: write it as IP:PORT, as 127.0.0.1:8001.')
    return f"{host or '127.0.0.1'}:{port}"


@click.command()
@edition_option
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="Build there instead of site/."
)
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option(
    "--whole", is_flag=True, help="Make everything anew, not only what has changed since the last build."
)
@click.option("--profile", is_flag=True, help="Say where the time went, stage by stage.")
@click.option(
    "--executor",
    metavar="WHO",
    callback=lambda _context, _option, said: checked_executor(said),
    help="Who does the work: processes, processes:N, alone, or dask:ADDRESS for the workers of a cluster.",
)
@click.option(
    "--share",
    metavar="URL",
    callback=lambda _context, _option, said: checked_address(said),
    help="Lend to workers, and publish to, an address that fsspec knows, as s3://bucket/edition.",
)
@click.option(
    "--content",
    metavar="URL",
    callback=lambda _context, _option, said: checked_address(said),
    help="Read the content at an address that fsspec knows.",
)
def build(
    root: Path, site: Path | None, strict: bool, whole: bool, profile: bool, **elsewhere: str | None
) -> None:
    """Check, render and publish the edition to site/."""
    started = time.monotonic()
    # A renewal makes little that is thrown away before its end; a whole build decides for itself.
    gc.disable()
    # Nor is all of it gone through once more when the process ends, which takes it a tenth of an edit's time.
    atexit.register(gc.freeze)
    try:
        _build(root, site, started, strict=strict, whole=whole, profile=profile, elsewhere=elsewhere)
    finally:
        gc.enable()


def _build(
    root: Path,
    site: Path | None,
    started: float,
    *,
    strict: bool,
    whole: bool,
    profile: bool,
    elsewhere: Mapping[str, str | None],
) -> None:
    anew = strict or whole or elsewhere["share"] or elsewhere["content"]
    found = None if anew else _standing(root, site)
    if found is not None and not found.parts and not profile:
        _say_nothing_to_do(found, time.monotonic() - started)
        return
    from tahqiq.cli.building import build_edition

    build_edition(root, site, found, strict=strict, profile=profile, started=started, elsewhere=elsewhere)


def _standing(root: Path, site: Path | None) -> Standing | None:
    """The site, if it stands as it was built."""
    from tahqiq.publish.standing import standing

    project = find_project(root)
    if not project.configuration.is_file() or not project.content.is_dir():
        return None
    return standing(project, (site or project.root / project.site).resolve(), _get_ready)


def _get_ready(done: Callable[[], bool]) -> None:
    """Loads what a renewal needs, as long as it is not known whether there is anything to renew."""
    for module in _NEEDED:
        if done():
            return
        import_module(module)


def _say_nothing_to_do(found: Standing, seconds: float) -> None:
    seal = found.seal
    if seal.warnings:
        click.echo(
            f"{seal.warnings:,} warnings in what has not changed: `tahqiq check` lists them.", err=True
        )
    click.echo(f"Nothing to make ({seal.pages:,} pages) in {seconds:.2f} s: {seal.site}", err=True)


@click.command()
@edition_option
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    callback=lambda _context, _option, said: served_address(said),
    help="Where to serve: IP:PORT, or a port of this machine alone.",
)
@click.option(
    "--open", "open_browser", is_flag=True, help="Open the first page in a browser when it can be seen."
)
def serve(root: Path, address: str, open_browser: bool) -> None:
    """Preview the edition in a browser: it goes where what you save is shown, and says what is wrong.

    It runs until it is interrupted (Ctrl+C). With errors in the content it shows its last sound state, and lists them
    at the foot of each page.
    """
    from tahqiq.cli.building import serve_edition

    serve_edition(root, address, open_browser=open_browser)
