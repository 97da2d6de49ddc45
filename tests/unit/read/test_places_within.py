"""Positions: code points and not bytes or what an eye sees as one, whatever the line ends and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.dates import Fault, parse
from tahqiq.problems import Place
from tahqiq.read.nodes import Scalar, within
from tahqiq.read.text import decode, place_at, with_line_ends, with_line_feeds
from tahqiq.read.yaml import parse as parse_yaml

ANYTHING = "a é\u0301\u0644\u064e\u200f\U0001f469\u200d\U00010400"


def meant(text: str, place: Place) -> str:
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.length]


@given(st.text(ANYTHING + "\n"), st.data())
def test_the_place_of_a_character(text: str, data: st.DataObject) -> None:
    if text:
        at = data.draw(st.integers(0, len(text) - 1))
        place = place_at(text, at, "x")
        lines = text.split("\n")
        assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == at
        assert place.length == 1 and meant(text, place) == text[at].replace("\n", "")


@given(
    st.text(ANYTHING, max_size=9), st.text(ANYTHING, min_size=1, max_size=9), st.sampled_from(["", "'", '"'])
)
def test_words_within_a_value(before: str, words: str, mark: str) -> None:
    value = f"x{before}{words}x"
    text = f"key: {mark}{value}{mark}"
    place = Place("f", 1, 6, len(value) + 2 * len(mark))
    assert meant(text, within(place, value, 1 + len(before), 1 + len(before) + len(words))) == words


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a: 2020-13", "1"),
        ("a: '2020-13'", "1"),
        ('a: "2020-13"', "1"),
        ('\U0001f469: "2020-13"', "1"),
        ("é\u0301\u200f: '2020-13'", "1"),
        ("a: {b: '\U0001f469', c: 2020-13}", "1"),
        ("a: 202", "202"),
        ('a: "202"', "202"),
        ('a: "2020-1\\u0033"', ""),
        ("a: >-\n  2020-13", ""),
        ('a: "2020-\\\n  13"', ""),
    ],
)
def test_the_wrong_part_of_a_date(written: str, told: str) -> None:
    for text in (written, f"# \U0001f469\u0301\n{written}"):
        root, problems = parse_yaml(text + "\n", "f")
        assert root and not problems
        node = root.entries[0].value
        while not isinstance(node, Scalar):
            node = node.entries[-1].value  # type: ignore[union-attr]
        fault = parse(node.text)
        assert isinstance(fault, Fault)
        place = within(node.place, node.text, *fault.meant(node.text))
        assert meant(text, place) == told
        assert place.column == node.place.column or told


@given(st.text(ANYTHING + "\r\n"), st.booleans(), st.sampled_from([b"\xff", b"\xe0", b"\xd9"]))
def test_the_place_of_a_bad_byte(before: str, marked: bool, bad: bytes) -> None:
    data = (b"\xef\xbb\xbf" if marked else b"") + before.encode() + bad
    text, (problem,) = decode(data, "x")
    expected = place_at(read := with_line_feeds(before), len(read), "x")
    assert (text, problem.place) == ("", Place("x", expected.line, expected.column))
    assert problem.message == f"byte 0x{bad[0]:02X} is not UTF-8"


@given(st.text(ANYTHING + "\r\n"), st.booleans())
def test_what_is_read(text: str, marked: bool) -> None:
    data = (b"\xef\xbb\xbf" if marked else b"") + text.encode()
    assert decode(data, "x") == (with_line_feeds(text), ())
    assert "\r" not in with_line_feeds(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", "a\n"),
        (b"a\nb\n", "a\n"),
        (b"a\r\nb\r\nc\n", "a\r\n"),
        (b"a\r\nb\n", "a\n"),
        (b"a\r\n", "a\r\n"),
    ],
)
def test_lines_end_as_most_did(before: bytes, after: str) -> None:
    assert with_line_ends("a\n", before) == after
