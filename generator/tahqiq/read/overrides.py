"""An edition's own templates, as files: what is no plain file among them is a problem, and nothing is made of any."""

from __future__ import annotations

from pathlib import Path

from tahqiq.plain import plain_files
from tahqiq.problems import Place, Problem

NAME = "templates"
_HINT = "put a copy of what is meant in its place"


def overrides_amiss(folder: Path) -> tuple[Problem, ...]:
    """Problems of a folder of templates: a link in it would publish another file of the machine that builds.

    Raises OSError where a folder cannot be read.
    """
    if folder.is_symlink():
        return (_not_plain(NAME),)
    _, others = plain_files(folder)
    return tuple(_not_plain(f"{NAME}/{path}") for path in others)


def _not_plain(path: str) -> Problem:
    return Problem(Place(path), "not-a-file", "this is no plain file or folder", _HINT)
