"""The fresh folder that a site is built in, and its putting in place at the end."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from tahqiq.forked import put_off
from tahqiq.plain import NotPlain, behind_link
from tahqiq.publish.durable import settle, settling
from tahqiq.publish.exchange import change_places, folder_beside, left_beside, put_right
from tahqiq.publish.held import Taken, hold, release
from tahqiq.publish.rights import judge_deletable, mask
from tahqiq.read.project import Project
from tahqiq.read.text import decode

_NEW = "new"
_LONGEST = 50
"""Characters of a file's name that the name of the one beside it is made of; a disk takes 255 bytes."""


class Staging:
    """A folder beside the site's own. Until `put_in_place` the old site stands as it was.

    Nobody else deletes it, or puts another site in its place, until it is left, or this process and all that it has
    forked have ended.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self._folder: Path | None = None
        self._lock: int | None = None
        self._old: int | None = None
        self._rest: Callable[[], None] | None = None

    @property
    def folder(self) -> Path:
        """Where the new site is made, and the old one lies when they have changed places."""
        assert self._folder, "not begun"
        return self._folder

    def settle_meanwhile(self) -> None:
        """From now on what is written goes to the disk soon (durable.py): in a process that holds what this one holds
        now, so before that is much. Where the folder for the site is not there yet, when the fresh folder is made.
        """
        if self._rest is None and self.site.parent.is_dir():
            with put_off():
                self._rest = settling(self.site.parent)

    def begin(self) -> None:
        """Makes the folder, when what killed builds have left is put right.

        Apart from making this, so that whoever is interrupted meanwhile can `discard` it. Raises OSError if it cannot
        be made, or if the old site could not be deleted when its turn comes.
        """
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.settle_meanwhile()
        put_right(self.site)
        _sweep(self.site)
        judge_deletable(self.site)
        # What has been made is known by the time that an interrupt comes.
        with put_off():
            self._folder, self._lock = _fresh(self.site)
        self.folder.chmod(0o777 & ~mask())

    def put_in_place(self) -> None:
        """The new site takes the old one's place, when all of it is on the disk; if that fails, the old one stands.

        Whoever has the old one, as a build of another edition into the same folder may, is waited for.
        """
        self._end_settling()
        settle(self.folder)
        if not self._is_first():
            self._old = hold(self.site, wait=True)
            change_places(self.site, self.folder)
            shutil.rmtree(self.folder, ignore_errors=True)
            release(self._old)
            self._old = None

    def _is_first(self) -> bool:
        """Puts the new site where there is none, if there is none."""
        try:
            # Not onto an empty folder either: it may be somebody's way in, as a mounted disk is.
            if not self.site.exists():
                self.folder.rename(self.site)
                return True
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
        return False

    def leave(self) -> None:
        """Others may have the site now."""
        self._end_settling()
        for held in (self._lock, self._old):
            release(held)
        self._lock = self._old = None

    def discard(self) -> None:
        """Forgets what is in the folder: the new site, or the old one when they have changed places."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self.leave()

    def _end_settling(self) -> None:
        if self._rest:
            self._rest()


def _fresh(site: Path) -> tuple[Path, int | None]:
    """A folder beside a site's, held; one that another build has taken for what was left is none."""
    while True:
        folder = folder_beside(site, _NEW)
        with contextlib.suppress(Taken, FileNotFoundError):
            return folder, hold(folder)


def _sweep(site: Path) -> None:
    """Deletes what killed builds have left: folders that nobody holds."""
    for left in left_beside(site, _NEW):
        with contextlib.suppress(Taken, OSError):
            if (held := hold(left)) is not None:
                shutil.rmtree(left, ignore_errors=True)
                release(held)


def write_file(path: Path, text: str) -> None:
    """Write a text whole or not at all: beside its place first, then renamed."""
    write_bytes(path, text.encode())


class ChangedMeanwhile(OSError):
    """Somebody has saved a file since it was read: what would be written is made of what stood there before."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} was saved by somebody else while this went on, and is left so: do it again")


def write_content(project: Project, file: str, data: str | bytes, *, before: str | None = None) -> None:
    """Write a file of an edition's content, by the name that places call it, as `write_file`.

    Whoever sent the edition may have put links there, to have something else written: raises NotPlain then. `before`
    is the text that it had when it was read, if it was: raises ChangedMeanwhile where it has another one now.
    """
    inside = project.inside(file)
    if project.content.is_symlink() or behind_link(project.content, inside):
        raise NotPlain(file)
    if before is not None:
        judge_unchanged(project, file, before)
    write_bytes(project.content / inside, data.encode() if isinstance(data, str) else data, lasting=True)


def judge_unchanged(project: Project, file: str, before: str) -> None:
    """Raises ChangedMeanwhile where a file of the content has another text than when it was read."""
    if decode((project.root / file).read_bytes(), file)[0] != before:
        raise ChangedMeanwhile(file)


def write_bytes(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file whole or not at all, as `write_file`; a `lasting` one also where the power is cut meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_beside(path, data, lasting)
    except OSError as error:
        # The file that was to be written is named: nobody knows the one beside it.
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside(path: Path, data: bytes, lasting: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:_LONGEST]}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if lasting:
                # Else an empty file could have taken the place of somebody's work: it is renamed at once, not written.
                file.flush()
                os.fsync(handle)
        temporary.chmod(0o666 & ~mask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
