"""Watching for a preview: which files were saved, told by the system; and MkDocs's server taught to wait less."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from tahqiq.behind import take_short_turns
from tahqiq.publish.log import log

QUIET = 0.015
"""Seconds without another save after which the page is made: editors write a file in several steps."""
_PASSING = re.compile(r"^[.#]|~$|^4913$")
"""Names that editors give what they put beside a file for a moment: locks, copies, Vim's trial whether it may write."""
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, FileClosedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""What the system is asked to tell. Not that something was read: what it has to tell waits in a queue of some
thousands, and a build opens tens of thousands of files and folders. Where it runs over, a save is never told.
"""


_OBSERVERS = logging.getLogger("watchdog.observers")
"""Here watchdog warns where it cannot tell what was changed, as when the system's queue has run over."""


class _Warned(logging.Handler):
    """Calls somebody at each warning."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._call = call

    def emit(self, record: logging.LogRecord) -> None:
        # What is worse is said of other things, as when it is to end.
        if record.levelno == logging.WARNING:
            self._call()


class Watch(FileSystemEventHandler):
    """Collects the files below some folders that were changed, and wakes whoever waits for them.

    Where some were not told of, the folder above all of them counts as changed.
    """

    def __init__(self, folders: Iterable[Path], wake: Callable[[], None]) -> None:
        self._folders = tuple(folders)
        self._wake = wake
        self._changed: set[Path] = set()
        self._lock = threading.Lock()
        self._observer = self._observing()
        self._lost = False
        self._warned = _Warned(self._lose)

    def _observing(self) -> BaseObserver:
        observer = Observer()
        observer.daemon = True
        for folder in self._folders:
            observer.schedule(self, str(folder), recursive=True, event_filter=_CHANGES)
        return observer

    def start(self) -> None:
        """Begins to watch. Raises OSError where the system cannot watch so many folders."""
        _OBSERVERS.addHandler(self._warned)
        self._observer.start()

    def stop(self) -> None:
        """Watches no more."""
        self._observer.stop()
        _OBSERVERS.removeHandler(self._warned)

    def taken(self) -> set[Path]:
        """What has changed since it was asked last."""
        if self._lost:
            self._begin_again()
        with self._lock:
            changed, self._changed = self._changed, set()
        return changed

    def _begin_again(self) -> None:
        """watchdog leaves each folder and comes back to it, which is news too: of many, the queue runs over again, and
        so on for ever.
        """
        self._observer.stop()
        self._observer.join()
        self._lost = False
        self._observer = self._observing()
        try:
            self._observer.start()
        except OSError as error:
            log.error(f"What is saved is not seen any more ({error}): end the preview, and begin it again.")

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A change, told by the system."""
        if type(event) not in _CHANGES:
            return
        paths = {Path(str(path)) for path in (event.src_path, event.dest_path) if path}
        lasting = {path for path in paths if not self._passing(path)}
        if lasting:
            self._add(lasting)

    def _lose(self) -> None:
        if not self._lost:
            self._lost = True
            log.info("So much was saved at once that the system did not tell all of it.")
            self._add({folder.parent for folder in self._folders})

    def _add(self, paths: set[Path]) -> None:
        with self._lock:
            self._changed |= paths
        self._wake()

    def _passing(self, path: Path) -> bool:
        above = next((folder for folder in self._folders if path.is_relative_to(folder)), None)
        return any(map(_PASSING.search, path.relative_to(above).parts if above else ()))


def taught(
    server: LiveReloadServer, content: str, others: Iterable[Path], build: Callable[[], None]
) -> Watch | None:
    """Has a server call `build` right after files of the content, or in other folders, are saved.

    None where it can't: then it goes on asking, in the other folders too.
    """
    folders = tuple(others)
    watch = _started(server, (Path(content), *folders))
    if watch is None:
        for folder in folders:
            server.watch(str(folder))
        return None
    server.unwatch(content)
    server.build_delay = QUIET
    server.builder = build
    # Whoever answers a browser has to be let run a dozen times, while pages are made that nobody waits for.
    take_short_turns()
    return watch


def _started(server: LiveReloadServer, folders: Iterable[Path]) -> Watch | None:
    if not all(hasattr(server, name) for name in ("_rebuild_cond", "_epoch_cond", "build_delay", "unwatch")):
        return None

    def wake() -> None:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    watch = Watch(folders, wake)
    try:
        watch.start()
    except OSError:
        return None
    return watch


def seen(server: LiveReloadServer) -> None:
    """Lets requests go on: the pages that they wait for are there, though not yet all that is no page."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()
