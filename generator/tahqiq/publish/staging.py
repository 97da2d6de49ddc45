"""The fresh folder that a site is built in, and its putting in place at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


class Staging:
    """A folder beside the site's own. Until `put_in_place` the old site stands as it was."""

    def __init__(self, site: Path) -> None:
        """Makes the folder. Raises OSError if the place cannot be written."""
        self.site = site.resolve()
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{self.site.name}-new-", dir=self.site.parent))
        self.folder.chmod(0o777 & ~_umask())

    def put_in_place(self) -> None:
        """The new site takes the old one's place; if that fails, the old one stands again."""
        old = self.folder.with_name(self.folder.name.replace("-new-", "-old-"))
        if self.site.exists():
            self.site.rename(old)
        try:
            self.folder.rename(self.site)
        except OSError:
            if old.exists():
                old.rename(self.site)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Forget the new site."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_file(path: Path, text: str) -> None:
    """Write a text whole or not at all: beside its place first, then renamed."""
    write_bytes(path, text.encode())


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
