"""What blocks of a text said before, as far as git knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tahqiq.evidence import fingerprint
from tahqiq.read.markdown import parse, plain_block
from tahqiq.read.text import decode

LIMIT = 100
"""So many changes of a file are looked at, the last ones."""
_PATIENCE = 20
"""Seconds that git has for an answer."""


def blocks_before(file: Path, wanted: Mapping[str, str]) -> dict[str, str]:
    """The plain text that blocks had when they had a fingerprint, by block, of those that are found.

    `wanted` are fingerprints by block. Without git, or where the file lies in no repository, nothing is found.
    """
    found: dict[str, str] = {}
    if not wanted:
        return found
    for text in _earlier(file):
        for block in parse(text, file.name).document.blocks:
            if block.id in wanted and block.id not in found:
                plain = plain_block(block)
                if fingerprint(plain) == wanted[block.id]:
                    found[block.id] = plain
        if len(found) == len(wanted):
            break
    return found


def _earlier(file: Path) -> Iterator[str]:
    """The texts that a file had, the newest first."""
    changes = _git(file, "log", f"--max-count={LIMIT}", "--format=%H", "--", file.name)
    for change in changes.decode("ascii", "replace").split():
        text = _git(file, "show", f"{change}:./{file.name}")
        if text:
            yield decode(text, file.name)[0]


def _git(file: Path, *arguments: str) -> bytes:
    """What git says; nothing where it is not there, or knows nothing."""
    command = ["git", "-C", str(file.parent), *arguments]
    try:
        return subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
