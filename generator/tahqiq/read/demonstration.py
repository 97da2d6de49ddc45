"""The edition that the style guide is drawn with: read as any other, and its files as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tahqiq.read.folder import read_edition
from tahqiq.read.manuscript import Manuscript

WRITTEN = (".yml", ".md")


class Demonstration(NamedTuple):
    """A manuscript, and the text of every file of it that an editor writes, by its path."""

    manuscript: Manuscript
    files: Mapping[str, str]


def read_demonstration(root: Path) -> Demonstration:
    """All of it. Raises OSError where the machine fails."""
    found = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.suffix in WRITTEN
    }
    return Demonstration(read_edition(root, root.name), found)
