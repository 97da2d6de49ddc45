"""What whoever builds may not read or write: a sentence with its path, the old site, nothing half made, then a build.

Root may do everything, so a child of root gives up what makes it so (capabilities(7)) before it begins.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

import editions
from renewals import contents

pytestmark = pytest.mark.slow
ANOTHER = 65533
TOWNS = tuple(
    f"-- content/actors/town.yml --\nkind: place\nname: {{ar: {ar}, en: {en}}}\n"
    for ar, en in (("البلدة", "The town"), ("المدينة", "The city"))
)
HELP = "Let yourself read and write it"
KEPT = {".gitignore", "edition.db", "hangs.bin", "templates.bin", "lock", "seal", "spare"}
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
_DROP = 24  # PR_CAPBSET_DROP
_POWERS = range(
    4
)  # to own, read and write what is another's: CAP_CHOWN, _DAC_OVERRIDE, _DAC_READ_SEARCH, _FOWNER


def _powerless() -> None:
    if IS_ROOT:
        for power in _POWERS:
            ctypes.CDLL(None).prctl(_DROP, power, 0, 0, 0)


def run(folder: Path, *arguments: str, umask: int = 0o022) -> subprocess.CompletedProcess[str]:
    """Runs the command as one who may not do everything, in a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tahqiq", *arguments],
        cwd=folder,
        env={**os.environ, "HOME": str(folder.parent), "XDG_STATE_HOME": ""},
        preexec_fn=_powerless,
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class Edition:
    """An edition of two states, whose site stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = editions.write(folder, editions.base())
        self.state = self.folder / ".tahqiq"
        self.site = self.folder / "site"
        self.now = 0
        self.stands()

    def edit(self) -> None:
        """The other state of the content."""
        self.now = 1 - self.now
        editions.write(self.folder, TOWNS[self.now])

    def build(self, *options: str, umask: int = 0o022) -> subprocess.CompletedProcess[str]:
        """Builds it. There is never a traceback."""
        done = run(self.folder, "build", *options, umask=umask)
        assert "Traceback" not in done.stderr
        return done

    def stands(self) -> None:
        """A build comes to its end, leaves nothing half made, and says what the content says."""
        assert self.build().returncode == 0
        hidden = {path.name for path in self.folder.iterdir() if path.name.startswith(".")}
        assert hidden <= {".tahqiq"} and {path.name for path in self.state.iterdir()} <= KEPT
        page = (self.site / "en/actors/town/index.html").read_text(encoding="utf-8")
        assert ("The town" if self.now == 0 else "The city") in page


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return Edition(tmp_path_factory.mktemp("permissions") / "edition")


@contextmanager
def closed(path: Path, mode: int = 0) -> Iterator[None]:
    """A file or folder that may not be read or written, for a while."""
    was = path.stat().st_mode & 0o7777
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(was)


@contextmanager
def anothers(path: Path) -> Iterator[None]:
    """A file or folder that is another user's with all that is in it, for a while."""
    if not IS_ROOT:
        pytest.skip("only root can give files to others")
    each = [path, *path.rglob("*")]
    for one in each:
        os.chown(one, ANOTHER, ANOTHER)
    try:
        yield
    finally:
        for one in filter(Path.exists, each):
            os.chown(one, os.geteuid(), os.getegid())


def denied(done: subprocess.CompletedProcess[str], path: Path | str) -> None:
    """The machine is said to be at fault, and where, and what helps."""
    assert done.returncode == 3, done.stderr
    assert "Permission denied: " in done.stderr and HELP in done.stderr
    assert str(path) in done.stderr


UNREADABLE = {
    "content/actors/town.yml": 0,
    "content/articles/visit/en.md": 0,
    "content/articles/visit": 0,
    "content/articles": 0o644,
    "content": 0,
    "mkdocs.yml": 0,
    "templates": 0,
}


def test_what_cannot_be_read_is_named(edition: Edition) -> None:
    (edition.folder / "templates/words").mkdir(parents=True)
    edition.stands()
    before = contents(edition.site)
    edition.edit()
    for n, (path, mode) in enumerate(UNREADABLE.items()):
        with closed(edition.folder / path, mode):
            denied(edition.build(*(["--whole"] if n % 3 == 0 else [])), path)
            if n % 3 == 1:
                denied(run(edition.folder, "check"), path)
    assert contents(edition.site) == before
    edition.stands()
    shutil.rmtree(edition.folder / "templates")


# What cannot be written, and how: of a site that nobody may take away nothing is begun.
UNWRITABLE: dict[str, Callable[[Edition], AbstractContextManager[None]]] = {
    "where the site lies": lambda edition: closed(edition.folder, 0o555),
    "the site, another's": lambda edition: anothers(edition.site),
    "a folder of the site, another's": lambda edition: anothers(edition.site / "en"),
}


@pytest.mark.parametrize("what", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_site_that_cannot_be_replaced(
    edition: Edition, what: Callable[[Edition], AbstractContextManager[None]]
) -> None:
    edition.stands()
    before = contents(edition.site)
    edition.edit()
    with what(edition):
        denied(edition.build("--whole"), edition.folder)
        assert contents(edition.site) == before
        assert [path.name for path in edition.folder.iterdir() if path.name.startswith(".site")] == []
        done = edition.build()
        if done.returncode:  # one that is changed in its copy alone needs no more than the copy
            denied(done, edition.folder)
            assert contents(edition.site) == before
    edition.stands()


# A state that cannot be used is done without: such a build is a whole one, and keeps nothing.
UNUSABLE: dict[str, Callable[[Edition], AbstractContextManager[None]]] = {
    "not to be written": lambda edition: closed(edition.state, 0o555),
    "not to be read": lambda edition: closed(edition.state),
    "another's": lambda edition: anothers(edition.state),
    "with a key of another": lambda edition: anothers(edition.folder.parent / ".local/state/tahqiq/key"),
}


@pytest.mark.parametrize("what", UNUSABLE.values(), ids=UNUSABLE)
def test_a_state_that_cannot_be_used(
    edition: Edition, what: Callable[[Edition], AbstractContextManager[None]]
) -> None:
    edition.stands()
    edition.edit()
    with what(edition):
        done = edition.build()
        assert done.returncode == 0, done.stderr
        assert "Built in" in done.stderr
    edition.stands()


def test_a_mask_that_takes_everything(edition: Edition) -> None:
    """What is made is its maker's to read, whatever the mask says; nobody else's."""
    for options in ((), ("--whole",)):
        edition.edit()
        assert edition.build(*options, umask=0o777).returncode == 0
        page = (edition.site / "en/actors/town/index.html").stat().st_mode
        assert page & 0o777 == 0o600
    edition.stands()
