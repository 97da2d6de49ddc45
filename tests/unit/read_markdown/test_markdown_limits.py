"""No text makes reading fail, run away or exhaust the stack."""

from __future__ import annotations

import copy
import pickle
import time
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.read import bounds
from tahqiq.read.markdown import CODES, Document, Parsed, parse, plain_block, spans_in

MARKS = [
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "!",
    "*",
    "_",
    "`",
    "\\",
    "<",
    ">",
    "&",
    "|",
    "#",
    "-",
    "^",
    ":",
    "=",
    '"',
    "'",
    "“",
]
PHRASES = [
    "{#p1}",
    "{actor=a}",
    '{date="2024"}',
    "[^1]",
    "[^1]: ",
    "](https://a.b)",
    "![a](b.png)",
    "<!--",
    "-->",
    "```",
]
SPACES = [
    " ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u200f",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\0",
    "\ud800",
]
WORDS = [
    "a",
    "نص",
    "1.",
    "- ",
    "> ",
    "|-|-|\n",
    "&amp;",
    "https://a.b",
    "http://[::",
    "[a]: <b>\n",
    "---",
    "date=",
    "😀",
]
TEXTS = st.lists(st.sampled_from(MARKS + PHRASES + SPACES + WORDS) | st.text(max_size=3), max_size=40).map(
    "".join
)


@pytest.fixture(autouse=True)
def no_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is longer than a file may be: the reading itself must bear it."""
    for name in ("TEXT_CHARACTERS", "BLOCK_CHARACTERS", "BLOCKS", "MARKS"):
        monkeypatch.setattr(bounds, name, 1 << 40)


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
def test_never_raises(text: str) -> None:
    parsed = parse(text, "t.md")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(set(parsed.problems)) == len(parsed.problems)
    for problem in parsed.problems:
        assert problem.code in CODES
        assert problem.message
        assert problem.hint
        line = lines[problem.place.line - 1]
        assert 0 <= problem.place.column - 1 + problem.place.length <= len(line)
    for block in parsed.document.blocks:
        words = plain_block(block)
        assert all(0 <= span.start <= span.end <= len(words) for span in spans_in(block))


UNITS = [
    "[",
    "]",
    "[a](",
    "[a] {",
    '[a]{"',
    "*a_",
    "_*",
    "![",
    "[^",
    "<!--a--->",
    "`a``",
    "a <?",
    "**a *",
    "\\[",
    "[a](",
]
PAIRS = [("[", "]"), ("[", "](https://a.b)"), ("*a ", " b*"), ("[a *b* ", "]{term=a}")]


@pytest.mark.parametrize("unit", ["[", "{", "[a]{"])
def test_a_million_characters(unit: str) -> None:
    # Measured: 1.8 s on a quiet core. The margin is for busy ones.
    assert seconds(unit * (1_000_000 // len(unit))) < 15


@pytest.mark.parametrize(
    "text", [u * (100_000 // len(u)) for u in UNITS] + [a * 10_000 + b * 10_000 for a, b in PAIRS]
)
def test_no_quadratic_time(text: str) -> None:
    # Measured: at most 0.4 s; quadratic time would be minutes.
    assert seconds(text) < 8


def seconds(text: str) -> float:
    started = time.process_time()
    parse(text, "t.md")
    return time.process_time() - started


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("[", "]{actor=a}"),
        ("*a ", " b*"),
        ("![", "](a.png)"),
        ("[a *b* ", "]{actor=a}"),
        ("> ", ""),
        ("- ", ""),
        ("[*", "*]{term=a}"),
    ],
)
def test_deep_nesting(opening: str, closing: str) -> None:
    parsed = parse("# t\n\n" + opening * 20_000 + "a" + closing * 20_000, "t.md")
    assert "too-deep" in {problem.code for problem in parsed.problems} or opening == "!["
    walked(parsed)


def test_deep_blocks_and_spans_together() -> None:
    parsed = parse("> " * 50 + "[" * 50 + "a" + "]{actor=a}" * 50, "t.md")
    assert {problem.code for problem in parsed.problems} == {"too-deep"}
    parsed = parse("> " * 49 + "[" * 50 + "a" + "]{actor=a}" * 50, "t.md")
    assert parsed.problems == ()
    walked(parsed)


def walked(parsed: Parsed) -> None:
    """All the ways in which others walk a tree."""
    document = parsed.document
    assert document == parse_again(document)
    assert hash(document) == hash(copy.deepcopy(document))
    assert repr(document)
    assert pickle.loads(pickle.dumps(document)) == document
    assert all(plain_block(block) is not None and spans_in(block) is not None for block in document.blocks)


def parse_again(document: Document) -> Document:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(document), type=Document)


def test_what_lies_too_deep_does_not_take_the_rest_with_it() -> None:
    parsed = parse("> " * 60 + "a\n\nb", "t.md")
    assert plain_block(parsed.document.blocks[-1]) == "b"


def test_threads() -> None:
    texts = [
        f"{{#p{n}}}\n[a]{{actor=b{n}}}[^{n}] {{\n\n[^{n}]: c\n\n[x][r]\n\n[r]: https://a.b/{n}\n"
        * (n % 3 + 1)
        for n in range(60)
    ]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: parse(text, "t"), texts)) == [parse(text, "t") for text in texts]
