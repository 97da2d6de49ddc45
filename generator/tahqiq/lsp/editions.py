"""Which editions an editor has open: by the folders of the workspace, and by the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tahqiq.read.project import Project, find_project

DEEP = 3
WIDE = 200
"""Below the folder of a workspace, editions are looked for so deep, and in so many folders."""
PASSED_OVER = frozenset({"node_modules", "site", "venv"})


def edition_in(folder: Path) -> Project | None:
    """The edition whose mkdocs.yml, or content folder, lies in a folder."""
    try:
        project = find_project(folder)
        return project if (project.content / "edition.yml").is_file() or _uses_tahqiq(project) else None
    except OSError:
        return None


def _uses_tahqiq(project: Project) -> bool:
    """An edition without edition.yml is one nevertheless: that it is missing is worth saying."""
    said = project.configuration
    return project.content.is_dir() and said.is_file() and "tahqiq" in said.read_text("utf-8", "replace")


def edition_of(path: Path) -> Project | None:
    """The edition to whose content a file or folder belongs."""
    for folder in (path, *path.parents):
        project = edition_in(folder) if folder.is_dir() else None
        if project and (path == project.content or project.content in path.parents):
            return project
    return None


def editions_in(folder: Path) -> list[Project]:
    """The editions of a workspace's folder: in it, around it, or a little below it."""
    around = edition_in(folder) or edition_of(folder)
    if around:
        return [around]
    return [project for inner in _below(folder) if (project := edition_in(inner))]


def _below(folder: Path) -> Iterator[Path]:
    level, seen = [folder], 0
    for _ in range(DEEP):
        level = [inner for outer in level for inner in _folders(outer)]
        for inner in level:
            seen += 1
            if seen > WIDE:
                return
            yield inner


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []
    return [folder / name for name in names if not name.startswith(".") and name not in PASSED_OVER]
