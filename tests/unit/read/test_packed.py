"""Documents that are archives are looked into before they are unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tahqiq.read import packed
from tahqiq.read.packed import packed_amiss


def document(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "text.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name", ["../x.png", "/etc/x", "media/../../x", "..\\x", "C:x", "\\\\host\\x", "media\\..\\x", "media/.."]
)
def test_a_name_that_leads_out(tmp_path: Path, name: str) -> None:
    assert "elsewhere" in packed_amiss(document(tmp_path, {name: b"x"}))


def test_an_honest_document(tmp_path: Path) -> None:
    members = {"word/document.xml": b"<x/>", "word/media/a..b.png": b"x", "[Content_Types].xml": b"x"}
    assert packed_amiss(document(tmp_path, members)) == ""
    plain = tmp_path / "plain.txt"
    plain.write_text("no archive")
    assert packed_amiss(plain) == ""


def test_what_is_too_large_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "UNPACKED", 1_000_000)
    path = document(tmp_path, {"a": b"\0" * 600_000, "b": b"\0" * 600_000})
    assert path.stat().st_size < 3_000
    assert "unpacked" in packed_amiss(path)
    monkeypatch.setattr(packed, "MEMBERS", 1)
    assert "2 files" in packed_amiss(path)


def test_sizes_that_lie(tmp_path: Path) -> None:
    path = document(tmp_path, {"a": b"\0" * 600_000})
    size, lie = (600_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, lie))
    assert "cannot be unpacked" in packed_amiss(path)


def test_what_is_as_large_as_may_be_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = document(tmp_path, {"a": b"x" * 10, "b": b"x" * 5})
    monkeypatch.setattr(packed, "UNPACKED", 15)
    monkeypatch.setattr(packed, "MEMBERS", 2)
    assert packed_amiss(path) == ""
    monkeypatch.setattr(packed, "UNPACKED", 14)
    assert packed_amiss(path) == "it comes to more than 14 bytes when it is unpacked"
    monkeypatch.setattr(packed, "MEMBERS", 1)
    assert packed_amiss(path) == "it holds 2 files, more than 1"
