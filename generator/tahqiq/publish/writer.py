"""Writes pages and files into the folder of the site, on disk or at an address."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from errno import ENOENT
from hashlib import sha256
from io import FileIO
from pathlib import Path

from tahqiq.publish.outputs import page_path
from tahqiq.render import Page
from tahqiq.store import is_far, store_at

FULL = 16_000_000
"""Bytes for an address that wait to be sent together: a host takes as long for one file as for many at once."""


@dataclass(slots=True)
class Writer:
    """Writes below a folder, whose own folders it makes when they are needed. Raises OSError where the disk fails.

    Where the folder is not `fresh`, a file that is there already is left to whoever else has it, and written anew.
    At an address nothing is sure to be there before `flush`.
    """

    root: Path | str
    fresh: bool = True
    _folders: dict[str, str] = field(default_factory=dict)
    _far: bool = field(init=False)
    _waiting: dict[str, bytes] = field(default_factory=dict)
    _size: int = 0

    def __post_init__(self) -> None:
        self._far = is_far(str(self.root))

    def file(self, path: str, data: bytes) -> str:
        """Writes a file at its path; its SHA-256 in hexadecimal, so that nobody need read it again for that."""
        if self._far:
            self._send(path, data)
        else:
            self._put(path, data)
        return sha256(data).hexdigest()

    def _put(self, path: str, data: bytes) -> None:
        folder, _, name = path.rpartition("/")
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._made(folder)
        whole = f"{known}/{name}"
        if not self.fresh:
            Path(whole).unlink(missing_ok=True)
        # Without a buffer, and paths as texts: there are tens of thousands of pages, each written at once.
        with FileIO(whole, "wb") as file:
            written = file.write(data)
            while written < len(data):
                written += file.write(data[written:])

    def _made(self, folder: str) -> str:
        """A folder of the site, which is there afterwards."""
        whole = f"{self.root}/{folder}" if folder else str(self.root)
        try:
            if folder:
                os.mkdir(whole)  # noqa: PTH102
                return whole
        except FileExistsError:
            return whole
        except FileNotFoundError:
            pass
        if not Path(self.root).is_dir():
            # A build that has failed has removed it: a worker that does not know so must not make it again.
            raise FileNotFoundError(ENOENT, "the folder of the site is gone", str(self.root))
        Path(whole).mkdir(parents=True, exist_ok=True)
        return whole

    def page(self, page: Page, html: str) -> str:
        """Writes a page at its address; its SHA-256."""
        return self.file(page_path(page.address), html.encode())

    def _send(self, path: str, data: bytes) -> None:
        self._waiting[path] = data
        self._size += len(data)
        if self._size > FULL:
            self.flush()

    def flush(self) -> None:
        """Has everything written, wherever it is."""
        if self._waiting:
            store_at(str(self.root)).write(self._waiting)
            self._waiting, self._size = {}, 0
