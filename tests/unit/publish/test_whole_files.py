"""A whole file that is brought up to date is the one that would be written anew."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.export import SECTIONS, Section, Whole
from tahqiq.publish.segments import first_of, mended
from tahqiq.publish.whole_files import Ahead, File, Writing, put_together

PATH = "data/all.json"
Pieces = dict[str, dict[str, bytes]]
names = st.sampled_from([f"thing-{n}" for n in range(8)])
texts = st.sampled_from([b"", b"a", b"{}", b",\n", b"longer than that", "عربي".encode()])
HAS = ("articles", "quotes", "terms")
pieces = st.fixed_dictionaries({section: st.dictionaries(names, texts) for section in HAS})
starts = st.sampled_from([b"{", b"{ ", b""])
between = st.sampled_from([b"", b",\n", b"a"])


def whole(between: bytes) -> Whole:
    def nothing(*_: object) -> bytes:
        raise AssertionError("pieces are given")

    parts = (Section(of, nothing, f'"{of}": ['.encode(), between, b"]") for of in HAS)
    return Whole(PATH, nothing, tuple(parts), b"}\n")


def written(site: Path, whole: Whole, start: bytes, found: Pieces) -> File:
    writing = Writing(site, whole)
    writing.start(start)
    for section in SECTIONS:
        writing.section(section)
        for _, text in sorted(found.get(section, {}).items()):
            writing.piece(section, text)
    return writing.end()


def in_order(found: Pieces) -> dict[str, list[str]]:
    return {section: sorted(found[section]) for section in HAS}


@given(
    st.lists(st.tuples(starts, pieces), min_size=2, max_size=4),
    st.sets(names),
    between,
    st.none() | st.integers(0, 120),
)
def test_after_any_changes(
    versions: list[tuple[bytes, Pieces]],
    made_though_the_same: set[str],
    between: bytes,
    digested: int | None,
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        format, folders = whole(between), [Path(temporary) / str(n) for n in range(len(versions))]
        file = written(folders[0], format, *versions[0])
        for (folder, (_, old)), (fresh, (start, new)) in pairwise(zip(folders, versions, strict=True)):
            made = {
                (section, name): text
                for section in HAS
                for name, text in new[section].items()
                if old[section].get(name) != text or name in made_though_the_same
            }
            with (folder / PATH).open("rb") as source:
                read = partial(os.pread, source.fileno())
                found = mended(
                    format,
                    file,
                    in_order(old),
                    in_order(new),
                    {("start", ""): start, **made},
                    lambda at, length, read=read: read(length, at),
                )
            anew = written(fresh / "anew", format, start, new)
            text = (fresh / "anew" / PATH).read_bytes()
            if found is None:
                assert text == (folder / PATH).read_bytes()
                segments, file = [(0, len(text))], anew
            else:
                segments, file = found
            ahead = None
            if digested is not None:
                ahead = Ahead(folder / PATH, min(digested, (folder / PATH).stat().st_size))
                ahead.sum()
            size, digest = put_together(folder / PATH, fresh / PATH, segments, ahead)
            assert (fresh / PATH).read_bytes() == text
            assert (size, digest) == (anew.size, anew.sha256) == (len(text), sha256(text).hexdigest())
            assert (file.start, file.lengths) == (anew.start, anew.lengths)


def test_what_is_as_it_was_is_not_written(tmp_path: Path) -> None:
    format, found = whole(b","), {section: {"a": b"1", "b": b"2"} for section in HAS}
    file = written(tmp_path, format, b"{", found)
    text, names = (tmp_path / PATH).read_bytes(), in_order(found)
    read = lambda at, length: text[at : at + length]  # noqa: E731
    assert mended(format, file, names, names, {("terms", "b"): b"2"}, read) is None
    segments, _ = mended(format, file, names, names, {("terms", "b"): b"3"}, read) or ([], file)
    assert sum(len(segment) for segment in segments if isinstance(segment, bytes)) < 60


def test_neighbours_that_stay_neighbours_are_one_run(tmp_path: Path) -> None:
    things = {f"thing-{n:03}": b"0123456789" for n in range(100)}
    format, found = whole(b",\n"), {"articles": things, "quotes": {}, "terms": {}}
    file = written(tmp_path, format, b"{", found)
    new = {**found, "articles": {**things, "thing-050a": b"new"}}
    read = lambda at, length: b""  # noqa: E731
    found_segments = mended(
        format, file, in_order(found), in_order(new), {("articles", "thing-050a"): b"new"}, read
    )
    assert found_segments
    assert [segment for segment in found_segments[0] if not isinstance(segment, bytes)] == [
        (0, 1),
        (14, 610),
        (626, 586),
    ]


def test_what_was_digested_ahead_is_not_digested_again(tmp_path: Path) -> None:
    things = {f"thing-{n:03}": b"0123456789" for n in range(100)}
    format, found = whole(b",\n"), {"articles": things, "quotes": {}, "terms": things}
    file, names = written(tmp_path, format, b"{", found), in_order(found)
    made = {("articles", "thing-050"): b"new", ("terms", "thing-001"): b"other"}
    segments, _ = mended(format, file, names, names, made, lambda at, length: b"") or ([], file)
    length = first_of(
        format, file, names, {("terms", "thing-001"), ("articles", "thing-050"), ("quotes", "x")}
    )
    assert length == 14 + 50 * 12
    ahead = Ahead(tmp_path / PATH, length)
    ahead.sum()
    left = ahead.left(segments)
    assert left and left[0] == b"new,\n"
    # What a file begins with may be another after all.
    assert ahead.left([(1, 700)]) is ahead.left([b"[", (1, 700)]) is ahead.left([(0, 100)]) is None
    assert first_of(format, file, names, {("quotes", "x")}) == 0


class Joined(bytes):
    """Is joined with others at once: to add it to one after the other would copy them all each time."""

    def __add__(self, _: object) -> bytes:
        raise AssertionError

    def __radd__(self, _: object) -> bytes:
        raise AssertionError


def test_many_pieces_made_anew_are_put_together_once(tmp_path: Path) -> None:
    old = {f"thing-{n:03}": b"0123456789" for n in range(100)}
    new = {name: Joined(b"9876543210") for name in old}
    format, found = whole(b",\n"), {"articles": old, "quotes": {}, "terms": {}}
    file, names = written(tmp_path, format, b"{", found), in_order(found)
    made = {("articles", name): text for name, text in new.items()}
    segments, _ = mended(format, file, names, names, made, lambda _, length: bytes(length)) or ([], file)
    assert segments[0] == (0, 1)
    (text,) = segments[1:]
    assert isinstance(text, bytes) and text.count(b"9876543210") == 100


def test_a_file_that_is_too_short(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"short")
    with pytest.raises(OSError, match="shorter"):
        put_together(tmp_path / "old", tmp_path / "new", [(0, 100)])


def test_in_one_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    put_together(tmp_path / "file", tmp_path / "file", [(2, 3), b"!", (0, 1)])
    assert (tmp_path / "file").read_bytes() == b"234!0"
