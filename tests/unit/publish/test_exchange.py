"""Folders change places whole; where a process is killed half way, what it leaves is put right."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from stagings import begun
from tahqiq.publish import exchange
from tahqiq.publish.exchange import change_places, put_right

Folders = tuple[Path, Path]


class Killed(BaseException):
    """Stands for a process that is no more."""


@pytest.fixture
def both(tmp_path: Path) -> Folders:
    site, new = tmp_path / "site", tmp_path / "new"
    for folder in (site, new):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name)
    return site, new


def says(folder: Path) -> str:
    return (folder / "index.html").read_text()


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda: None)


def killed_after(renames: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is killed when it has renamed so often."""
    rename = Path.rename

    def counted(self: Path, target: Path) -> Path:
        nonlocal renames
        if not renames:
            raise Killed
        renames -= 1
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", counted)


@pytest.mark.parametrize("at_once", [True, False])
def test_they_change_places(both: Folders, at_once: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not at_once:
        without_exchange(monkeypatch)
    change_places(*both)
    assert [says(folder) for folder in both] == ["new", "site"]
    assert {path.name for path in both[0].parent.iterdir()} == {"site", "new"}


def test_a_disk_that_cannot_exchange_is_asked_to_rename(
    both: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda: lambda one, other: -1)
    monkeypatch.setattr(exchange.ctypes, "get_errno", lambda: errno.EINVAL)
    change_places(*both)
    assert [says(folder) for folder in both] == ["new", "site"]


@pytest.mark.parametrize("at_once", [True, False])
def test_where_it_fails_both_are_where_they_were(
    both: Folders, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:
        without_exchange(monkeypatch)
    site, new = both
    with pytest.raises(OSError):
        change_places(site, new.with_name("nothing"))
    assert [says(folder) for folder in both] == ["site", "new"]
    assert {path.name for path in site.parent.iterdir()} == {"site", "new"}


@pytest.mark.parametrize(("renames", "stands"), [(0, "site"), (1, "site"), (2, "new")])
def test_what_a_killed_process_leaves_is_put_right(both: Folders, renames: int, stands: str) -> None:
    site, _ = both
    with pytest.MonkeyPatch.context() as patch:
        without_exchange(patch)
        killed_after(renames, patch)
        with pytest.raises(Killed):
            change_places(*both)
    put_right(site)
    assert says(site) == stands
    assert not list(site.parent.glob(".site-old-*"))


def test_what_only_has_the_name_of_an_old_site_is_left_alone(tmp_path: Path) -> None:
    """A link to somebody's folder must not become the site, nor a file end every build."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/one.jpg").touch()
    (tmp_path / ".site-old-link").symlink_to("photos")
    (tmp_path / ".site-old-notes").write_text("somebody's own")
    before = {path.name for path in tmp_path.iterdir()}
    put_right(tmp_path / "site")
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_build_sweeps_what_killed_ones_have_left_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    goes_on, killed = begun(site), begun(site)
    for staging in (goes_on, killed):
        (staging.folder / "index.html").write_text("half made")
    killed.leave()  # as the system does for a process that is no more
    (tmp_path / ".site-new-notes").write_text("somebody's own")
    begun(site).discard()
    assert {path.name for path in tmp_path.iterdir()} == {goes_on.folder.name, ".site-new-notes"}
    goes_on.put_in_place()
    assert says(site) == "half made"
