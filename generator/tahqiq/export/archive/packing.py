"""Packing: the archive as one ZIP file that says nothing of when, where and by whom it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Content = bytes | Callable[[], bytes]
"""What a file holds, or what gives it when its turn comes."""

PACKED = frozenset(
    {".avif", ".epub", ".gz", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff", ".woff2", ".zip"}
)
"""Suffixes of files that are compressed already; they are only stored."""
LEVEL = 6
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can say (APPNOTE 4.4.6: years count from 1980)
_UNIX = 3  # APPNOTE 4.4.2.2: the system whose permissions are in the external attributes
_MODE = 0o100644 << 16  # a plain file that its owner may change and everyone read


def archived(files: Iterable[tuple[str, Content]], out: BinaryIO, folder: str) -> None:
    """Writes (path, content) of all files to a ZIP in which they lie in one folder, in the order of their paths.

    No more than one file's content is held at a time, where contents are functions. Sizes and numbers of files beyond
    those of the first ZIP format are written as Zip64. The same files give the same names, dates, modes, order and
    contents; the compressed bytes between them are those of the zlib at hand (see exports.md).
    """
    last = ""
    with ZipFile(out, "w") as packed:
        for path, content in sorted(files, key=itemgetter(0)):
            if path == last:
                raise ValueError(f"two files at {path}")
            last = path
            packed.writestr(
                _entry(f"{folder}/{path}"),
                content if isinstance(content, bytes) else content(),
                compresslevel=LEVEL,
            )


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = ZIP_STORED if PurePosixPath(name).suffix.lower() in PACKED else ZIP_DEFLATED
    return entry
