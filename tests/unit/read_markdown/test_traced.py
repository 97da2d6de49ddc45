"""Where the words of a text stand in its source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.limits import MARKS
from tahqiq.read.markdown import parse, plain_block
from tahqiq.read.markdown.traced import NOWHERE, TracedBlock, trace

PIECES = st.sampled_from(
    [
        *(
            "a",
            "ب",
            "word",
            " ",
            "  ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "`",
            "[",
            "]",
            "![",
            "](x.png)",
            "\\",
            "\\*",
        ),
        *(
            "{#p1}\n",
            "]{actor=iraq}",
            "](https://example.org/)",
            "&amp;",
            "&#8207;",
            "> ",
            "- ",
            "| a | b |\n|---|---|\n",
        ),
        *(
            "<",
            ">",
            "<https://example.org/>",
            "[^n]",
            "\n\n[^n]: note\n\n",
            "{",
            "}",
            "!",
            "“",
            "”",
            "\t",
            "# ",
            "\\\n",
        ),
        *("[words]{term=t}", "[*words* and]{date=2001}", "\\[", "~", "1. ", "```\n", "\xa0", "\u200f"),
    ]
)
SOURCES = st.lists(PIECES, max_size=25).map("".join)


def only(source: str) -> TracedBlock:
    (block,) = trace(source)
    return block


@given(SOURCES)
def test_the_plain_text_is_that_of_the_reader_and_each_character_stands_where_it_is_said_to(
    source: str,
) -> None:
    blocks = parse(source, "x.md").document.blocks
    traced = trace(source)
    assert [t.plain for t in traced] == [plain_block(b) for b in blocks]
    text = source.replace("\r\n", "\n")
    for block in traced:
        assert len(block.plain) == len(block.starts) == len(block.ends)
        for character, start, end in zip(block.plain, block.starts, block.ends, strict=True):
            if start != NOWHERE:
                assert text[start:end] == character or text[start] in "\\&"


def test_words_among_marks() -> None:
    source = "{#p1}\n> a *b* \\[c &amp; [d e]{term=t} `f`\n> g"
    block = only(source)
    assert block.plain == "a b [c & d e f g"
    found = {word: block.place(at, at + 1) for at, word in enumerate(block.plain) if not word.isspace()}
    assert {word: source[slice(*place)] if place else None for word, place in found.items()} == {
        "a": "a",
        "b": "b",
        "[": "\\[",
        "c": "c",
        "&": "&amp;",
        "d": "d",
        "e": "e",
        "f": None,
        "g": "g",
    }


def test_a_span_takes_along_what_stands_whole_in_it() -> None:
    source = "The *town* [council]{actor=council} of [it](https://example.org/)"
    block = only(source)

    def around(words: str) -> str | None:
        start = block.plain.index(words)
        place = block.place(start, start + len(words))
        return source[slice(*place)] if place else None

    assert around("town council") == "*town* [council]{actor=council}"
    assert around("town") == "town"
    assert around("council") == "council"
    assert around("it") == "[it](https://example.org/)"
    assert around("of it") == "of [it](https://example.org/)"
    assert around("own council") is None
    assert around("ncil of") is None


def test_of_a_text_over_a_limit_nothing_is_read() -> None:
    assert trace("[" * (MARKS + 1)) == ()
