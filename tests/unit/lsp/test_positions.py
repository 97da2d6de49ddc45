"""Positions of the protocol in every unit that may be agreed on, in lines of all widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from tahqiq.lsp.positions import Positions, units

LINES = st.text(st.sampled_from("aبé😀 \n"), max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@given(LINES, ENCODINGS, st.data())
def test_there_and_back(text: str, encoding: str, data: st.DataObject) -> None:
    positions = Positions(text, encoding)
    for _ in range(3):
        offset = data.draw(st.integers(0, len(text)))
        assert positions.offset(positions.position(offset)) == offset


@given(LINES, ENCODINGS, st.integers(0, 6), st.integers(0, 40))
def test_an_offset_is_the_first_that_is_as_far(text: str, encoding: str, line: int, character: int) -> None:
    lines = text.split("\n")
    found = Positions(text, encoding).offset(types.Position(line, character))
    if line >= len(lines):
        assert found == len(text)
        return
    inside = [at for at in range(len(lines[line])) if units(lines[line][:at], encoding) >= character]
    before = sum(len(words) + 1 for words in lines[:line])
    assert found == before + min([*inside, len(lines[line])])


@pytest.mark.parametrize(("encoding", "width"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_a_letter_beyond_the_basic_plane(encoding: str, width: int) -> None:
    assert units("😀", encoding) == width
