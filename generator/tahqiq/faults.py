"""Faults of the program itself and of the machine, as sentences: the content is not to blame."""

from __future__ import annotations

import errno

_HELP = {
    errno.EACCES: "Let yourself read and write it, and the folders that it lies in (`ls -ld` says whose they are)",
    errno.EPERM: "Look whose it is, and whether it is locked (`ls -ld`, `lsattr -d`)",
    errno.ENOENT: "If it was moved or deleted a moment ago, try again; else put it back",
    errno.ENOSPC: "Make room on that disk (files may have run out too: `df -i`), and try again",
    errno.EDQUOT: "Your share of that disk is used up: make room, and try again",
    errno.EROFS: "That disk can only be read: name a folder on another one",
    errno.EIO: "The disk fails: look after it before anything else, and save a copy of what is on it",
    errno.ESTALE: "The disk of another machine has lost it: try again, or mount that disk again",
    errno.EMFILE: "Too many files are open: allow more (`ulimit -n 4096`), and try again",
    errno.ENFILE: "The whole machine has too many files open: end other programs, and try again",
    errno.ENAMETOOLONG: "Give it, or the folders that it lies in, a shorter name",
}
"""What helps against a failure, by its number, for whoever has never seen it."""


def machine_fault(error: OSError) -> str:
    """A failing machine in sentences: what, where, and what to do about it, if that is known."""
    where = f": {error.filename}" if error.filename else ""
    said = f"{error.strerror or error}{where}"
    helps = _HELP.get(error.errno or 0) if error.filename else None
    return f"{said}. {helps}." if helps else said


class ExportFailed(Exception):
    """An export cannot be made, or could not be read: a fault of the program, not of the content."""

    def __init__(self, what: str, why: object) -> None:
        super().__init__(what, why)
        self.what = what
        self.why = why

    def __str__(self) -> str:
        return f"the export {self.what} cannot be made: {self.why}. This is a fault in tahqiq; the old site stands"
