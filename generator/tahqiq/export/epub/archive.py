"""The container: files of a book as one ZIP, the same bytes wherever it is made.

EPUB 3.3, 4.2 (OCF ZIP container): `mimetype` comes first, stored, without extra field. All else is stored too: what
Deflate makes of a text hangs on the build of zlib, and some Pythons have zlib-ng (docs/exports.md). Times are those
that MS-DOS counts from.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

MIMETYPE = b"application/epub+zip"
_FIRST = ("mimetype", "META-INF/container.xml")
_VERSION, _UTF8, _STORED, _TIME, _DATE = 20, 0x800, 0, 0, 0x21  # 1 January 1980
_CONTAINER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    b'<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    b"</rootfiles></container>\n"
)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A book of files by their paths under `EPUB/`, in the order of their names; `package.opf` is one of them."""
    ordered = zip(_FIRST, (MIMETYPE, _CONTAINER), strict=True)
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, data in (*ordered, *((f"EPUB/{path}", files[path]) for path in sorted(files))):
        path = name.encode()
        flags = 0 if name.isascii() else _UTF8
        about = struct.pack(
            "<HHHHHIIIHH",
            *(_VERSION, flags, _STORED, _TIME, _DATE, zlib.crc32(data), len(data), len(data), len(path), 0),
        )
        directory.append(
            b"PK\1\2" + struct.pack("<H", _VERSION) + about + struct.pack("<HHHII", 0, 0, 0, 0, at) + path
        )
        pieces += (b"PK\3\4", about, path, data)
        at += 30 + len(path) + len(data)
    entries = b"".join(directory)
    end = struct.pack("<HHHHIIH", 0, 0, len(directory), len(directory), len(entries), at, 0)
    return b"".join((*pieces, entries, b"PK\5\6", end))
