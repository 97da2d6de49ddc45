"""`tahqiq export`: the edition in other people's formats, without the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tahqiq.cli.options import edition_option, project_in
from tahqiq.cli.report import CONTENT, MACHINE, USAGE, err, fail, machine_failures, show, stages, summary
from tahqiq.crew import Processes
from tahqiq.export import NAMES
from tahqiq.problems import has_errors


@click.command()
@edition_option
@click.argument("formats", nargs=-1, metavar="FORMAT…", type=click.Choice(NAMES))
@click.option(
    "--to",
    "out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("exports"),
    show_default=True,
    help="The folder to write to; what else lies there stays.",
)
@click.option(
    "--address",
    metavar="URL",
    help="Where the edition is published, for addresses in the files; mkdocs.yml's site_url if not given.",
)
def export(root: Path, formats: tuple[str, ...], out: Path, address: str | None) -> None:
    """Write one FORMAT of the edition, or several, without building the site."""
    from tahqiq.exporting import export_to
    from tahqiq.publish.run import PublisherFailed, site_address

    project = project_in(root)
    if not formats:
        fail(f"Name a format: {', '.join(NAMES)}.", USAGE)
    try:
        configured = project.configuration.is_file() and address is None
        at = site_address(project.configuration) if configured else address or ""
    except PublisherFailed as error:
        fail(f"mkdocs.yml cannot be read: {error}", MACHINE)
    with machine_failures(), stages() as progress:
        result = export_to(project, formats, out, at, Processes(), progress)
    show(result.problems, project.root, err())
    if has_errors(result.problems):
        err().print(f"{summary(result.problems)} Nothing was written.")
        sys.exit(CONTENT)
    err().print(f"Wrote {len(result.paths):,} files to {out}")
