"""What whoever runs a build may do with files and folders, and what others may do with what is made."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_OWNER = 0o700


def mask() -> int:
    """The mask of this process (umask): what others may not do with the files that it makes."""
    found = os.umask(0)
    os.umask(found)
    return found


def open_to_owner() -> None:
    """From now on whoever makes a file may read and write it: a mask that says otherwise serves nobody."""
    os.umask(mask() & ~_OWNER)


def judge_writable(folder: Path | str) -> None:
    """Raises OSError where nothing can be put into a folder, or taken out of it."""
    # As the user who counts for the system, where Python can ask so.
    effective = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=effective):
        number = errno.EROFS if os.statvfs(folder).f_flag & os.ST_RDONLY else errno.EACCES
        raise OSError(number, os.strerror(number), str(folder))


def judge_deletable(site: Path) -> None:
    """Raises OSError where a folder could not be deleted with all that is in it.

    What lies in a folder can be deleted by who may write to the folder, whoever owns it.
    """
    waiting = [str(site)] if site.is_dir() else []
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as entries:
            found = [(entry.path, entry.is_dir(follow_symlinks=False)) for entry in entries]
        if found:
            judge_writable(folder)
        waiting += (path for path, is_folder in found if is_folder)
