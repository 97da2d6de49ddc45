"""What a build leaves for the next: the edition's tables, which page hangs on what, and a seal that says all is whole.

It lies in `.tahqiq/` beside the edition. Whoever changes it breaks the seal first; without a seal, or with one of
another version, or where the files are not those that were sealed, everything is made anew. The seal is made with a key
that lies elsewhere (key.py): one that came with the folder is none.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sqlite3
import tempfile
from functools import cached_property
from pathlib import Path
from typing import IO

import msgspec

from tahqiq import __version__
from tahqiq.plain import NotPlain
from tahqiq.publish.durable import this_boot
from tahqiq.publish.key import key_for
from tahqiq.publish.manifest import MANIFEST, digest
from tahqiq.publish.rights import judge_writable
from tahqiq.publish.seal import Seal, packed, site_in, unpacked

FOLDER = ".tahqiq"
FORM = 5
"""Of what is kept; another number is another version."""
_TAKEN = (
    "another build of this edition is going on, or a preview of it in another terminal: "
    "wait until it is done, or end it there with Ctrl+C"
)


_GONE = "the folder .tahqiq was deleted while this build went on: build again"


class AnotherBuild(OSError):
    """Another build of the same edition is going on."""


def version() -> str:
    """The version of what is kept."""
    return f"{__version__} {FORM}"


class State:
    """The folder of the state of an edition; one build at a time has it. A `passing` one is gone after it."""

    def __init__(self, root: Path, name: str = FOLDER, passing: bool = False) -> None:
        self.passing = passing
        self.folder = root / name
        self.database = self.folder / "edition.db"
        self.hangs = self.folder / "hangs.bin"
        self.templates = self.folder / "templates.bin"
        self.spare = self.folder / "spare"
        self._seal = self.folder / "seal"
        self._lock: IO[bytes] | None = None
        self._read: os.stat_result | None = None
        self._root = root

    @cached_property
    def key(self) -> bytes:
        """With what is sealed what is kept."""
        return key_for(self._root)

    def take(self) -> None:
        """Takes the state for one build, if it is not taken. Raises AnotherBuild, or OSError where the disk fails."""
        if self._lock:
            return
        self._without_links()
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            # Nothing in it is anybody's work: git need not know of it.
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
        judge_writable(self.folder)
        lock = (self.folder / "lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise AnotherBuild(_TAKEN) from None
        except OSError:
            # A disk without locks. What passes is nobody else's anyway.
            if not self.passing:
                lock.close()
                raise
        self._lock = lock

    def _without_links(self) -> None:
        """Takes links out of the folder: it may have come with the edition, and they would be written through.

        Raises NotPlain where it is behind a link itself.
        """
        for folder in (self.folder.parent, self.folder):
            if folder.name.startswith(FOLDER) and folder.is_symlink():
                raise NotPlain(str(folder))
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.is_symlink():
                    path.unlink()

    def _insist(self) -> None:
        """Raises AnotherBuild where the folder was deleted meanwhile: what is there now may be another build's."""
        try:
            same = self._lock is None or os.path.samestat(
                os.fstat(self._lock.fileno()), (self.folder / "lock").stat()
            )
        except FileNotFoundError:
            same = False
        if not same:
            raise AnotherBuild(_GONE)

    def leave(self) -> None:
        """Gives it back."""
        if self._lock:
            self._lock.close()
            self._lock = None
        if self.passing:
            shutil.rmtree(self.folder.parent, ignore_errors=True)

    def fresh_database(self) -> sqlite3.Connection:
        """An empty database beside the one that is kept; `adopt` puts it in its place."""
        self.discard()
        return fresh_tables(self.folder / "edition-new.db")

    def adopt(self, database: sqlite3.Connection) -> None:
        """The fresh database becomes the edition's; what was kept before is forgotten. Raises AnotherBuild, OSError."""
        self._insist()
        self.break_seal()
        database.execute("COMMIT")
        database.close()
        (self.folder / "edition-new.db").replace(self.database)

    def changing(self) -> sqlite3.Connection:
        """The database that is kept, to be changed: the seal is broken. Raises AnotherBuild, OSError."""
        self._insist()
        self.break_seal()
        database = sqlite3.connect(self.database, isolation_level=None)
        database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN;"
        )
        return database

    def discard(self) -> None:
        """Forgets a fresh database."""
        for left in self.folder.glob("edition-new.db*"):
            left.unlink()

    def compiled(self) -> bytes:
        """What is kept of compiled templates; nothing where it cannot be read: it only saves time."""
        try:
            return self.templates.read_bytes()
        except OSError:
            return b""

    # ------------------------------------------------------------ the seal

    def sealed(self) -> Seal | None:
        """What was sealed, if everything is as it was then."""
        try:
            self._without_links()
            with self._seal.open("rb") as file:
                self._read = os.fstat(file.fileno())
                data = file.read()
        except OSError:
            return None
        seal = unpacked(data, self.key)
        if seal is None or (seal.version, seal.boot) != (version(), this_boot()):
            return None
        whole = seal.files == self._files(Path(seal.site))
        return seal if whole and self._of_site(Path(seal.site)) == seal.folder else None

    def stands(self, seal: Seal) -> bool:
        """Whether what was sealed still is, now that the state is taken: another build may have come between."""
        try:
            found = self._seal.stat()
        except OSError:
            return False
        same = self._read is not None and _same(found, self._read)
        return same and self._of_site(Path(seal.site)) == seal.folder

    def seal(self, seal: Seal) -> None:
        """Seals what is kept. Raises OSError, as where the site has no manifest, and AnotherBuild."""
        self._insist()
        site = Path(seal.site)
        whole = msgspec.structs.replace(
            seal,
            version=version(),
            files=self._files(site),
            folder=self._of_site(site) or (0, 0),
            manifest=digest(site / MANIFEST),
            boot=this_boot(),
        )
        new = self._seal.with_name("seal-new")
        try:
            new.write_bytes(packed(whole, self.key))
            new.replace(self._seal)
        finally:
            new.unlink(missing_ok=True)

    def break_seal(self) -> None:
        """From here on, until the next seal, nothing of what is kept is believed."""
        self._seal.unlink(missing_ok=True)

    def _files(self, site: Path) -> dict[str, tuple[int, int, int]]:
        found = {}
        for path in (self.database, self.hangs, self.templates, site / MANIFEST):
            with contextlib.suppress(OSError):
                at = path.stat()
                found[path.name] = at.st_size, at.st_mtime_ns, at.st_ino
        return found

    def _of_site(self, site: Path) -> tuple[int, int] | None:
        try:
            at = site.stat()
        except OSError:
            return None
        return at.st_dev, at.st_ino

    def forget_spare(self) -> None:
        """Deletes the spare copy of the site."""
        shutil.rmtree(self.spare, ignore_errors=True)


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether two are of one file that was not written to in between."""
    return os.path.samestat(one, other) and one.st_ctime_ns == other.st_ctime_ns


def sealed_site(root: Path) -> Path | None:
    """The folder of the site that was built last of an edition, by any version, if it is that folder still."""
    state = State(root)
    try:
        data = state._seal.read_bytes()
    except OSError:
        return None
    sealed = site_in(data)
    if sealed is None:
        return None
    site = Path(sealed.site)
    return site if state._of_site(site) == sealed.folder else None


def fresh_tables(path: Path) -> sqlite3.Connection:
    """An empty database, begun to be written: it is thrown away if anything happens before it is whole."""
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN;"
    )
    return database


def state_of(root: Path, *, preview: bool = False) -> State:
    """The state of an edition, taken. Where nothing can be kept beside it, one that passes. Raises AnotherBuild.

    A preview has its own: the site that was built is none of its business.
    """
    found = State(root, f"{FOLDER}/serve" if preview else FOLDER)
    try:
        found.take()
    except AnotherBuild:
        raise
    except OSError:
        return passing_state()
    return found


def passing_state() -> State:
    """A state that is gone after the build, taken."""
    found = State(Path(tempfile.mkdtemp(prefix="tahqiq-")), FOLDER, passing=True)
    found.take()
    return found
