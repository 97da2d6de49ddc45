"""A site is put in place whole; until then, and if that fails, the old one stands."""

from __future__ import annotations

import errno
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import answering_interrupts
from stagings import begun
from tahqiq.publish import staging
from tahqiq.publish.staging import Staging, write_file


def test_the_new_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    new = begun(site)
    (new.folder / "new.html").write_text("new")
    assert [p.name for p in site.iterdir()] == ["old.html"]
    new.put_in_place()
    assert [p.name for p in site.iterdir()] == ["new.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_discarded_site_leaves_nothing(tmp_path: Path) -> None:
    begun(tmp_path / "site").discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["folder_beside", "hold", "settling", "mask"])
def test_whoever_is_interrupted_at_any_step_can_discard_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Ctrl+C comes when something has just been made, and nobody has been told of it yet."""
    made: Callable[..., object] = getattr(staging, step)

    def then_interrupted(*given: object) -> object:
        result = made(*given)
        signal.raise_signal(signal.SIGINT)
        return result

    monkeypatch.setattr(staging, step, then_interrupted)
    site = Staging(tmp_path / "site")
    with answering_interrupts(), pytest.raises(KeyboardInterrupt):
        site.begin()
    site.discard()
    assert list(tmp_path.iterdir()) == []


def test_if_it_cannot_be_put_in_place_the_old_one_stands(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    new = begun(site)
    new.folder.rmdir()
    with pytest.raises(OSError):
        new.put_in_place()
    assert (site / "old.html").read_text() == "old"


def test_files_are_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "lock.yml"
    write_file(path, "one\n")
    write_file(path, "two\n")
    assert path.read_bytes() == b"two\n"
    assert [p.name for p in path.parent.iterdir()] == ["lock.yml"]


def test_a_file_that_cannot_be_written_is_named_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(_self), None, str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as raised:
        write_file(tmp_path / "en.md", "one\n")
    assert raised.value.filename == str(tmp_path / "en.md")
    assert list(tmp_path.iterdir()) == []
