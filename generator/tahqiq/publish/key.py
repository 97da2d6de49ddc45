"""The key of who builds: what was kept is believed, and code in it run, only if it was sealed with this key.

`.tahqiq/` lies in the edition's folder, which may come from anybody: in an archive, in a pull request. The key lies
elsewhere, in the folder that the XDG Base Directory Specification has for a user's state, and never leaves the machine.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import tempfile
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_LENGTH = 32


def signed(data: bytes, key: bytes) -> bytes:
    """The digest of some bytes that only who has the key can make: 32 bytes."""
    return blake2b(data, key=key, digest_size=_LENGTH).digest()


def key_for(root: Path) -> bytes:
    """The user's key, made if there is none. One of this process alone where none can be kept outside the edition."""
    folder = _folder()
    if folder is None or folder.resolve().is_relative_to(root.resolve()):
        return _passing()
    path = folder / "key"
    try:
        return _read(path) or _made(path)
    except OSError:
        return _passing()


def _folder() -> Path | None:
    said = os.environ.get("XDG_STATE_HOME", "")
    # "All paths must be absolute. If an implementation encounters a relative path it should ignore it."
    if os.path.isabs(said):  # noqa: PTH117
        return Path(said, "tahqiq")
    with contextlib.suppress(RuntimeError):
        return Path.home() / ".local" / "state" / "tahqiq"
    return None


def _read(path: Path) -> bytes | None:
    """A key that is nobody else's to read or write; None if there is none. Raises OSError."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with open(handle, "rb") as file:  # noqa: PTH123
        at = os.fstat(handle)
        own = stat.S_ISREG(at.st_mode) and at.st_uid == os.geteuid() and not at.st_mode & 0o077
        key = file.read(_LENGTH + 1) if own else b""
    if len(key) != _LENGTH:
        raise OSError(f"{path} is no key")
    return key


def _made(path: Path) -> bytes:
    """A fresh key; of two that are made at once, one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".key-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
            file.flush()
            os.fsync(handle)
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(name)
    finally:
        Path(name).unlink()
    return _read(path) or _passing()


@lru_cache(maxsize=1)
def _passing() -> bytes:
    return secrets.token_bytes(_LENGTH)
