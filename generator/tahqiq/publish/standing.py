"""Whether a site stands as it was built, and what of the content has changed since: known before anything is read.

This module needs little of the rest, for most of the time of a build with nothing to do is that of starting.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from tahqiq.publish.assets import template_folders
from tahqiq.publish.seal import Seal
from tahqiq.publish.state import State
from tahqiq.read import scan as scanning
from tahqiq.read.project import Project, settings_of
from tahqiq.read.scan import Glance, Meanwhile, changed_parts, scan, too_late

_NAME = re.compile(r"\b[A-Z][A-Z0-9_]{2,}\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that can be renewed: its seal, the content as it is now, and the parts that are other than they were."""

    state: State
    seal: Seal
    content: dict[str, Glance]
    parts: frozenset[str]


def standing(project: Project, site: Path, meanwhile: Meanwhile | None = None) -> Standing | None:
    """What stands, if all that is kept of it is whole and of this program and these settings.

    `meanwhile` is what to do while others look through a large edition (read/scan.py).
    """
    state = State(project.root)
    seal = state.sealed() if state.folder.is_dir() else None
    if seal is None or Path(seal.site) != site or not state.spare.is_dir():
        return None
    if seal.environment != environment(project):
        return None
    content = scan(project.content, time.time_ns(), seal.content, meanwhile)
    return Standing(state, seal, content, frozenset(changed_parts(seal.content, content)))


def environment(project: Project, settings: Sequence[bytes] | None = None) -> str:
    """A digest of all that pages are made of beside the content: settings, templates, the program and its libraries.

    `settings` are those that were read (read/project.py); none given, as they are now.
    Where a file was changed so late that another change would leave no trace, it is never the same again.
    """
    digest, now = blake2b(digest_size=16), time.time_ns()

    def add(*said: object) -> None:
        digest.update(repr(said).encode())

    add(sys.version, os.stat(sysconfig.get_paths()["purelib"]).st_mtime_ns)  # noqa: PTH116
    settings = settings_of(project.root) if settings is None else settings
    names = {name for said in settings for name in _NAME.findall(said.decode(errors="replace"))}
    add(*settings, [(name, os.environ.get(name)) for name in sorted(names)])
    for folder in (*template_folders(project.root.resolve()), Path(__file__).parents[1]):
        for path, size, changed, entered in sorted(_files(str(folder))):
            add(path, size, changed, entered)
            if too_late(changed, entered, now - scanning.GRAIN):
                add(now)
    return digest.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    """Path, size, when each was changed, when its entry was."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                # A link is no template; the check says so.
                found = entry.stat(follow_symlinks=False)
                yield entry.path, found.st_size, found.st_mtime_ns, found.st_ctime_ns
