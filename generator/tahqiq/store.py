"""Stores: a folder on disk, or one at any address that fsspec knows; the form of the address says which it is."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tahqiq.plain import NO_FOLDER, file_below, folder_below, is_plain, read_whole

_FAR = re.compile(r"[a-z][a-z0-9+.-]*(?:://|::)")
EXTRA = "tahqiq[cluster]"


class WrongStore(ValueError):
    """An address that is none, or needs what is not installed; the message says which."""


class Entry(NamedTuple):
    """What lies in a folder; it is `plain` if it is a file or a folder itself, and no link to one."""

    name: str
    is_folder: bool
    plain: bool


class Store(Protocol):
    """A folder. Every method raises OSError where the machine, the network or the host fails."""

    def entries(self, path: str) -> list[Entry]:
        """What lies in a folder below, in order of name; nothing where there is no such folder."""

    def read(self, path: str, limit: int) -> bytes | None:
        """A file; None if it is larger than the limit. Raises NotPlain where it is none."""

    def piece(self, path: str, start: int, length: int) -> bytes:
        """Some bytes of a file."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Writes files by path, whatever was there before; folders are made."""


class Disk:
    """A folder on disk."""

    def __init__(self, root: str) -> None:
        self.root = root

    def entries(self, path: str) -> list[Entry]:
        """As Store has it; a link to a folder is none."""
        try:
            with folder_below(self.root, path) as folder, os.scandir(folder) as found:
                return sorted(Entry(e.name, e.is_dir(follow_symlinks=False), is_plain(e)) for e in found)
        except OSError as error:
            if error.errno in (errno.ENOENT, *NO_FOLDER):
                return []
            raise OSError(error.errno, error.strerror, f"{self.root}/{path}".rstrip("/")) from error

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it."""
        with file_below(self.root, path) as file:
            return read_whole(file, limit)

    def piece(self, path: str, start: int, length: int) -> bytes:
        """As Store has it."""
        with file_below(self.root, path) as file:
            return os.pread(file, length, start)

    def write(self, files: Mapping[str, bytes]) -> None:
        """As Store has it."""
        for path, data in files.items():
            whole = Path(self.root, path)
            whole.parent.mkdir(parents=True, exist_ok=True)
            whole.write_bytes(data)

    def add(self, path: str, data: bytes) -> int:
        """Adds bytes to the end of a file that only the caller writes, or begins it; where they begin."""
        whole = Path(self.root, path)
        whole.parent.mkdir(parents=True, exist_ok=True)
        with whole.open("ab") as file:
            start = file.tell()
            file.write(data)
        return start

    def opened(self, path: str) -> int:
        """A file opened for reading; whoever asks closes it."""
        with file_below(self.root, path) as file:
            return os.dup(file)


class Proposed:
    """A folder as it would be if some files had other bytes. It is only read."""

    def __init__(self, store: Store, files: Mapping[str, bytes]) -> None:
        self._store = store
        self._files = files

    def entries(self, path: str) -> list[Entry]:
        """As Store has it: the files are there already."""
        return self._store.entries(path)

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it."""
        return self._files[path] if path in self._files else self._store.read(path, limit)

    def piece(self, path: str, start: int, length: int) -> bytes:
        """As Store has it."""
        if path in self._files:
            return self._files[path][start : start + length]
        return self._store.piece(path, start, length)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Never."""
        raise NotImplementedError


class Remembered:
    """A folder of which each file is read once: whoever asks again is told what stood there then. It is only read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files: dict[str, bytes | None] = {}

    def entries(self, path: str) -> list[Entry]:
        """As Store has it."""
        return self._store.entries(path)

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it; the limit is that of who asks first."""
        if path not in self._files:
            self._files[path] = self._store.read(path, limit)
        return self._files[path]

    def piece(self, path: str, start: int, length: int) -> bytes:
        """As Store has it."""
        return self._store.piece(path, start, length)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Never."""
        raise NotImplementedError


class Far:
    """A folder at an address, through fsspec."""

    def __init__(self, address: str) -> None:
        # An extra: whoever has everything on disk does without it.
        import fsspec.core

        with _of(address):
            self._files, root = fsspec.core.url_to_fs(address)
        self.address = address
        self.root = str(root).rstrip("/")

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}".rstrip("/")

    def entries(self, path: str) -> list[Entry]:
        """As Store has it."""
        folder = self._at(path)
        with _of(self.address):
            # What was listed for an earlier build is not believed.
            self._files.invalidate_cache(folder)
            try:
                listed: Sequence[Mapping[str, Any]] = self._files.ls(folder, detail=True)
            except FileNotFoundError:
                return []
        named = {str(found["name"]).rstrip("/").rpartition("/")[2]: found for found in listed}
        # Some hosts list the folder itself, as an empty file of its name.
        named = {n: f for n, f in named.items() if str(f["name"]).strip("/") != folder.strip("/")}
        return [
            Entry(
                name,
                found["type"] == "directory",
                not found.get("islink") and found["type"] in ("file", "directory"),
            )
            for name, found in sorted(named.items())
        ]

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it."""
        with _of(self.address):
            if self._files.size(self._at(path)) > limit:
                return None
            return bytes(self._files.cat_file(self._at(path)))

    def piece(self, path: str, start: int, length: int) -> bytes:
        """As Store has it."""
        with _of(self.address):
            return bytes(self._files.cat_file(self._at(path), start=start, end=start + length))

    def write(self, files: Mapping[str, bytes]) -> None:
        """As Store has it; many at once, where the host can do that."""
        named = {self._at(path): data for path, data in files.items()}
        self._in_folders(named, lambda: self._files.pipe(named))

    def files(self) -> list[str]:
        """The paths of all files below."""
        with _of(self.address):
            self._files.invalidate_cache(self.root)
            found = self._files.find(self.root)
        inside = self.root.strip("/") + "/"
        return [str(path).lstrip("/").removeprefix(inside) for path in found]

    def put(self, files: Mapping[str, Path]) -> None:
        """Copies files of any size there."""
        named = [self._at(path) for path in files]
        self._in_folders(named, lambda: self._files.put([str(path) for path in files.values()], named))

    def _in_folders(self, paths: Iterable[str], write: Callable[[], object]) -> None:
        """Makes folders where they are missed: a host of objects has none, and would be asked for each in vain."""
        with _of(self.address):
            try:
                write()
            except FileNotFoundError:
                for folder in {path.rpartition("/")[0] for path in paths}:
                    self._files.makedirs(folder, exist_ok=True)
                write()

    def fetch(self, path: str, to: Path) -> None:
        """Copies a file of any size to the disk."""
        with _of(self.address):
            self._files.get_file(self._at(path), str(to))

    def remove(self, path: str) -> None:
        """Removes a folder with all that is in it, if it is there."""
        with _of(self.address):
            self._files.invalidate_cache(self._at(path))
            try:
                self._files.rm(self._at(path), recursive=True)
            except FileNotFoundError:
                return


@contextmanager
def _of(address: str) -> Iterator[None]:
    """Whatever a host or its library raises is a failing machine."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{address}: {error or type(error).__name__}") from error


def is_far(address: str) -> bool:
    """Whether an address is fsspec's, and no path of this machine."""
    return _FAR.match(address) is not None


def far_address(address: str) -> str:
    """An address that several processes can use, without a slash at its end. Raises WrongStore."""
    if not is_far(address):
        raise WrongStore(f"`{address}` is no address: one begins as file:///… or s3://…")
    try:
        from fsspec import get_filesystem_class
    except ImportError:
        raise WrongStore(f"an address needs fsspec: pip install {EXTRA}") from None
    for part in address.split("::"):
        protocol = part.partition("://")[0]
        if protocol == "memory":
            raise WrongStore("memory:// is one process's own: nobody else sees what lies there")
        try:
            get_filesystem_class(protocol)
        except (ImportError, ValueError) as error:
            raise WrongStore(f"{address}: {error}") from error
    return address.rstrip("/")


@lru_cache(maxsize=64)
def store_at(address: str) -> Store:
    """The store at an address or a path."""
    return Far(address) if is_far(address) else Disk(address)
