"""Source texts, found by their digest: they lie outside the edition, under any name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tahqiq.read.text import decode

LARGEST = 50_000_000


def read_sources(folder: Path) -> dict[str, str]:
    """The texts of all files below a folder, by the SHA-256 of their bytes; what is no text is passed over.

    Raises OSError where a file cannot be read.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size <= LARGEST:
            data = path.read_bytes()
            text, problems = decode(data, path.name)
            if not problems:
                found[hashlib.sha256(data).hexdigest()] = text
    return found
