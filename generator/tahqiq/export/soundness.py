"""Soundness: whether a file can be read at all by those who read its kind; that it says the right things is for tests.

It is asked of every file of an article, and of every small one, so it must cost next to nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from xml.parsers.expat import ExpatError, ParserCreate

import msgspec

from tahqiq.faults import ExportFailed

_XML = frozenset({".xml", ".graphml"})
_JSON = frozenset({".json", ".jsonld"})
_ANYTHING = msgspec.json.Decoder(msgspec.Raw)


def prove(path: str, data: bytes) -> None:
    """Raises ExportFailed where a file whose name says so is no well-formed XML (XML 1.0, 2.1) or JSON (RFC 8259)."""
    suffix = PurePosixPath(path).suffix
    try:
        if suffix in _XML:
            ParserCreate().Parse(data, True)
        elif suffix in _JSON:
            _ANYTHING.decode(data)
    except (ExpatError, msgspec.DecodeError) as error:
        raise ExportFailed(path, error) from error


@contextmanager
def naming(what: str) -> Iterator[None]:
    """Whatever goes wrong in making an export says which it was.

    What the machine raises stays as it is, and so does what tables say that are damaged: then all is built anew.
    """
    try:
        yield
    except (OSError, MemoryError, sqlite3.Error, ExportFailed):
        raise
    except Exception as error:
        raise ExportFailed(what, f"{type(error).__name__}: {error}") from error
