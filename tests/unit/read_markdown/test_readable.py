"""What a reader sees of typed text: each of its characters stands in the source, where it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.read.markdown.readable import OBJECT, Readable

SIGNS = r'a| |[|]|{#p1}|{actor=x}|(https://x.org)|`|\|*|"|<https://x.org>|[^1]|[^1]: |[x]: y|هناء|!|1. |> '
PIECES = st.lists(st.sampled_from([*SIGNS.split("|"), "\n", "\n\n", "```\n"]), max_size=40)


@given(PIECES)
def test_each_character_stands_where_it_says(pieces: list[str]) -> None:
    source = "".join(pieces)
    readable = Readable(source)
    places = [readable.in_source(at) for at in range(len(readable.text))]
    assert places == sorted(set(places))
    for character, place in zip(readable.text, places, strict=True):
        assert character == source[place] or character == OBJECT
        assert readable.text[: readable.here(place)] == readable.text[: places.index(place)]


def test_marks_are_left_out() -> None:
    source = '{#p1 .lead}\nThe [*ministry*]{actor=m} \\"said\\" [no](https://x.org "t")[^1] `a  b`.\n\n[^1]: Note.\n'
    assert Readable(source).text == f'The ministry "said" no {OBJECT}.\n\nNote.\n'
