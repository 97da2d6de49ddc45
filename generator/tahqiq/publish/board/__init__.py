"""The board: what the pages of a preview are told, as it stands now, and whoever waits for something new on it.

One thread writes on it, the one that builds; those that answer browsers read.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tahqiq.publish.board.entries import Entry

KEPT = 50
"""Saves that are remembered, for pages that were hidden meanwhile, or were just being loaded."""

Addresses = Mapping[str, str]
"""Where something is shown: its address under the site's root, with its place on the page, by language."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was saved, by its path in the edition, and where it is shown."""

    file: str
    addresses: Addresses


@dataclass(frozen=True, slots=True)
class Save:
    """Files that were saved together: which revision of the board showed them, and when, on the monotonic clock."""

    revision: int
    when: float
    files: tuple[Saved, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands on the board.

    `waits`: no state of the content was sound yet, so there is no site. `sound`: it is now. `working`: all pages are
    being made. `whole` counts the times that they were. `entries` are the first of all problems, of which there are so
    many `errors` and `warnings`. `words` are the interface's by language, `languages` those of
    the edition.
    """

    revision: int = 0
    waits: bool = True
    sound: bool = False
    working: bool = False
    whole: int = 0
    entries: tuple[Entry, ...] = ()
    errors: int = 0
    warnings: int = 0
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    saves: tuple[Save, ...] = ()


class Board:
    """Holds the notice. Its name is another each time that a preview is begun."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(4)
        self._notice = Notice()
        self._new = threading.Condition()

    @property
    def notice(self) -> Notice:
        """What stands there now."""
        return self._notice

    def put(self, notice: Notice, saved: tuple[Saved, ...] = ()) -> None:
        """Puts up a notice, with what was saved before it; the board counts its revision."""
        with self._new:
            revision = self._notice.revision + 1
            saves = self._notice.saves
            if saved:
                saves = (*saves, Save(revision, time.monotonic(), saved))[-KEPT:]
            self._notice = replace(notice, revision=revision, saves=saves)
            self._new.notify_all()

    def stamp(self, notice: Notice) -> str:
        """A notice by name."""
        return f"{self.name}-{notice.revision}"

    def revision(self, stamp: str) -> int:
        """The revision of a stamp of this board; that of the notice now where it is of another, or none."""
        name, _, number = stamp.partition("-")
        known = name == self.name and number.isdecimal() and len(number) < 12
        return int(number) if known else self._notice.revision

    def after(self, stamp: str, patience: float) -> Notice:
        """The notice, as soon as it is another than the one of a stamp, or at the end of some seconds."""
        with self._new:
            self._new.wait_for(lambda: self.stamp(self._notice) != stamp, patience)
            return self._notice
