"""The content folder at a glance: when each file was changed last, without reading any."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

RECORDS = ("actors", "events", "terms")
# Two changes of a file within this time may leave no trace of the second: such a file is looked at again.
GRAIN = 50_000_000  # nanoseconds


def scan(root: Path, now: int) -> dict[str, str]:
    """What stands for the state of each part of an edition: `articles/visit`, `actors/iraq.yml`, `edition.yml`, …

    Equal texts are an unchanged part; it is only to be compared. A part is an article's folder, a record's file, or
    anything else that lies in the content folder. `now` is the time in nanoseconds: what was changed right before it
    is never equal to anything.
    """
    late = now - GRAIN
    found: dict[str, str] = {}
    for name, entry in _entries(root):
        if name in RECORDS and entry.is_dir(follow_symlinks=False):
            for record, file in _entries(root / name):
                found[f"{name}/{record}"] = _state(file, late)
        elif name == "articles" and entry.is_dir(follow_symlinks=False):
            for article, folder in _entries(root / name):
                found[f"articles/{article}"] = _folder(folder, late)
        else:
            found[name] = _tree(entry, late)
    return found


def part_of_path(path: PurePath) -> str:
    """The part of an edition that a file belongs to, by its path below the content folder."""
    first, *rest = path.parts or ("",)
    return f"{first}/{rest[0]}" if rest and (first == "articles" or first in RECORDS) else first


def _entries(folder: Path | str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield entry.name, entry


def _state(entry: os.DirEntry[str], late: int) -> str:
    found = entry.stat(follow_symlinks=False)
    again = f" {late}" if found.st_mtime_ns > late or found.st_ctime_ns > late else ""
    return f"{found.st_mode:o} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}{again}"


def _folder(entry: os.DirEntry[str], late: int) -> str:
    """A folder by the files in it; what is no folder, and what a folder holds that is none, by itself."""
    if not entry.is_dir(follow_symlinks=False):
        return _state(entry, late)
    return "\n".join(sorted(f"{name} {_state(inner, late)}" for name, inner in _entries(entry.path)))


def _tree(entry: os.DirEntry[str], late: int) -> str:
    if not entry.is_dir(follow_symlinks=False):
        return _state(entry, late)
    return "\n".join(sorted(f"{name}: {_tree(inner, late)}" for name, inner in _entries(entry.path)))
