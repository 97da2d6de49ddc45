"""The content folder at a glance: when each file was changed last, without reading any."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath

import msgspec

from tahqiq.forked import Beside, beside

RECORDS = ("actors", "events", "terms")
# Two changes of a file within this time may leave no trace of the second: such a file is looked at again.
GRAIN = 50_000_000  # nanoseconds
MANY = 2000
"""Of fewer articles the folders are looked at sooner than a second process is begun."""
# Some disks count whole seconds, or every other one: FAT, older ones of Linux and macOS, some of other machines.
COARSE = 2_000_000_000
_SECOND = 1_000_000_000

File = tuple[str, int, int, int, int, int, int]
"""Name, mode, size, when it was changed, when its entry was, inode; 0, or when it was looked at too soon after."""


class Glance(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The state of a part of an edition: equal `files` are an unchanged part (`changed_parts`).

    `folder` says when an article's folder was changed, and which it is; it is empty where that was too short a time
    ago to tell. A folder may be another with the same files in it, for what came and went may be hidden.
    """

    files: tuple[File, ...]
    folder: tuple[int, ...] = ()


_PACKED = msgspec.msgpack.Encoder()
_UNPACKED = msgspec.msgpack.Decoder(dict[str, Glance | None])


Meanwhile = Callable[[Callable[[], bool]], None]
"""What is done while other processes look: it asks now and then whether they have ended, and ends when they have."""


def scan(
    root: Path, now: int, before: Mapping[str, Glance] | None = None, meanwhile: Meanwhile | None = None
) -> dict[str, Glance]:
    """What stands for the state of each part of an edition: `articles/visit`, `actors/iraq.yml`, `edition.yml`, …

    A part is an article's folder, a record's file, or anything else that lies in the content folder. `now` is the time
    in nanoseconds: what was changed right before it is never equal to anything. What was seen `before` tells the names
    in an article's folder: one that was not changed since is not opened. What goes away meanwhile is not there.
    `meanwhile` is done where there is so much to look at that others do it.
    """
    late = now - GRAIN
    known = before or {}
    found: dict[str, Glance] = {}
    for name, entry in _entries(root):
        if name in RECORDS and entry.is_dir(follow_symlinks=False):
            for record, file in _entries(root / name):
                with suppress(FileNotFoundError):
                    seen = (_state("", file.stat(follow_symlinks=False), late),)
                    was = known.get(f"{name}/{record}")
                    found[f"{name}/{record}"] = was if was and was.files == seen else Glance(seen)
        elif name == "articles" and entry.is_dir(follow_symlinks=False):
            articles = [article for article, _ in _entries(root / name)]
            looked = _articles(f"{root}/{name}", articles, late, known, meanwhile)
            found.update((part, glance) for part, glance in looked if glance)
        else:
            found[name] = Glance(tuple(sorted(_tree(entry, late, ""))))
    return found


def _articles(
    folder: str, names: Sequence[str], late: int, known: Mapping[str, Glance], meanwhile: Meanwhile | None
) -> Iterator[tuple[str, Glance | None]]:
    """What stands for the state of each article, None for one that is gone; at many, two other processes look."""
    if len(names) < MANY or not known:
        yield from _looked_at(folder, names, late, known)
        return
    half = len(names) // 2
    looking = [_begun(folder, some, late, known) for some in (names[:half], names[half:])]
    if meanwhile:
        meanwhile(lambda: all(other.ready() for other in looking))
    changed = {part: glance for other in looking for part, glance in _UNPACKED.decode(other()).items()}
    for name in names:
        part = f"articles/{name}"
        # One that has come since, and has gone again, is in neither.
        yield part, changed[part] if part in changed else known.get(part)


def _begun(folder: str, names: Sequence[str], late: int, known: Mapping[str, Glance]) -> Beside:
    return beside(lambda: _PACKED.encode(_others(folder, names, late, known)))


def _others(
    folder: str, names: Iterable[str], late: int, known: Mapping[str, Glance]
) -> dict[str, Glance | None]:
    """Those that are not the very ones that were known."""
    return {
        part: glance
        for part, glance in _looked_at(folder, names, late, known)
        if glance is not known.get(part)
    }


def _looked_at(
    folder: str, names: Iterable[str], late: int, known: Mapping[str, Glance]
) -> Iterator[tuple[str, Glance | None]]:
    for name in names:
        part, path = f"articles/{name}", f"{folder}/{name}"
        was = known.get(part)
        yield part, was if was is not None and _is_as_it_was(path, late, was) else _folder(path, late)


def changed_parts(before: Mapping[str, Glance], after: Mapping[str, Glance]) -> set[str]:
    """The parts that are other than they were, that have come, and that have gone."""
    found = before.keys() ^ after.keys()
    for part, glance in after.items():
        was = before.get(part)
        # Mostly it is the very same.
        if was is not glance and was is not None and was.files != glance.files:
            found.add(part)
    return found


def part_of_path(path: PurePath) -> str:
    """The part of an edition that a file belongs to, by its path below the content folder."""
    first, *rest = path.parts or ("",)
    return f"{first}/{rest[0]}" if rest and (first == "articles" or first in RECORDS) else first


def _entries(folder: Path | str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        opened = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return  # gone since it was seen, or a file now
    with opened as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield entry.name, entry


def too_late(changed: int, entered: int, late: int) -> bool:
    """Whether what was changed then may have been changed since without a trace, by the two times of its state.

    Times in whole seconds are of a disk that knows no others.
    """
    if changed % _SECOND == 0 and entered % _SECOND == 0:
        late -= COARSE
    return changed > late or entered > late


def _state(name: str, found: os.stat_result, late: int) -> File:
    changed, entered = found.st_mtime_ns, found.st_ctime_ns
    again = late if too_late(changed, entered, late) else 0
    return name, found.st_mode, found.st_size, changed, entered, found.st_ino, again


def _is_as_it_was(path: str, late: int, before: Glance) -> bool:
    """Whether nothing in a folder that was seen before has changed since, nor come or gone."""
    # In one piece, and paths as texts: there are tens of thousands of them.
    lstat = os.lstat
    try:
        if not before.folder or _changed(lstat(path), late) != before.folder:
            return False
        for name, mode, size, changed, entered, inode, again in before.files:
            found = lstat(f"{path}/{name}")
            if (
                found.st_ctime_ns != entered
                or found.st_mtime_ns != changed
                or found.st_size != size
                or found.st_ino != inode
                or found.st_mode != mode
                or again
            ):
                return False
    except OSError:
        return False
    return True


def _folder(path: str, late: int) -> Glance | None:
    """A folder by the files in it; what is no folder, and what a folder holds that is none, by itself; None if it has
    gone since it was listed."""
    # The folder first: what comes while its entries are read is then seen next time.
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        return Glance((_state("", found, late),))
    files: list[File] = []
    for name, inner in _entries(path):
        with suppress(FileNotFoundError):
            files.append(_state(name, inner.stat(follow_symlinks=False), late))
    return Glance(tuple(sorted(files)), _changed(found, late))


def _changed(folder: os.stat_result, late: int) -> tuple[int, ...]:
    """When a folder was changed, and which it is; nothing where it was right before."""
    changed, entered = folder.st_mtime_ns, folder.st_ctime_ns
    return () if too_late(changed, entered, late) else (changed, entered, folder.st_ino)


def _tree(entry: os.DirEntry[str], late: int, name: str) -> Iterator[File]:
    """All files of a folder, and the folders themselves, by their path in it."""
    if not entry.is_dir(follow_symlinks=False):
        with suppress(FileNotFoundError):
            yield _state(name, entry.stat(follow_symlinks=False), late)
        return
    yield name + "/", 0, 0, 0, 0, 0, 0
    for inner_name, inner in _entries(entry.path):
        yield from _tree(inner, late, f"{name}/{inner_name}")
