"""Source texts, found by their digest: they lie outside the edition, under any name."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from tahqiq.problems import Problem
from tahqiq.read.text import decode

LARGEST = 50_000_000


class SourceText(NamedTuple):
    """A text outside the edition: its SHA-256 is of its bytes as they are; `problems` if they are no text."""

    text: str
    sha256: str
    problems: tuple[Problem, ...]


def read_source(path: Path) -> SourceText:
    """One file. Raises OSError where it cannot be read."""
    data = path.read_bytes()
    text, problems = decode(data, path.name)
    return SourceText(text, hashlib.sha256(data).hexdigest(), problems)


def read_as_it_is(path: Path) -> str:
    """One file's text with its own line ends and its byte order mark. Raises OSError, UnicodeDecodeError."""
    return path.read_bytes().decode("utf-8")


def read_sources(folder: Path) -> dict[str, str]:
    """The texts of all files below a folder, by the SHA-256 of their bytes; what is no text is passed over.

    Raises OSError where a file cannot be read.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size <= LARGEST:
            source = read_source(path)
            if not source.problems:
                found[source.sha256] = source.text
    return found
