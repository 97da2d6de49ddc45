"""The key that what is kept is sealed with: made once, nobody else's, never where the edition lies."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq.publish.key import key_for

EDITION = Path("edition")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def test_it_is_made_once(home: Path) -> None:
    key = key_for(home / EDITION)
    path = home / "state/tahqiq/key"
    assert key == path.read_bytes() == key_for(home / "another") and len(key) == 32
    assert path.stat().st_mode & 0o077 == 0
    assert [*path.parent.iterdir()] == [path]


def test_a_relative_place_is_no_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    assert key_for(home / EDITION) == (home / "home/.local/state/tahqiq/key").read_bytes()


def linked(path: Path) -> None:
    path.rename(path.with_name("other"))
    path.symlink_to(path.with_name("other"))


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.chmod(0o644),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(33)),
        linked,
        piped,
    ],
    ids=["others read it", "empty", "longer", "a link", "a pipe"],
)
def test_what_is_no_key_is_not_believed(home: Path, spoil: Callable[[Path], object]) -> None:
    key = key_for(home / EDITION)
    path = home / "state/tahqiq/key"
    spoil(path)
    # One of this process alone, so that nothing that it seals is believed later.
    assert key_for(home / EDITION) not in (key, b"", bytes(32))


def test_an_edition_does_not_bring_its_key(home: Path) -> None:
    inside = home / "state/tahqiq"
    inside.mkdir(parents=True)
    (inside / "key").write_bytes(bytes(32))
    (inside / "key").chmod(0o600)
    assert key_for(home / EDITION) == bytes(32)
    assert key_for(home) != bytes(32)


def test_where_none_can_be_kept(home: Path) -> None:
    (home / "state").write_text("no folder")
    assert key_for(home / EDITION) == key_for(home / EDITION)
