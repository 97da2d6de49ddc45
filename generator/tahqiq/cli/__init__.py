"""The commands: thin, each hands over to the pipeline and says what came of it."""

from __future__ import annotations

import click

from tahqiq import __version__
from tahqiq.cli.build import build, serve
from tahqiq.cli.check import check, explain
from tahqiq.cli.evidence import stamp, verify
from tahqiq.cli.imports import import_

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tahqiq")
def main() -> None:
    """Annotated news articles to a bilingual digital edition.

    \b
    Exit status: 0 done; 1 the content has errors; 2 wrong usage;
    3 the machine or the publisher failed.
    """


for command in (build, serve, check, explain, verify, stamp, import_):
    main.add_command(command)
