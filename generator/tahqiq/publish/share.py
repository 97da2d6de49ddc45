"""A share: an address where workers find what they print with, and where the site is published.

No host of objects puts a whole folder in the place of another. So each build has a folder of its own, `site/BUILD/`,
and `current` names the one that is published: a small file that is written last.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from tahqiq.crew import Crew
from tahqiq.publish.assets import template_folders
from tahqiq.publish.manifest import MANIFEST, made
from tahqiq.store import Far

CURRENT = "current"
SITES, BUILDS = "site", "build"
_AT_ONCE = 500


def _name() -> str:
    """A name for a build: those of later ones come after it in order."""
    return f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{token_hex(4)}"


@dataclass(slots=True)
class Share:
    """One build at a share. Every method raises OSError where the host fails."""

    address: str
    build: str = field(default_factory=_name)
    _far: Far = field(init=False)

    def __post_init__(self) -> None:
        self._far = Far(self.address)

    def lend(self, root: str, database: str) -> dict[str, str]:
        """Puts there what workers need, once for the build; by what an order calls it, where it is or will be."""
        here = f"{BUILDS}/{self.build}"
        with TemporaryDirectory(prefix="tahqiq-") as folder:
            own, *shipped = template_folders(Path(root))
            edition = Path(folder, "edition")
            edition.mkdir()
            if shipped:
                shutil.copytree(own, edition / "templates")
            packed = Path(shutil.make_archive(f"{folder}/root", "zip", edition))
            self._far.put({f"{here}/edition.db": Path(database), f"{here}/root.zip": packed})
        return {
            "root": f"{self.address}/{here}/root.zip",
            "database": f"{self.address}/{here}/edition.db",
            "shelf": f"{self.address}/{here}/shelf",
            "site": f"{self.address}/{SITES}/{self.build}",
        }

    def publish(self, folder: Path, crew: Crew, known: Iterable[tuple[str, str]] = ()) -> str:
        """Puts there what of the site was made on this machine, and has it published; its address.

        Its manifest is made when all else of it is there (manifest.py: what is `known` is not read again). The site
        before stays, for whoever reads it now; those before that one are removed.
        """
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        for start in range(0, len(files), _AT_ONCE):
            some = files[start : start + _AT_ONCE]
            self._far.put(
                {f"{SITES}/{self.build}/{path.relative_to(folder).as_posix()}": path for path in some}
            )
        there = f"{self.address}/{SITES}/{self.build}"
        self._far.write({f"{SITES}/{self.build}/{MANIFEST}": made(there, crew, known)})
        before = self._published()
        self._far.write({CURRENT: f"{SITES}/{self.build}\n".encode()})
        # From here on it is published: that something cannot be removed is no reason to fail.
        with contextlib.suppress(OSError):
            self._clear(before)
        return there

    def _clear(self, before: str) -> None:
        self._far.remove(f"{BUILDS}/{self.build}")
        for entry in self._far.entries(SITES):
            if entry.name < before:
                self._far.remove(f"{SITES}/{entry.name}")

    def _published(self) -> str:
        """The name of the build that is published; empty if none is."""
        try:
            said = self._far.read(CURRENT, 1000) or b""
        except FileNotFoundError:
            return ""
        return said.decode(errors="replace").strip().rpartition("/")[2]

    def discard(self) -> None:
        """Removes what was begun, where it can be removed: what was published before stays so."""
        with contextlib.suppress(OSError):
            self._far.remove(f"{SITES}/{self.build}")
            self._far.remove(f"{BUILDS}/{self.build}")


# ------------------------------------------------------------ on a worker

_fetched: tuple[str, TemporaryDirectory[str]] | None = None


def at_hand(database: str, root: str) -> tuple[str, Path]:
    """The database and the edition's folder, on this machine: fetched by each process once for a build."""
    global _fetched
    if _fetched is None or _fetched[0] != database:
        folder = TemporaryDirectory(prefix="tahqiq-")
        for address, name in ((database, "edition.db"), (root, "root.zip")):
            where, _, file = address.rpartition("/")
            Far(where).fetch(file, Path(folder.name, name))
        shutil.unpack_archive(Path(folder.name, "root.zip"), Path(folder.name, "edition"))
        if _fetched:
            _fetched[1].cleanup()
        _fetched = database, folder
    return f"{_fetched[1].name}/edition.db", Path(_fetched[1].name, "edition")
