"""What blocks of a text said before, as far as git knows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tahqiq import revisions
from tahqiq.evidence import fingerprint
from tahqiq.read.markdown import parse, plain_block
from tahqiq.read.text import decode

LIMIT = 100
"""So many changes of a file are looked at, the last ones."""


def blocks_before(file: Path, wanted: Mapping[str, str]) -> dict[str, str]:
    """The plain text that blocks had when they had a fingerprint, by block, of those that are found.

    `wanted` are fingerprints by block. Without git, or where the file lies in no repository, nothing is found.
    """
    found: dict[str, str] = {}
    if not wanted:
        return found
    for data in revisions.earlier(file, LIMIT):
        for block in parse(decode(data, file.name)[0], file.name).document.blocks:
            if block.id in wanted and block.id not in found:
                plain = plain_block(block)
                if fingerprint(plain) == wanted[block.id]:
                    found[block.id] = plain
        if len(found) == len(wanted):
            break
    return found
