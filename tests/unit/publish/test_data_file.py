"""A data file that is brought up to date is the one that would be written anew."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.publish import data_file

SECTIONS = ("articles", "actors")
Pieces = dict[str, dict[str, bytes]]
names = st.sampled_from([f"thing-{n}" for n in range(8)])
texts = st.sampled_from([b"a", b"{}", b",\n", b"longer than that", "عربي".encode()])
pieces = st.fixed_dictionaries({section: st.dictionaries(names, texts) for section in SECTIONS})


def skeleton(found: Pieces) -> Iterator[tuple[str, str]]:
    """As edition.json has it: pieces in order, with commas between."""
    yield "", "{"
    for section in SECTIONS:
        yield "", f'"{section}": ['
        between = "\n"
        for name in sorted(found[section]):
            yield "", between
            yield section, name
            between = ",\n"
        yield "", "]"
    yield "", "}\n"


def anew(found: Pieces) -> Iterator[data_file.Piece]:
    for section, name in skeleton(found):
        yield section, name, found[section][name] if section else name.encode()


@given(st.lists(pieces, min_size=1, max_size=4), st.sets(names))
def test_after_any_changes(versions: list[Pieces], made_though_the_same: set[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder, database = Path(temporary), sqlite3.connect(":memory:")
        places: list[data_file.Place] = []
        data_file.write(folder / "0", anew(versions[0]), places)
        data_file.put_places(database, places)
        for n, (old, new) in enumerate(pairwise(versions)):

            def make(section: str, name: str, old: Pieces = old, new: Pieces = new) -> bytes | None:
                text = new[section][name]
                same = text == old[section].get(name)
                return None if same and name not in made_though_the_same else text

            segments = data_file.rewritten(database, skeleton(new), make)
            data_file.put_together(folder / f"{n}", folder / f"{n + 1}", segments)
            data_file.write(folder / "anew", anew(new))
            assert (folder / f"{n + 1}").read_bytes() == (folder / "anew").read_bytes()
        database.close()


@given(pieces, st.dictionaries(st.tuples(st.sampled_from(SECTIONS), names), texts))
def test_pieces_that_stay_where_they_are_are_replaced(
    old: Pieces, changes: dict[tuple[str, str], bytes]
) -> None:
    new = {
        section: {name: changes.get((section, name), text) for name, text in found.items()}
        for section, found in old.items()
    }
    with tempfile.TemporaryDirectory() as temporary:
        folder, database = Path(temporary), sqlite3.connect(":memory:")
        places: list[data_file.Place] = []
        data_file.write(folder / "old", anew(old), places)
        data_file.put_places(database, places)
        # What is named and is no piece is passed over.
        segments = data_file.replaced(database, {*changes}, lambda section, name: new[section][name])
        data_file.put_together(folder / "old", folder / "new", segments)
        data_file.write(folder / "anew", anew(new))
        assert (folder / "new").read_bytes() == (folder / "anew").read_bytes()
        # The places are right for the next time.
        segments = data_file.rewritten(database, skeleton(new), lambda section, name: None)
        data_file.put_together(folder / "new", folder / "again", segments)
        assert (folder / "again").read_bytes() == (folder / "anew").read_bytes()
        database.close()


def test_pieces_are_replaced_where_the_file_lies(tmp_path: Path) -> None:
    """As in a preview; whoever reads the file, or shares it, still has it as it was."""
    found: Pieces = {"articles": {"one": b"1", "two": b"2"}, "actors": {}}
    path, database, places = tmp_path / "data", sqlite3.connect(":memory:"), list[data_file.Place]()
    data_file.write(path, anew(found), places)
    data_file.put_places(database, places)
    before = path.read_bytes()
    (tmp_path / "shared").hardlink_to(path)
    segments = data_file.replaced(database, [("articles", "two")], lambda section, name: b"other")
    data_file.put_together(path, path, segments)
    database.close()
    assert (tmp_path / "shared").read_bytes() == before
    assert path.read_bytes() == before.replace(b"2", b"other")


def test_a_file_that_the_new_one_is_written_over_is_not_written_into(tmp_path: Path) -> None:
    """The spare copy of a site shares its files with the site."""
    found: Pieces = {"articles": {"one": b"1"}, "actors": {}}
    database, places = sqlite3.connect(":memory:"), list[data_file.Place]()
    data_file.write(tmp_path / "old", anew(found), places)
    data_file.put_places(database, places)
    before = (tmp_path / "old").read_bytes()
    (tmp_path / "new").hardlink_to(tmp_path / "old")
    segments = data_file.rewritten(database, skeleton(found), lambda section, name: b"2")
    data_file.put_together(tmp_path / "old", tmp_path / "new", segments)
    database.close()
    assert (tmp_path / "old").read_bytes() == before
    assert (tmp_path / "new").read_bytes() == before.replace(b"1", b"2")


def test_a_piece_that_nobody_has_is_an_error(tmp_path: Path) -> None:
    database, places = sqlite3.connect(":memory:"), list[data_file.Place]()
    data_file.write(tmp_path / "old", anew({"articles": {}, "actors": {}}), places)
    data_file.put_places(database, places)
    with pytest.raises(KeyError):
        data_file.rewritten(
            database, skeleton({"articles": {"one": b"1"}, "actors": {}}), lambda section, name: None
        )
    database.close()


def test_where_the_system_copies_none_pieces_are_copied_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> int:
        raise OSError(errno.EOPNOTSUPP, "not supported")

    monkeypatch.setattr(os, "copy_file_range", cannot, raising=False)
    found: Pieces = {"articles": {f"{n}": b"text" * n for n in range(1, 9)}, "actors": {"one": b"1"}}
    database, places = sqlite3.connect(":memory:"), list[data_file.Place]()
    data_file.write(tmp_path / "old", anew(found), places)
    data_file.put_places(database, places)
    changed = {**found, "articles": {**found["articles"], "4": b"other"}}
    segments = data_file.rewritten(
        database, skeleton(changed), lambda section, name: b"other" if name == "4" else None
    )
    # What follows each other in both is copied at once.
    assert len([segment for segment in segments if not isinstance(segment, bytes)]) == 3
    data_file.put_together(tmp_path / "old", tmp_path / "new", segments)
    database.close()
    data_file.write(tmp_path / "anew", anew(changed))
    assert (tmp_path / "new").read_bytes() == (tmp_path / "anew").read_bytes()
