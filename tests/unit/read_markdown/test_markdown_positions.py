"""Places are exact, wherever a thing stands: in lists, quotes, tables, headings, footnotes, with any line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.problems import Place
from tahqiq.read.markdown import Document, FootnoteRef, Image, Link, Span, parse

# Every thing that has a place carries a number of its own, so that the source itself says where it stands.
PLAIN = [
    "word",
    "كلمة",
    "لـ",
    "😀",
    "a\\[b",
    "&amp;",
    "`c{d}[e`",
    "*f*",
    "**g** h",
    "،",
    "\\{",
    "“",
    "\u200f",
]
INLINES = st.recursive(
    st.sampled_from(
        [*PLAIN, "{ STRAY", "<b id=N>", "![alt](N.png)", "[l](https://x.y/N)", "<https://x.y/N>", "[^note]"]
    ),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda parts: f"[sN {' '.join(parts)}]{{actor=N}}"
    ),
    max_leaves=6,
)
LINES = st.lists(INLINES, min_size=1, max_size=3).map(" ".join)


def quoted(lines: list[str]) -> list[str]:
    return ["> " + line for line in lines]


def tightly_quoted(lines: list[str]) -> list[str]:
    return [">" + line if line[:1] not in (" ", "\t") else "> " + line for line in lines]


def listed(lines: list[str]) -> list[str]:
    return ["- " + lines[0], *("  " + line for line in lines[1:])]


def numbered(lines: list[str]) -> list[str]:
    return ["10.\t" + lines[0], *("\t" + line for line in lines[1:])]


def lazily_quoted(lines: list[str]) -> list[str]:
    return ["> " + lines[0], *lines[1:]]


def paragraph(lines: list[str]) -> list[str]:
    return ["x" + line for line in lines]


def indented(lines: list[str]) -> list[str]:
    return ["  x" + line + " " * (n % 2) for n, line in enumerate(lines)]


def table(lines: list[str]) -> list[str]:
    cells = [line.replace("|", "") for line in lines]
    return [f"| a\\|b {cells[0]} |  {cells[-1]}|", "|---|:-:|", *(f"{cell} | c \\| {cell}" for cell in cells)]


def heading(lines: list[str]) -> list[str]:
    return [f"##  x{lines[0]} ##"]


def underlined(lines: list[str]) -> list[str]:
    return [*paragraph(lines), "---"]


LEAVES = st.tuples(
    st.sampled_from([paragraph, indented, table, heading, underlined]),
    st.lists(LINES, min_size=1, max_size=3),
).map(lambda made: made[0](made[1]))
BLOCKS = st.recursive(
    LEAVES, lambda inner: st.tuples(st.sampled_from([quoted, tightly_quoted, listed, numbered]), inner).map(
        lambda made: made[0](made[1])
    ), max_leaves=1,
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def written(blocks: list[list[str]], note: list[str], end: str) -> str:
    """A text in which each N and each STRAY has become a number of its own."""
    note_lines = ["[^note]: " + note[0], *("    " + line for line in note[1:])]
    lines = [line for block in [*blocks, note_lines] for line in (*block, "")]
    numbers = count(1)
    text = re.sub(r"STRAY", lambda _: f"stray{next(numbers)}", end.join(lines))
    parts: list[int] = []

    def number(found: re.Match[str]) -> str:
        # A span's number stands at both of its ends.
        if found[0] == "[sN":
            parts.append(next(numbers))
            return f"[s{parts[-1]} "
        if found[0] == "{actor=N}":
            return f"{{actor=n{parts.pop()}}}"
        return found[0].replace("N", f"n{next(numbers)}")

    return re.sub(r"\[sN|\{actor=N\}|id=N|\(N\.png|/N", number, text)


def nodes(thing: object) -> Iterator[Any]:
    """All nodes of a tree."""
    if isinstance(thing, tuple):
        for inner in thing:
            yield from nodes(inner)
    elif hasattr(thing, "__struct_fields__"):
        yield thing
        for field in thing.__struct_fields__:
            yield from nodes(getattr(thing, field))


def at(lines: list[str], place: Place) -> str:
    return lines[place.line - 1][place.column - 1 :]


def check(text: str) -> Document:
    parsed = parse(text, "t.md")
    lines = re.split(r"\r\n|\r|\n", text)
    for node in nodes(parsed.document):
        if isinstance(node, Span):
            assert at(lines, node.place).startswith(f"[s{node.value[1:]} ")
            assert at(lines, node.value_place)[: node.value_place.length] == node.value
        elif isinstance(node, Link):
            shown = at(lines, node.place)[: node.place.length]
            assert shown in (f"[l]({node.href})", f"<{node.href}>")
        elif isinstance(node, Image):
            assert at(lines, node.place)[: node.place.length] == f"![alt]({node.src})"
        elif isinstance(node, FootnoteRef):
            assert at(lines, node.place).startswith("[^note]")
    for problem in parsed.problems:
        shown = at(lines, problem.place)
        assert shown.startswith({"stray-brace": "{ stray", "raw-html": "<b id="}.get(problem.code, "[^note]"))
    for sign, kind in ((r"(?<!\\)\{ stray", "stray-brace"), ("<b id=", "raw-html")):
        assert len(re.findall(sign, text)) == sum(p.code == kind for p in parsed.problems)
    spans = sum(isinstance(node, Span) for node in nodes(parsed.document))
    assert spans == len(re.findall(r"\{actor=", text)) or "footnote-unused" in {
        p.code for p in parsed.problems
    }
    return parsed.document


@settings(max_examples=400, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=3), st.lists(LINES, min_size=1, max_size=2), ENDS)
def test_random_documents(blocks: list[list[str]], note: list[str], end: str) -> None:
    check(written(blocks, paragraph(note), end))


@pytest.mark.parametrize(
    "wrap",
    [
        quoted,
        tightly_quoted,
        listed,
        numbered,
        lazily_quoted,
        paragraph,
        indented,
        table,
        heading,
        underlined,
    ],
)
def test_each_surrounding(wrap: Any) -> None:
    lines = [
        "قال [sN [sN الوزير]{actor=N} إن]{actor=N} { STRAY <b id=N>",
        "و[sN x]{actor=N} ![alt](N.png) [^note]",
    ]
    document = check(written([wrap(lines)], ["x"], "\r\n"))
    assert any(isinstance(node, Span) for node in nodes(document))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{#p1 .lead}\n- a\n", ["1:2"]),
        ("- - a\n\n  > b\n", ["1:1", "1:3", "1:5", "3:3", "3:5"]),
        ("\ufeff> # a\n", ["1:1", "1:3"]),
        ("a[^1]\n\n > [^1]:  b\n", ["1:1", "3:11", "3:2", "3:4"]),
        ("1. ```\n   x\n   ```\n\n   ***\n", ["1:1", "1:4", "5:4"]),
    ],
)
def test_blocks(text: str, places: list[str]) -> None:
    document = parse(text, "t").document
    found = [getattr(n, "id_place", None) or n.place for n in nodes(document) if hasattr(n, "place")]
    shown = {str(place).removeprefix("t:") for place in found}
    assert set(places) <= shown


def test_a_paragraph_after_invisible_lines() -> None:
    parsed = parse("\u00a0\n\u00a0[a]{actor=b} {\n\u00a0\n", "t")
    (span,) = (node for node in nodes(parsed.document) if isinstance(node, Span))
    assert (span.place.line, span.place.column) == (2, 2)
    assert [str(p.place) for p in parsed.problems] == ["t:2:15"]
