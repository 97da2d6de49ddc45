"""Writes pages into the folder of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tahqiq.render import Page


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes below a folder, whose own folders it makes when they are needed."""

    root: Path
    _folders: dict[str, Path] = field(default_factory=dict)

    def page(self, page: Page, html: str) -> None:
        """Writes a page at its address. Raises OSError where the disk fails."""
        folder, _, name = page.address.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = self.root / folder
            self._folders[folder].mkdir(parents=True, exist_ok=True)
        (self._folders[folder] / (name or "index.html")).write_bytes(html.encode())


def write_files(files: Mapping[str, bytes], root: str) -> None:
    """Writes files by their path below a folder. Raises OSError where the disk fails."""
    for path, data in files.items():
        where = Path(root, path)
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_bytes(data)
