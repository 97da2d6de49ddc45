"""The fresh folder that a site is built in, and its putting in place at the end."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from tahqiq.plain import NotPlain, behind_link
from tahqiq.publish.exchange import change_places, folder_beside, left_beside, put_right
from tahqiq.read.project import Project

_NEW = "new"


class Staging:
    """A folder beside the site's own. Until `put_in_place` the old site stands as it was.

    Nobody else deletes it as long as this process, or one that it has forked, lives.
    """

    def __init__(self, site: Path) -> None:
        """Makes the folder, when what killed builds have left is put right. Raises OSError if that cannot be."""
        self.site = site.resolve()
        self.site.parent.mkdir(parents=True, exist_ok=True)
        put_right(self.site)
        _sweep(self.site)
        self.folder = folder_beside(self.site, _NEW)
        self._lock = _locked(self.folder)
        self.folder.chmod(0o777 & ~_umask())

    def put_in_place(self) -> None:
        """The new site takes the old one's place; if that fails, the old one stands."""
        if self.site.exists():
            change_places(self.site, self.folder)
            self.discard()
        else:
            self.folder.rename(self.site)
            self._unlock()

    def discard(self) -> None:
        """Forgets what is in the folder: the new site, or the old one when they have changed places."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(folder: Path) -> int | None:
    """A folder locked for this process, if nobody else has it, and the disk knows locks."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _sweep(site: Path) -> None:
    """Deletes what killed builds have left: folders that nobody has locked."""
    for left in left_beside(site, _NEW):
        with contextlib.suppress(OSError):
            if (held := _locked(left)) is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(held)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_file(path: Path, text: str) -> None:
    """Write a text whole or not at all: beside its place first, then renamed."""
    write_bytes(path, text.encode())


def write_content(project: Project, file: str, data: str | bytes) -> None:
    """Write a file of an edition's content, by the name that places call it, as `write_file`.

    Whoever sent the edition may have put links there, to have something else written: raises NotPlain then.
    """
    inside = project.inside(file)
    if project.content.is_symlink() or behind_link(project.content, inside):
        raise NotPlain(file)
    write_bytes(project.content / inside, data.encode() if isinstance(data, str) else data)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, as `write_file`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_beside(path, data)
    except OSError as error:
        # The file that was to be written is named: nobody knows the one beside it.
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
