"""Options that several commands take."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tahqiq.read.project import CONFIGURATION, Project, find_project


def _named_before() -> Path:
    """The folder that stands before the command, as in `tahqiq -C FOLDER check`; else the current one."""
    context = click.get_current_context(silent=True)
    named = context.find_root().params.get("root") if context else None
    return named if isinstance(named, Path) else Path()


edition_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--edition",
    "-C",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=_named_before,
    help="The edition's folder (where mkdocs.yml lies); the current one if not given.",
)


def project_in(root: Path) -> Project:
    """The edition in a folder; ends with status 2 where there is none."""
    project = find_project(root)
    if not project.content.is_dir():
        from tahqiq.cli.report import USAGE, fail  # here, for Rich takes its time

        fail(f"There is no edition here: no folder {project.content}. {_elsewhere(project)}", USAGE)
    return project


def _elsewhere(project: Project) -> str:
    """What to do where there is no edition; the next one, if it lies above or in a folder of this one."""
    if project.configuration.is_file():
        return f"{CONFIGURATION} says, after docs_dir, where the content lies."
    here = project.root.resolve()
    near = (*here.parents, *sorted(below.parent for below in here.glob(f"*/{CONFIGURATION}")))
    for folder in near:
        if (folder / CONFIGURATION).is_file() and find_project(folder).content.is_dir():
            way = shlex.quote(os.path.relpath(folder))
            return f"There is one in {folder}: go to it with `cd {way}`, or name it with `-C {way}`."
    return (
        f"Go to the edition's folder, in which {CONFIGURATION} lies, or name it with -C FOLDER; "
        "`tahqiq new edition FOLDER` begins one."
    )


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
