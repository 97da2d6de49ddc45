"""A folder is held by one process at a time; what is to last is on the disk; what fails is told with what helps."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stagings import begun
from tahqiq.faults import machine_fault
from tahqiq.publish import durable, staging
from tahqiq.publish.exchange import folder_beside, put_right
from tahqiq.publish.held import Taken, hold, release
from tahqiq.publish.rights import judge_deletable, mask, open_to_owner
from tahqiq.publish.staging import ChangedMeanwhile, write_bytes, write_content
from tahqiq.read.project import Project


@pytest.fixture
def umask() -> Iterator[None]:
    before = mask()
    yield
    os.umask(before)


def test_one_holds_a_folder_at_a_time(tmp_path: Path) -> None:
    held = hold(tmp_path)
    with pytest.raises(Taken):
        hold(tmp_path)
    release(held)
    release(hold(tmp_path))


def test_a_folder_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hold(tmp_path / "none", wait=True)


def test_whoever_waits_gets_the_folder_that_is_there_then(tmp_path: Path) -> None:
    """Not the one that had the name when he began to wait."""
    site, other = tmp_path / "site", tmp_path / "other"
    site.mkdir()
    other.mkdir()
    held = hold(site)
    found: list[int | None] = []
    waiting = threading.Thread(target=lambda: found.append(hold(site, wait=True)))
    waiting.start()
    site.rename(tmp_path / "old")
    other.rename(site)
    release(held)
    waiting.join()
    assert found[0] is not None
    assert os.path.samestat(os.fstat(found[0]), site.stat())
    release(found[0])


def test_two_builds_of_a_first_site(tmp_path: Path) -> None:
    """Neither found one when it began: the one that comes last stands, and the other goes."""
    site = tmp_path / "site"
    first, last = begun(site), begun(site)
    for n, build in enumerate((first, last)):
        (build.folder / "index.html").write_text(f"{n}")
    for n, build in enumerate((first, last)):
        build.put_in_place()
        build.leave()
        assert (site / "index.html").read_text() == f"{n}"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_made_leaves_nothing_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on: list[Path] = []

    def settling(folder: Path) -> Callable[[], None]:
        going_on.append(folder)
        return going_on.clear

    monkeypatch.setattr(staging, "settling", settling)
    monkeypatch.setattr(staging, "_fresh", lambda _: folder_beside(tmp_path / "none/site", "new"))
    new = staging.Staging(tmp_path / "site")
    with pytest.raises(OSError):
        new.begin()
    assert going_on
    new.discard()
    assert not going_on


def test_an_old_site_that_is_held_is_not_put_back(tmp_path: Path) -> None:
    """A build is between its two renames: it is no killed one."""
    site = tmp_path / "site"
    aside = folder_beside(site, "old")
    (aside / "index.html").write_text("old")
    held = hold(aside)
    put_right(site)
    assert not site.exists() and (aside / "index.html").exists()
    release(held)
    put_right(site)
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize("name", ["س" * 127, "s" * 255])
def test_a_site_may_have_the_longest_name(tmp_path: Path, name: str) -> None:
    build = begun(tmp_path / name)
    build.put_in_place()
    build.leave()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    write_bytes(tmp_path / name / name, b"as long")


def test_what_could_not_be_deleted_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site/en").mkdir(parents=True)
    (tmp_path / "site/en/index.html").touch()
    (tmp_path / "site/empty").mkdir()
    judge_deletable(tmp_path / "none")
    judge_deletable(tmp_path / "site")
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, *_, **__: str(path).endswith("site"))
    monkeypatch.setattr(os, "supports_effective_ids", set())
    with pytest.raises(PermissionError) as failed:
        judge_deletable(tmp_path / "site")
    assert failed.value.filename == str(tmp_path / "site/en")
    monkeypatch.setattr(os, "access", may)


def test_a_mask_never_closes_a_file_to_who_makes_it(tmp_path: Path, umask: None) -> None:
    os.umask(0o727)
    open_to_owner()
    assert mask() == 0o027
    write_bytes(tmp_path / "file", b"")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_disk_that_fails_to_sync_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    durable.settle(tmp_path)

    class Library:
        @staticmethod
        def syncfs(_: int) -> int:
            durable.ctypes.set_errno(errno.EIO)
            return -1

    monkeypatch.setattr(durable.ctypes, "CDLL", lambda *_, **__: Library)
    with pytest.raises(OSError) as failed:
        durable.settle(tmp_path)
    assert failed.value.errno == errno.EIO
    # A system that has no such call.
    synced: list[None] = []
    monkeypatch.setattr(durable.ctypes, "CDLL", lambda *_, **__: object())
    monkeypatch.setattr(os, "sync", lambda: synced.append(None))
    durable.settle(tmp_path)
    assert synced


# ------------------------------------------------------------ somebody's work


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/edition.yml").write_bytes(b"title: one\r\n")
    return Project(tmp_path)


def test_what_was_saved_meanwhile_is_not_written_over(project: Project) -> None:
    file, path = "content/edition.yml", project.content / "edition.yml"
    write_content(project, file, "title: two\n", before="title: one\n")
    assert path.read_bytes() == b"title: two\n"
    with pytest.raises(ChangedMeanwhile, match=r"content/edition\.yml was saved by somebody else"):
        write_content(project, file, "title: three\n", before="title: one\n")
    assert path.read_bytes() == b"title: two\n"
    assert [path.name for path in project.content.iterdir()] == ["edition.yml"]


def test_content_is_on_the_disk_before_it_takes_a_place(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    replace = Path.replace

    def replaced(own: Path, target: Path) -> Path:
        order.append("in place")
        return replace(own, target)

    monkeypatch.setattr(staging.os, "fsync", lambda _: order.append("on the disk"))
    monkeypatch.setattr(Path, "replace", replaced)
    write_content(project, "content/edition.yml", "title: two\n")
    assert order == ["on the disk", "in place"]


# ------------------------------------------------------------ sentences


@pytest.mark.parametrize(
    "error, said",
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "site"),
            "No space left on device: site. Make room",
        ),
        (PermissionError(errno.EACCES, "Permission denied", "a"), "Permission denied: a. Let yourself"),
        (OSError(errno.EIO, "Input/output error", "a"), "Input/output error: a. The disk fails"),
        (OSError(errno.ENOTTY, "Not a terminal", "a"), "Not a terminal: a"),
        (OSError("another build is going on"), "another build is going on"),
    ],
)
def test_a_failing_machine_is_told_with_what_helps(error: OSError, said: str) -> None:
    assert machine_fault(error).startswith(said)
