"""The texts of a shipped folder, such as that of a new edition."""

from __future__ import annotations

from pathlib import Path


def read_shipped(folder: Path) -> dict[str, str]:
    """Each file's text by its name from the folder, with `/`. Raises OSError where one cannot be read."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
