"""Folders that are held: by whoever fills one, or whoever has a site, so that nobody else puts another in its place.

The lock is flock(2) on the folder itself: it goes where the folder goes, and ends with its process, however that ends.
A disk that knows no locks has none (None): what is held there is nobody else's only by luck, so nothing is kept there.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class Taken(Exception):
    """Somebody else has the folder."""


def hold(folder: Path, *, wait: bool = False) -> int | None:
    """Holds a folder, until `release`; with `wait`, when whoever has it lets go, and whichever folder is there then.

    Raises Taken, or OSError, as where there is no such folder.
    """
    while True:
        found = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(found, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if _is(found, folder):
                return found
        except BlockingIOError:
            os.close(found)
            raise Taken from None
        except OSError:
            os.close(found)
            return None
        except BaseException:
            os.close(found)
            raise
        os.close(found)
        if not wait:
            raise Taken


def release(held: int | None) -> None:
    """Lets go of it, if it is held."""
    if held is not None:
        os.close(held)


def _is(found: int, folder: Path) -> bool:
    """Whether an open folder is still the one that has the name."""
    try:
        return os.path.samestat(os.fstat(found), folder.stat())
    except FileNotFoundError:
        return False
