"""Packed documents (DOCX, ODT, EPUB are ZIP archives), looked into before another program unpacks them."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

MEMBERS = 10_000
UNPACKED = 200_000_000
"""Bytes that a document may come to. Pandoc holds all of it in memory, some times over."""
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.DOTALL)
_AT_ONCE = 1 << 20


def packed_amiss(document: Path) -> str:
    """Why a document that is a ZIP archive is not unpacked; empty if it may be, or is none. Raises OSError."""
    if not zipfile.is_zipfile(document):
        return ""
    try:
        with zipfile.ZipFile(document) as archive:
            return _amiss(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        return f"it cannot be unpacked ({error})"


def _amiss(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    if len(members) > MEMBERS:
        return f"it holds {len(members):,} files, more than {MEMBERS:,}"
    for member in members:
        if _OUTSIDE.match(member.orig_filename):
            return f'a file in it would be put elsewhere: "{member.orig_filename}"'
    if sum(member.file_size for member in members) > UNPACKED:
        return _too_large()
    # The sizes that it says may be others than those that it has: a sum that is wrong is told by its CRC.
    room = UNPACKED
    for member in members:
        with archive.open(member) as file:
            while data := file.read(_AT_ONCE):
                room -= len(data)
                if room < 0:
                    return _too_large()
    return ""


def _too_large() -> str:
    return f"it comes to more than {UNPACKED:,} bytes when it is unpacked"
