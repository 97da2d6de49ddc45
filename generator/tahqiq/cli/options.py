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


def by_language(said: tuple[str, ...]) -> dict[str, str]:
    """`ar=…` and `en=…` to texts by language."""
    found: dict[str, str] = {}
    for each in said:
        language, equals, text = (part.strip() for part in each.partition("="))
        if not equals or not text:
            raise click.BadParameter(f'"{each}" is no text in a language: write it as en="The words".')
        if language in found:
            raise click.BadParameter(f'the language "{language}" is given twice.')
        found[language] = text
    return found


def localised_option(name: str, what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that is given once for each language, as LANGUAGE=TEXT."""
    return click.option(
        f"--{name}",
        multiple=True,
        metavar="LANGUAGE=TEXT",
        callback=lambda _context, _option, said: by_language(said),
        help=f"{what}; once for each language.",
    )
