"""Texts that are not saved yet, over the files on disk: what is read is what the editor has before the eyes."""

from __future__ import annotations

import os
import stat

from tahqiq.read.text import LIMIT, decode
from tahqiq.store import Disk, Entry


class Overlay(Disk):
    """A content folder on disk, with other texts for some of its files; paths are relative to it."""

    def __init__(self, root: str) -> None:
        super().__init__(root)
        self.texts: dict[str, str] = {}

    def entries(self, path: str) -> list[Entry]:
        """As Store has it; what is open is there, though it was never saved."""
        found = {entry.name: entry for entry in self._listed(path)}
        before = f"{path}/" if path else ""
        for name in self.texts:
            if name.startswith(before):
                inner, _, more = name[len(before) :].partition("/")
                found[inner] = Entry(inner, bool(more), True)
        return [found[name] for name in sorted(found)]

    def _listed(self, path: str) -> list[Entry]:
        try:
            return super().entries(path)
        except NotADirectoryError:
            return []

    def entry(self, path: str) -> Entry | None:
        """What lies at a path, looked up by itself; None if nothing does."""
        name = path.rpartition("/")[2]
        if path in self.texts:
            return Entry(name, False, True)
        try:
            mode = os.lstat(f"{self.root}/{path}").st_mode
        except (FileNotFoundError, NotADirectoryError):
            inside = any(other.startswith(f"{path}/") for other in self.texts)
            return Entry(name, True, True) if inside else None
        return Entry(name, stat.S_ISDIR(mode), stat.S_ISDIR(mode) or stat.S_ISREG(mode))

    def read(self, path: str, limit: int) -> bytes | None:
        """As Store has it."""
        if path in self.texts:
            # A half of a pair of surrogates is no text: it is reported as such.
            data = self.texts[path].encode("utf-8", "surrogatepass")
            return None if len(data) > limit else data
        try:
            return super().read(path, limit)
        except FileNotFoundError:
            # It was listed, and then it went: the next look says so.
            return b""

    def text(self, path: str) -> str:
        """A file's text as it is read; empty where there is none."""
        try:
            data = self.read(path, LIMIT)
        except OSError:
            return ""
        return decode(data or b"", path)[0]
