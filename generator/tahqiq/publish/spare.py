"""The spare copy of a site: the next site is made of it by changing what has changed, then the two change
places (exchange.py).

Both have the same files, so that a copy costs no room: a file that changes is written anew, never into.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tahqiq.crew import Crew

DEPTH = 3
"""Folders that lie so deep in a site, as those of articles do, are shared out, others are not: there are few."""
AT_ONCE = 500
"""So many of them are one job."""


# Paths as texts: there are tens of thousands of them.
Copy = tuple[str, str]
"""A folder of the site, and where its copy is to be."""


def copy(site: Path, spare: Path, crew: Crew) -> None:
    """Makes the spare copy of a site. Raises OSError, as where the two lie on different disks, or one is there."""
    spare.mkdir()
    deep = list(_copied(str(site), str(spare), DEPTH))
    jobs = [deep[start : start + AT_ONCE] for start in range(0, len(deep), AT_ONCE)]
    for _ in crew.each(_copy_whole, None, jobs):
        pass


def _copied(source: str, target: str, depth: int) -> Iterator[Copy]:
    """Copies a folder; gives back, and leaves to be copied, those that lie so deep in it."""
    if not depth:
        yield source, target
        return
    # It may be there: a job is begun again if who did it was killed.
    with contextlib.suppress(FileExistsError):
        os.mkdir(target)  # noqa: PTH102
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _copied(entry.path, f"{target}/{entry.name}", depth - 1)
            else:
                with contextlib.suppress(FileExistsError):
                    os.link(entry.path, f"{target}/{entry.name}")


def _copy_whole(_: None, folders: Sequence[Copy]) -> None:
    for source, target in folders:
        _copy_whole(None, list(_copied(source, target, 1)))


def catch_up(site: Path, spare: Path, behind: Iterable[str]) -> None:
    """Brings the spare copy up to the site where it is behind it."""
    for path in behind:
        if (site / path).is_file():
            (spare / path).unlink(missing_ok=True)
            (spare / path).parent.mkdir(parents=True, exist_ok=True)
            (spare / path).hardlink_to(site / path)
        else:
            take(spare, path)


def put(spare: Path, path: str, data: bytes) -> None:
    """Writes a file of the next site."""
    target = spare / path
    target.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def take(spare: Path, path: str) -> None:
    """Takes a file out of the next site, and the folders that are empty without it."""
    target = spare / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == spare:
            return
        try:
            folder.rmdir()
        except OSError:
            return
