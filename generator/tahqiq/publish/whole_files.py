"""Whole files: exports that grow with the edition, written piece by piece, and known by what lies where in them."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from io import FileIO
from pathlib import Path

import msgspec

from tahqiq.behind import Behind
from tahqiq.export import Whole


class File(msgspec.Struct, frozen=True):
    """A file that was written: its size in bytes, its SHA-256 in hexadecimal.

    Of a whole file, `start` is the length of what stands first, and `lengths` those of the pieces of each section, as
    32-bit numbers one after the other, in the order of the section's names.
    """

    size: int
    sha256: str
    start: int = 0
    lengths: Mapping[str, bytes] = {}


class Layout(msgspec.Struct, frozen=True):
    """The names of the pieces of each section, the same in all whole files, and all files by their path."""

    names: Mapping[str, Sequence[str]]
    files: Mapping[str, File]


def downloads(layout: Layout) -> dict[str, tuple[int, str]]:
    """The size and the SHA-256 of all files, by path."""
    return {path: (file.size, file.sha256) for path, file in layout.files.items()}


class Writing:
    """Writes a whole file. What stands between its pieces is known; pieces come in order, section by section."""

    def __init__(self, site: Path, whole: Whole) -> None:
        path = site / whole.path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.whole = whole
        self._file = path.open("wb", buffering=1 << 20)
        self._digest = sha256()
        self._size = 0
        self._start = 0
        self._lengths: dict[str, array[int]] = {}
        self._sections = iter(whole.sections)
        self._after = self._between = b""

    def start(self, text: bytes) -> None:
        """What stands first."""
        self._start = len(text)
        self._write(text)

    def section(self, name: str) -> None:
        """A section begins, if the file has it."""
        if any(found.of == name for found in self.whole.sections):
            found = next(self._sections)
            assert found.of == name, f"{self.whole.path}: its sections are not in the order of all"
            self._write(self._after + found.before)
            self._lengths[name] = array("I")
            self._after, self._between = found.after, b""

    def piece(self, section: str, text: bytes) -> None:
        """The next piece of a section."""
        lengths = self._lengths[section]
        self._write(self._between + text if self._between else text)
        lengths.append(len(text))
        if len(lengths) == 1:
            self._between = next(s.between for s in self.whole.sections if s.of == section)

    def end(self) -> File:
        """Writes what stands last; all sections have begun."""
        self._write(self._after + self.whole.end)
        self._file.close()
        lengths = {name: found.tobytes() for name, found in self._lengths.items()}
        return File(self._size, self._digest.hexdigest(), self._start, lengths)

    def discard(self) -> None:
        """The build has failed."""
        self._file.close()

    def _write(self, text: bytes) -> None:
        self._file.write(text)
        self._digest.update(text)
        self._size += len(text)


Segment = bytes | tuple[int, int]
"""A text, or what lies in an older file: from which byte on, and how many bytes."""
AT_ONCE = 1 << 23
"""So many bytes are read, digested or written at once, while other threads go on, to whom each time is a turn."""


class Ahead:
    """The digest of the beginning of an older file, begun before it is known what comes after that."""

    def __init__(self, path: Path, length: int) -> None:
        """Of so many bytes."""
        self._path = path
        self.length = length
        self.digest = sha256()
        self.given_up = False

    def sum(self) -> None:
        """Works it out. Raises OSError where the disk fails."""
        with self._path.open("rb", buffering=0) as source:
            at_hand = memoryview(bytearray(min(AT_ONCE, self.length)))
            for text in _read(source, 0, self.length, at_hand):
                if self.given_up:
                    return
                self.digest.update(text)

    def left(self, segments: Sequence[Segment]) -> list[Segment] | None:
        """What is left of some segments after the beginning; None where they begin with something else."""
        at = 0
        with self._path.open("rb", buffering=0) as source:
            for number, segment in enumerate(segments):
                if at == self.length:
                    return [*segments[number:]]
                text = segment if isinstance(segment, bytes) else b""
                start, size = (at, len(text)) if isinstance(segment, bytes) else segment
                here = min(size, self.length - at)
                if start != at or text[:here] != os.pread(source.fileno(), len(text[:here]), at):
                    return None
                at += here
                if here < size:
                    return [text[here:] if text else (at, size - here), *segments[number + 1 :]]
        return [] if at == self.length else None


def put_together(
    old: Path, new: Path, segments: Sequence[Segment], ahead: Ahead | None = None
) -> tuple[int, str]:
    """Writes a file, partly from an older one; its size and its SHA-256. Raises OSError where the disk fails.

    To digest it takes longer than to copy: both go on at once, and of its beginning the digest may have been begun
    `ahead`.
    """
    new.parent.mkdir(parents=True, exist_ok=True)
    with old.open("rb", buffering=0) as source, old.open("rb", buffering=0) as again:
        # A preview has both in one place, and nothing is ever written into what is there.
        new.unlink(missing_ok=True)
        with new.open("wb", buffering=0) as target, Behind() as copying:
            copying.begin(lambda: _copied(source, target, segments))
            return _summed(again, segments, ahead)


def _summed(source: FileIO, segments: Sequence[Segment], ahead: Ahead | None) -> tuple[int, str]:
    """The size and the SHA-256 of what is put together."""
    digest, size = sha256(), 0
    if ahead and (left := ahead.left(segments)) is not None:
        digest, size, segments = ahead.digest, ahead.length, left
    at_hand = memoryview(bytearray(AT_ONCE))
    for segment in segments:
        for text in [segment] if isinstance(segment, bytes) else _read(source, *segment, at_hand):
            # Other threads go on meanwhile: the digest of so many bytes lets them.
            digest.update(text)
            size += len(text)
    return size, digest.hexdigest()


def _copied(source: FileIO, target: FileIO, segments: Sequence[Segment]) -> None:
    for segment in segments:
        if isinstance(segment, bytes):
            _write(target, segment)
        else:
            start, length = segment
            done = _copied_by_the_system(source, target, start, length)
            at_hand = memoryview(bytearray(AT_ONCE if done < length else 0))
            for text in _read(source, start + done, length - done, at_hand):
                _write(target, text)


def _copied_by_the_system(source: FileIO, target: FileIO, start: int, length: int) -> int:
    """Copies as many bytes as the system does without our reading them; how many."""
    done = 0
    # Linux alone has it, and not for every disk: then we do it ourselves, and so say what fails.
    with suppress(OSError, AttributeError):
        while done < length and (
            more := os.copy_file_range(source.fileno(), target.fileno(), length - done, start + done)
        ):
            done += more
    return done


def _read(source: FileIO, start: int, length: int, at_hand: memoryview) -> Iterator[memoryview]:
    """What lies there, piece by piece, each read into the same memory: fresh memory costs as much as reading."""
    source.seek(start)
    while length:
        read = source.readinto(at_hand[: min(length, AT_ONCE)])
        if not read:
            raise OSError("an export is shorter than it was")
        length -= read
        yield at_hand[:read]


def _write(target: FileIO, text: bytes | memoryview) -> None:
    left = memoryview(text)
    while left:
        left = left[target.write(left) :]
