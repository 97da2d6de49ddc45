"""What the disk costs: how long one process takes that does nothing but write the files of a site."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path


def files(site: Path) -> Iterator[tuple[Path, int]]:
    """Every file under a site, and its size."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site), path.stat().st_size


def seconds_to_write(site: Path, out: Path) -> float:
    """Writes as many files of the same sizes and names to a folder that is not there yet. Reading is not counted."""
    found = list(files(site))
    folders = dict.fromkeys(out / path.parent for path, _ in found)
    blank = bytes(max((size for _, size in found), default=0))
    os.sync()
    started = time.perf_counter()
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for path, size in found:
        with (out / path).open("wb", buffering=0) as file:
            file.write(blank[:size])
    return time.perf_counter() - started
