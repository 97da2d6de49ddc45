"""Two folders change places: at once where the system can do that, else so that what was left half way is put right."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from tahqiq.publish.held import Taken, hold, release

_CURRENT = -100  # AT_FDCWD of Linux
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS
_OLD = "old"
# EPERM is what sandboxes say of calls that they do not know.
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM)
_LONGEST = 100  # bytes of a name that others are made of; a disk takes 255


def change_places(site: Path, other: Path) -> None:
    """The other folder becomes the site, and the site the other folder. Both lie on one disk.

    Raises OSError where the disk fails; then both are where they were.
    """
    if _at_once(site, other):
        return
    aside = folder_beside(site, _OLD)
    try:
        # A folder may take the place of an empty one: so nobody else's is taken.
        site.rename(aside)
        other.rename(site)
    except BaseException:  # also who is interrupted leaves no place without a site
        if not site.exists() and any(aside.iterdir()):
            aside.rename(site)
        with contextlib.suppress(OSError):
            aside.rmdir()
        raise
    aside.rename(other)


def put_right(site: Path) -> None:
    """Where a build was killed between two renames, the old site takes its place again, and is what stands.

    What else is left of old sites is deleted, but what a build holds that is between its two renames just now. Raises
    OSError.
    """
    for old in sorted(left_beside(site, _OLD), key=_changed, reverse=True):
        with contextlib.suppress(Taken, FileNotFoundError):
            held = hold(old)
            try:
                if not site.exists() and any(old.iterdir()):
                    old.rename(site)
                else:
                    shutil.rmtree(old, ignore_errors=True)
            finally:
                release(held)


def folder_beside(site: Path, what: str) -> Path:
    """Makes a folder beside a site's, with a name that tells whose and what it is. Raises OSError."""
    try:
        return Path(tempfile.mkdtemp(prefix=_prefix(site, what), dir=site.parent))
    except OSError as error:
        # Nobody knows the folder that is to be made.
        raise OSError(error.errno, error.strerror, str(site.parent)) from error


def left_beside(site: Path, what: str) -> list[Path]:
    """All folders that lie beside a site's by such a name; a file or a link of it is somebody else's."""
    named = (path for path in site.parent.iterdir() if path.name.startswith(_prefix(site, what)))
    return [path for path in named if path.is_dir() and not path.is_symlink()]


def _changed(path: Path) -> int:
    """When a folder was changed last; never, if another build has just put it right."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _prefix(site: Path, what: str) -> str:
    name = site.name
    if len(os.fsencode(name)) > _LONGEST:
        name = blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return f".{name}-{what}-"


def _at_once(site: Path, other: Path) -> bool:
    """Whether the system has exchanged the two."""
    exchange = _exchange()
    if exchange is None:
        return False
    if exchange(os.fsencode(site), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(site))


def _exchange() -> Callable[[bytes, bytes], int] | None:
    """The system's own exchange of two names: renameat2(2) of Linux, renamex_np(2) of macOS."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            swap = library.renamex_np
            return lambda one, other: int(swap(one, other, _EXCHANGE))
        rename = library.renameat2
    except (OSError, AttributeError, TypeError):
        return None
    return lambda one, other: int(rename(_CURRENT, one, _CURRENT, other, _EXCHANGE))
