"""The ground of a site: which folders a build may put a site into, and which are somebody else's.

A build replaces the whole folder, so it must be one that nobody would miss: a site of ours, an empty one, or none.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.publish.manifest import MANIFEST, head
from tahqiq.publish.state import sealed_site
from tahqiq.read.project import Project

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_LINE = 1_000
"""Bytes in which the first line of a manifest ends."""


class Foreign(ValueError):
    """A folder that nothing is built into: a sentence that says why, and how to go on."""


def project_of(config: MkDocsConfig, address: str, *, shown: bool) -> Project:
    """The edition that MkDocs builds, whose content lies at an address if it has one; as `judge_site`.

    One that is only `shown` is built into a folder of MkDocs's own.
    """
    root = Path(config.config_file_path).parent
    project = Project(root, Path(os.path.relpath(config.docs_dir, root)).as_posix(), address=address)
    if not shown:
        judge_site(project, Path(config.site_dir))
    return project


def judge_site(project: Project, site: Path) -> None:
    """Raises Foreign where a site may not be built into a folder; nothing is touched. Raises OSError."""
    judge_place(project, site)
    if site.is_symlink():
        raise Foreign(f"{site} is a link: name the folder that it leads to, with --site.")
    if not os.path.lexists(site):
        return
    if not site.is_dir():
        raise Foreign(f"{site} is no folder: name another one with --site, or delete it.")
    if not any(site.iterdir()):
        return
    if (site / ".git").exists():
        raise Foreign(
            f"{site} holds a git repository, which would be lost: build elsewhere, and copy the site there."
        )
    if not (_has_manifest(site) or sealed_site(project.root) == site.resolve()):
        raise Foreign(
            f"{site} holds something that Tahqiq has not made, and a build would delete it: "
            "name another folder with --site, or delete this one first if nothing in it is needed."
        )


def judge_place(project: Project, folder: Path) -> None:
    """Raises Foreign where a folder that is to be replaced holds an edition's sources or a home, or lies in sources."""
    whole = folder.resolve()
    if project.root.resolve().is_relative_to(whole):
        raise Foreign(f"{folder} holds the edition itself: name another folder.")
    if (home := _home()) and home.is_relative_to(whole):
        raise Foreign(f"{folder} holds your home folder: name another folder.")
    judge_inside(project, folder)
    for name, source in _sources(project):
        if source.is_relative_to(whole):
            raise Foreign(f"{folder} holds the edition’s {name}: name another folder.")


def judge_inside(project: Project, folder: Path) -> None:
    """Raises Foreign where a folder that is to be written to lies in an edition's sources."""
    whole = folder.resolve()
    for name, source in _sources(project):
        if whole.is_relative_to(source):
            raise Foreign(f"{folder} lies in {name}, no place for what is made: name another folder.")


def _sources(project: Project) -> list[tuple[str, Path]]:
    names = (project.name, "templates", ".git", ".tahqiq")
    return [(f"{name}/", (project.root / name).resolve()) for name in names]


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def _has_manifest(site: Path) -> bool:
    path = site / MANIFEST
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return bool(head(file.read(_LINE)))
