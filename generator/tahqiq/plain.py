"""Plain files and folders: the one way in which what lies in an edition is opened.

It may come from anyone, so no link is followed on the way from the folder that is meant, nothing but a plain file is
opened, and no opening waits for somebody at the other end.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotPlain(OSError):
    """What was to be read or written is a link, a device, a pipe, or lies behind a link."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.ELOOP, "This is no plain file, or a link stands on the way to it", path)


_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# A pipe would be waited for, and a terminal taken over.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
NO_FOLDER = (errno.ELOOP, errno.ENOTDIR)
_UNPLAIN = (*NO_FOLDER, errno.ENXIO)


@contextmanager
def folder_below(root: str, path: str) -> Iterator[int]:
    """A folder below a root, opened step by step so that no link is followed, nor the root where it is one itself."""
    found = os.open(root, _FOLDER)
    try:
        for name in filter(None, path.split("/")):
            if name == "..":
                raise NotPlain(f"{root}/{path}")
            inner = os.open(name, _FOLDER, dir_fd=found)
            os.close(found)
            found = inner
        yield found
    finally:
        os.close(found)


@contextmanager
def file_below(root: str, path: str) -> Iterator[int]:
    """A plain file below a root, opened for reading. Raises NotPlain, OSError.

    Without what Python's own files ask the system for each: there are thousands.
    """
    folder, _, name = path.rpartition("/")
    try:
        with folder_below(root, folder) as above:
            found = os.open(name, _FILE, dir_fd=above)
    except OSError as error:
        if error.errno in _UNPLAIN:
            raise NotPlain(f"{root}/{path}") from error
        raise OSError(error.errno, error.strerror, f"{root}/{path}") from error
    try:
        if not stat.S_ISREG(os.fstat(found).st_mode):
            raise NotPlain(f"{root}/{path}")
        yield found
    except OSError as error:
        # A disk that fails while a file is read does not say which.
        if error.filename is not None or error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, f"{root}/{path}") from error
    finally:
        os.close(found)


def read_whole(file: int, limit: int) -> bytes | None:
    """All bytes of an open file; None if there are more than the limit."""
    # Asked for its size first: to read as much as the limit would make room for as much, file by file.
    size = os.fstat(file).st_size
    if size > limit:
        return None
    data = os.read(file, size + 1)
    # As a rule that is all of it; else somebody writes to it, and it is read to its end, or to the limit.
    while len(data) != size and len(data) <= limit and (more := os.read(file, 1 << 16)):
        data += more
    return data if len(data) <= limit else None


def plain_bytes(path: Path, limit: int) -> bytes | None:
    """A plain file's bytes, None if it is larger than the limit. Its own folder may be a link: it was named so.

    Raises NotPlain, OSError.
    """
    with file_below(os.path.realpath(path.parent), path.name) as file:
        return read_whole(file, limit)


def is_plain(entry: os.DirEntry[str]) -> bool:
    """Whether what lies in a folder is a file or a folder itself."""
    return entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)


def plain_files(root: Path) -> tuple[list[str], list[str]]:
    """Paths of all plain files below a folder, and of all that is neither file nor folder: sorted, no link followed.

    Raises OSError where a folder cannot be read. A root that is a link is followed.
    """
    files: list[str] = []
    others: list[str] = []
    waiting = [""]
    whole = os.path.realpath(root)
    while waiting:
        above = waiting.pop()
        with folder_below(whole, above) as folder, os.scandir(folder) as entries:
            for entry in entries:
                path = f"{above}/{entry.name}".lstrip("/")
                if not is_plain(entry):
                    others.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    files.append(path)
    return sorted(files), sorted(others)


def behind_link(root: Path, path: str) -> bool:
    """Whether a link stands on the way from a root to a path below it, or at its end, or it leads out of the root."""
    here = root
    for name in Path(path).parts:
        if name in ("..", os.sep):
            return True
        here /= name
        if here.is_symlink():
            return True
    return False
