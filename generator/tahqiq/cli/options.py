"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tahqiq.read.project import Project, find_project

edition_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--edition",
    "-C",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The edition's folder (where mkdocs.yml lies); the current one if not given.",
)


def project_in(root: Path) -> Project:
    """The edition in a folder; ends with status 2 where there is none."""
    project = find_project(root)
    if not project.content.is_dir():
        from tahqiq.cli.report import USAGE, fail  # here, for Rich takes its time

        fail(f"There is no edition here: no folder {project.content}", USAGE)
    return project
