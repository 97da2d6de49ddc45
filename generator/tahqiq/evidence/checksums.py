"""SHA256SUMS: what every file of a release or a site is, so that anyone can see that it is whole."""

from __future__ import annotations

from collections.abc import Iterable

CHECKSUMS = "SHA256SUMS"

# GNU coreutils, "cksum output modes": a line with such a character begins with a backslash.
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})


def checksums(files: Iterable[tuple[str, str]]) -> bytes:
    """A line for each (path from where it lies, SHA-256 in hexadecimal), as `sha256sum -c SHA256SUMS` reads them.

    Paths are in UTF-8 and in the order of their code points. The file does not name itself.
    """
    return "".join(_line(path, digest) for path, digest in sorted(files)).encode()


def _line(path: str, digest: str) -> str:
    escaped = path.translate(_ESCAPES)
    return f"{chr(92) if escaped != path else ''}{digest}  {escaped}\n"
