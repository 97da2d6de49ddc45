"""The archive's checksums, judged by sha256sum, and its ZIP."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import exported
from tahqiq.evidence.checksums import CHECKSUMS, checksums
from tahqiq.export import all_formats
from tahqiq.export.archive import archived, release_files
from tahqiq.export.archive.listing import listing
from tahqiq.export.format import Format, Whole

FILES: dict[str, bytes] = {
    "b/second.json": b"{}" * 500,
    "a.txt": b"one\n",
    "كتاب.epub": b"PK" * 500,
    "fonts/x.WOFF2": b"w" * 500,
}
SUMS = pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def summed(files: dict[str, bytes]) -> bytes:
    return checksums((path, digest(content)) for path, content in files.items())


def packed(files: dict[str, bytes], folder: str = "edition-1.0") -> bytes:
    out = BytesIO()
    archived(files.items(), out, folder)
    return out.getvalue()


def judge(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--strict", "-c", CHECKSUMS], cwd=folder, capture_output=True, text=True, check=False
    )


def test_lines_are_sorted_and_end() -> None:
    assert checksums([("b", "1" * 64), ("a b", "0" * 64)]) == b"%s  a b\n%s  b\n" % (b"0" * 64, b"1" * 64)
    assert checksums([]) == b""


def test_odd_names_are_escaped() -> None:
    assert checksums([("a\nb\\c\rd", "0" * 64)]) == b"\\%s  a\\nb\\\\c\\rd\n" % (b"0" * 64)


@SUMS
def test_sha256sum_reads_them(tmp_path: Path) -> None:
    files = FILES | {"- dash *": b"1", "back\\slash": b"2", "new\nline": b"3", " blank ": b"4"}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / CHECKSUMS).write_bytes(summed(files))
    done = judge(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(": OK\n") == len(files)
    (tmp_path / "a.txt").write_bytes(b"two\n")
    assert "a.txt: FAILED" in judge(tmp_path).stdout


@SUMS
def test_a_whole_archive_unpacked_is_sound(tmp_path: Path) -> None:
    edition = exported.first_edition()
    files = {path: content for one in all_formats() for path, content in exported.files(one, edition).items()}
    files |= dict(release_files(edition))
    files |= {CHECKSUMS: summed(files)}
    with zipfile.ZipFile(BytesIO(packed(files))) as found:
        found.extractall(tmp_path)
    done = judge(tmp_path / "edition-1.0")
    assert (done.returncode, done.stdout.count(": OK\n")) == (0, len(files) - 1), done.stderr


def test_the_order_of_files_given_does_not_matter() -> None:
    assert packed(FILES) == packed(dict(reversed(FILES.items())))


def test_what_an_entry_says() -> None:
    with zipfile.ZipFile(BytesIO(packed(FILES))) as found:
        assert found.testzip() is None
        entries = found.infolist()
        assert {one.filename: found.read(one) for one in entries} == {
            f"edition-1.0/{p}": c for p, c in FILES.items()
        }
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(one.external_attr >> 16, one.create_system) for one in entries} == {(0o100644, 3)}
    assert [one.compress_type for one in entries] == [
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_STORED,
        zipfile.ZIP_STORED,
    ]
    assert all(one.flag_bits & 0x800 for one in entries if not one.filename.isascii()), "names are in UTF-8"


def test_contents_are_asked_for_when_their_turn_comes() -> None:
    asked: list[str] = []

    def content(path: str) -> bytes:
        asked.append(path)
        return path.encode()

    out = BytesIO()
    archived(((path, lambda path=path: content(path)) for path in "cab"), out, "x")  # type: ignore[misc]
    assert asked == ["a", "b", "c"]


def test_one_file_is_held_at_a_time() -> None:
    size = 4_000_000
    files = [(f"{number}.txt", lambda: bytes(size)) for number in range(8)]
    tracemalloc.start()
    archived(files, BytesIO(), "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * size


def test_more_than_the_first_zip_format_can_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 3)
    archive = packed(FILES)
    assert b"PK\x06\x06" in archive, "there is a Zip64 end of the central directory (APPNOTE 4.3.14)"
    with zipfile.ZipFile(BytesIO(archive)) as found:
        assert len(found.infolist()) == len(FILES)


def test_a_file_too_large_for_the_first_zip_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 900)
    with zipfile.ZipFile(BytesIO(packed(FILES))) as found:
        large = found.getinfo("edition-1.0/b/second.json")
        assert (large.extract_version, found.read(large)) == (45, FILES["b/second.json"])


def test_two_files_at_one_path_are_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"two files at a\.txt"):
        archived([("a.txt", b"1"), ("a.txt", b"2")], BytesIO(), "x")


def test_a_listing_names_no_thousands(tmp_path: Path) -> None:
    edition = exported.made_up(tmp_path)
    formats = (
        Format("whole", (Whole("data/whole.json", lambda _: b"", ()),)),
        Format(
            "each", each=lambda _, article: [(f"visit/{article}.xml", b""), (f"visit/{article}/x.xml", b"")]
        ),
        Format("few", few=lambda _: [*((f"feeds/{n}.xml", b"") for n in range(9)), ("feed.json", b"")]),
        Format("none"),
    )
    assert [(one.name, one.paths) for one in listing(formats, edition)] == [
        ("whole", ("data/whole.json",)),
        ("each", ("visit/*.xml", "visit/*/x.xml")),
        ("few", ("feeds/*.xml", "feed.json")),
    ]
