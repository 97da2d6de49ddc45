"""Stores: what lies in a folder is the same by its path and by its address; a share is published by its pointer."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="fsspec, of the extra tahqiq[cluster], is not installed")

import editions
from tahqiq.crew import Alone
from tahqiq.publish.share import Share
from tahqiq.publish.shelf import DiskShelf
from tahqiq.publish.writer import Writer
from tahqiq.read import read_edition
from tahqiq.store import Far, WrongStore, far_address, is_far, store_at

MIXED = (
    "-- content/actors/link.yml --\n-- symlink content/terms/link.yml truce.yml --\n"
    "-- content/.hidden --\n-- blank content/articles/visit/picture.png 4000001 --\n"
)


def test_an_edition_is_the_same_by_path_and_by_address(tmp_path: Path) -> None:
    content = editions.write(tmp_path, editions.base(), MIXED) / "content"
    by_path, by_address = read_edition(content), read_edition(content.as_uri())
    assert by_path == by_address
    assert {p.code for p in by_path.problems} >= {"not-a-file", "file-too-large"}


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    for address in (str(tmp_path), tmp_path.as_uri()):
        assert store_at(address).entries("nowhere") == []
        with pytest.raises(OSError):
            store_at(address).read("nowhere", 1)


def test_files_and_pieces_of_them(tmp_path: Path) -> None:
    for address in (f"{tmp_path}/here", f"{tmp_path.as_uri()}/there"):
        store = store_at(address)
        store.write({"a/b": b"0123456789", "c": b""})
        assert store.piece("a/b", 2, 3) == b"234"
        assert store.read("a/b", 9) is None
        assert store.read("c", 9) == b""
        assert [(e.name, e.is_folder) for e in store.entries("")] == [("a", True), ("c", False)]


def test_addresses() -> None:
    assert is_far("s3://bucket/x") and is_far("simplecache::s3://bucket/x")
    assert not is_far("/a/b") and not is_far("a:b") and not is_far("C:/a")
    assert far_address("file:///a/") == "file:///a"
    for wrong in ("/a", "memory://a", "nothing://a"):
        with pytest.raises(WrongStore):
            far_address(wrong)


def test_what_cannot_be_cleared_fails_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made/index.html").write_text("x")

    def fails(self: Far, path: str) -> None:
        raise OSError("not yours")

    monkeypatch.setattr(Far, "remove", fails)
    share = f"{tmp_path.as_uri()}/share"
    where = Share(share).publish(tmp_path / "made", Alone()).removeprefix(f"{share}/")
    assert (tmp_path / "share/current").read_text() == f"{where}\n"
    assert (tmp_path / "share" / where / "index.html").read_text() == "x"


def test_what_a_job_puts_on_the_shelf_others_find(tmp_path: Path) -> None:
    for address in (str(tmp_path), tmp_path.as_uri()):
        one, other = DiskShelf(address), DiskShelf(address)
        one.put("ar", "visit/hope", "text", ["fact"])
        one.put("ar", "other/hope", "more", ["fact"])
        # The box of `visit` is closed, but in no file yet.
        assert getattr(one.taken("ar", "visit/hope"), "text", None) == "text"
        other.know(one.fresh())
        for shelf in (one, other):
            assert getattr(shelf.taken("ar", "visit/hope"), "text", None) == "text"
            assert getattr(shelf.taken("ar", "other/hope"), "text", None) == "more"
            assert shelf.taken("en", "visit/hope") is None


def test_a_site_that_was_given_up_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="the folder of the site is gone"):
        Writer(tmp_path / "gone").file("ar/index.html", b"")
    assert not (tmp_path / "gone").exists()
