"""Writes pages and files into the folder of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tahqiq.render import Page


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes below a folder, whose own folders it makes when they are needed. Raises OSError where the disk fails.

    Where the folder is not `fresh`, a file that is there already is left to whoever else has it, and written anew.
    """

    root: Path
    fresh: bool = True
    _folders: dict[str, Path] = field(default_factory=dict)

    def file(self, path: str, data: bytes) -> None:
        """Writes a file at its path."""
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = self.root / folder
            self._folders[folder].mkdir(parents=True, exist_ok=True)
        if not self.fresh:
            (self._folders[folder] / name).unlink(missing_ok=True)
        (self._folders[folder] / name).write_bytes(data)

    def page(self, page: Page, html: str) -> None:
        """Writes a page at its address."""
        is_file = page.address and not page.address.endswith("/")
        self.file(page.address if is_file else f"{page.address}index.html", html.encode())
