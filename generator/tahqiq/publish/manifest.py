"""The manifest of a site: the SHA-256 of every file of it, in a file that `sha256sum --check` reads.

It is made when all else of a site is there, whoever made it. A renewal changes the lines of what it has written.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from errno import ENOENT
from hashlib import file_digest, sha256
from io import FileIO
from pathlib import Path

from tahqiq import __version__
from tahqiq.crew import Crew
from tahqiq.evidence.checksums import CHECKSUMS, checksums
from tahqiq.publish import spare
from tahqiq.store import Far, is_far

MANIFEST = CHECKSUMS
MADE_BY = "# Tahqiq"
"""How the first line of a site's manifest begins. Programs that check sums pass over a line that begins with #."""
HEAD = f"{MADE_BY} {__version__}: the SHA-256 of every file of this site, as sha256sum --check {MANIFEST} reads it.\n"
_AT_ONCE = 500
_LARGEST = 1 << 40
_SMALL = 1 << 22
_DIGITS = 64

Digests = Mapping[str, str]
"""The SHA-256 of files, in hexadecimal, by their paths in the site."""


def made(site: str, crew: Crew, known: Iterable[tuple[str, str]] = ()) -> bytes:
    """The manifest of a site, on disk or at an address: also of what other plugins have made. Raises OSError.

    What is `known` is not read, only looked for: the SHA-256 of files as they were written, if nobody else can have
    changed them since.
    """
    return written(digests(site, crew, known))


def written(digests: Digests) -> bytes:
    """The manifest of files."""
    return HEAD.encode() + checksums(digests.items())


def read(manifest: bytes) -> dict[str, str]:
    """The digests that a manifest names. What is no line of one is passed over."""
    lines = (line for line in manifest.decode(errors="replace").splitlines() if not line.startswith("#"))
    parted = (line.partition("  ") for line in lines)
    return {path: digest for digest, gap, path in parted if gap and len(digest) == _DIGITS}


def head(manifest: bytes) -> str:
    """Its first line, if it is a site's: which program made it."""
    first = manifest.partition(b"\n")[0].decode(errors="replace")
    return first if first.startswith(MADE_BY) else ""


def digests(site: str, crew: Crew, known: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Those of all files of a site, on disk or at an address, but of its manifest."""
    there = {path for path in _paths(site, crew) if path != MANIFEST}
    found = dict(known)
    if gone := sorted(found.keys() - there):
        raise FileNotFoundError(ENOENT, "what was written is not there any more", f"{site}/{gone[0]}")
    paths = sorted(there - found.keys())
    jobs = [paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE)]
    for job, digested in zip(jobs, crew.each(_digested, site, jobs), strict=True):
        found.update(zip(job, digested, strict=True))
    return found


def _paths(site: str, crew: Crew) -> Iterator[str]:
    if is_far(site):
        yield from Far(site).files()
        return
    above = list(_below(site, "", spare.DEPTH))
    deep = [path for path in above if path.endswith("/")]
    yield from (path for path in above if not path.endswith("/"))
    step = spare.AT_ONCE
    jobs = [deep[start : start + step] for start in range(0, len(deep), step)]
    for found in crew.each(_files_in, site, jobs):
        yield from found


def _files_in(site: str, folders: Iterable[str]) -> list[str]:
    return [path for folder in folders for path in _below(site, folder)]


def _below(site: str, inside: str, depth: int = -1) -> Iterator[str]:
    """The files below a folder, but of those that lie so deep in it only their own paths. Folders end with a slash.

    Links to folders are not followed.
    """
    if not depth:
        yield inside
        return
    with os.scandir(f"{site}/{inside}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(site, f"{inside}{entry.name}/", depth - 1)
            elif not entry.is_dir():
                yield f"{inside}{entry.name}"


def _digested(site: str, paths: list[str]) -> list[str]:
    if is_far(site):
        far = Far(site)
        return [sha256(far.read(path, _LARGEST) or b"").hexdigest() for path in paths]
    return [digest(Path(site, path)) for path in paths]


def digest(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    # At once and without a buffer where that needs little memory: there are tens of thousands of pages.
    with FileIO(path) as file:
        small = os.fstat(file.fileno()).st_size <= _SMALL
        return (sha256(file.readall()) if small else file_digest(file, "sha256")).hexdigest()


def renewed(manifest: bytes, changed: Mapping[str, str | None]) -> bytes:
    """A manifest in which some files have other digests, or, where they have none, are gone.

    It is not taken apart: a large edition has tens of thousands of lines, of which some tens are others.
    """
    at = _Lines(manifest)
    pieces, end = [], 0
    for path in sorted(changed, key=str.encode):
        start, stop = at.place(path)
        pieces.append(manifest[end:start])
        if (now := changed[path]) is not None:
            pieces.append(checksums([(path, now)]))
        end = stop
    return b"".join((*pieces, manifest[end:]))


def digest_in(manifest: bytes, path: str) -> str:
    """What a manifest says of one file; empty if it does not name it."""
    start, end = _Lines(manifest).place(path)
    return manifest[start : start + _DIGITS].decode() if end > start else ""


class _Lines:
    """The lines of a manifest in the order of their paths, by where they begin."""

    def __init__(self, manifest: bytes) -> None:
        self._manifest = manifest
        self._first = manifest.index(b"\n") + 1

    def place(self, path: str) -> tuple[int, int]:
        """Where the line of a path is, or would be: its start, and the start of the next."""
        wanted = path.encode()
        at = bisect_left(range(self._first, len(self._manifest)), wanted, key=self._path_before)
        # The first place whose line is not before it is where that line begins.
        start = self._first + at
        found = start < len(self._manifest) and self._path(start) == wanted
        return start, self._end(start) if found else start

    def _path_before(self, position: int) -> bytes:
        return self._path(self._start(position))

    def _start(self, position: int) -> int:
        return self._manifest.rfind(b"\n", 0, position) + 1

    def _end(self, start: int) -> int:
        return self._manifest.index(b"\n", start) + 1

    def _path(self, start: int) -> bytes:
        return self._manifest[start + _DIGITS + 2 : self._manifest.index(b"\n", start)]


def digests_of(site: Path, paths: Iterable[str]) -> dict[str, str | None]:
    """Those of some files of a site on disk; None of those that are not there."""
    return {path: digest(site / path) if (site / path).is_file() else None for path in paths}
