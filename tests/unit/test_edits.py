"""Edits: what comes of them as a text, and as a patch that git takes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.edits import Edit, EditsOverlap, edited, offset_of, patch
from tahqiq.problems import Place


def edit(start: int, end: int, text: str) -> Edit:
    return Edit("ar.md", start, end, text)


def test_edits_apply_in_whatever_order_they_come() -> None:
    edits = [edit(8, 8, "ـ"), edit(0, 3, "نص")]
    assert edited("قول وكلام", edits) == edited("قول وكلام", reversed(edits)) == "نص وكلاـم"


def test_something_is_put_in_before_what_is_replaced_at_the_same_place() -> None:
    assert edited("abc", [edit(1, 2, "x"), edit(1, 1, "[")]) == "a[xc"


def test_edits_that_want_the_same_characters_are_refused() -> None:
    with pytest.raises(EditsOverlap):
        edited("abcdef", [edit(0, 3, "x"), edit(2, 4, "y")])


def test_one_edit_proposed_twice_is_made_once() -> None:
    assert edited("ab", [edit(1, 1, "-"), edit(1, 1, "-")]) == "a-b"


def test_places_become_offsets() -> None:
    text = "اب\nجد\n"
    assert [
        offset_of(text, Place("f", line, column)) for line, column in ((1, 1), (1, 3), (2, 1), (2, 9), (9, 1))
    ] == [
        0,
        2,
        3,
        5,
        6,
    ]


def test_no_change_is_no_patch() -> None:
    assert patch("a.md", "x\n", "x\n") == ""


@given(before=st.text("ab\n\u2028ب ", max_size=40), after=st.text("ab\n\u2028ب ", max_size=40))
def test_git_applies_every_patch(tmp_path_factory: pytest.TempPathFactory, before: str, after: str) -> None:
    folder = tmp_path_factory.mktemp("applied")
    file = folder / "content" / "ar.md"
    if before:
        file.parent.mkdir()
        file.write_bytes(before.encode())
    if made := patch("content/ar.md", before, after):
        _apply(folder, made)
    assert (file.read_bytes().decode() if file.exists() else "") == after


def _apply(folder: Path, made: str) -> None:
    done = subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        input=made.encode(),
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
