"""Source texts, found by their digest: they lie outside the edition, under any name."""

from __future__ import annotations

import hashlib
import os
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tahqiq.plain import plain_files
from tahqiq.problems import Problem
from tahqiq.read.text import decode, with_line_feeds

LARGEST = 50_000_000
UTF_8 = "UTF-8"
# Windows-1256 is what Arabic was written in on most machines; nearly every byte is a letter of it, so it comes last.
_OLD = (("utf-16", "UTF-16", b"\xff\xfe"), ("utf-16", "UTF-16", b"\xfe\xff"), ("cp1256", "Windows-1256", b""))


class SourceText(NamedTuple):
    """A text outside the edition: its SHA-256 is of its bytes as they are; `problems` if they are no UTF-8.

    `name` is the path by which it is known; `encoding`, `line_end` and `marked` (with a byte order mark) are those of
    its bytes. In `text` lines end with line feeds.
    """

    text: str
    sha256: str
    problems: tuple[Problem, ...]
    name: str = ""
    encoding: str = UTF_8
    line_end: str = "\n"
    marked: bool = False


def read_source(path: Path, name: str = "") -> SourceText:
    """One file, known by its path or by a name of its own. Raises OSError where it cannot be read."""
    data = path.read_bytes()
    _, problems = decode(data, path.name)
    text, encoding = _of_old(data) if problems else (data.decode("utf-8-sig"), UTF_8)
    return SourceText(
        with_line_feeds(text),
        hashlib.sha256(data).hexdigest(),
        problems,
        name or str(path),
        encoding,
        line_end=next((end for end in ("\r\n", "\r") if end in text), "\n"),
        marked=data.startswith(BOM_UTF8),
    )


def _of_old(data: bytes) -> tuple[str, str]:
    """The text of bytes that are no UTF-8, as other programs may have left them, and which encoding that is."""
    for codec, name, begins in _OLD:
        if data.startswith(begins):
            with suppress(UnicodeDecodeError):
                return data.decode(codec), name
    return "", ""


def read_as_it_is(path: Path) -> str:
    """One file's text with its own line ends and its byte order mark. Raises OSError, UnicodeDecodeError."""
    return path.read_bytes().decode("utf-8")


def read_sources(folder: Path, root: Path) -> dict[str, SourceText]:
    """The texts of all files below a folder, by the SHA-256 of their bytes; what is no text is passed over.

    So is what is no plain file: a link would have another file of this machine read, and what differs in it told.
    They are known by their paths as seen from an edition's root. Raises OSError where a file cannot be read.
    """
    found: dict[str, SourceText] = {}
    for name in plain_files(folder)[0]:
        path = folder / name
        if path.stat(follow_symlinks=False).st_size <= LARGEST:
            source = read_source(path, Path(os.path.relpath(path, root)).as_posix())
            if source.text:
                found[source.sha256] = source
    return found
