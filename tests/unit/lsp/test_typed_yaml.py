"""What is being typed in a YAML file, told from its lines: the same as its parser tells, where that can."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import base, write
from harness import REPOSITORY
from tahqiq.author.sites import Lines
from tahqiq.check.values import values
from tahqiq.lsp.typed_yaml import shape_at, typed_at
from tahqiq.read import Manuscript, Record, read_edition
from tahqiq.read.nodes import Scalar
from tahqiq.schema import FILE_SHAPES, BlockReference, Choice, Dates, LanguageTag, Reference, Table


def records(m: Manuscript) -> list[tuple[str, Record]]:
    found = [("edition", m.edition)] if m.edition else []
    for kind, things in (("actor", m.actors), ("event", m.events), ("term", m.terms)):
        found += [(kind, record) for record in things.values()]
    return found + [("article", f.article) for f in m.articles.values() if f.article]


@pytest.mark.parametrize("which", ["real", "small", "guide"])
def test_values_have_the_shape_that_a_check_gives_them(which: str, tmp_path: Path) -> None:
    roots = {
        "real": REPOSITORY / "content",
        "guide": REPOSITORY / "templates" / "guide",
        "small": tmp_path / "content",
    }
    write(tmp_path, base())
    root = roots[which]
    seen = 0
    for kind, record in records(read_edition(root)):
        text = (root / record.file.removeprefix("content/")).read_text(encoding="utf-8")
        lines = Lines(record.file, text)
        assert record.root
        for value in values(FILE_SHAPES[kind], record.root):
            plain = isinstance(value.node, Scalar) and isinstance(
                value.shape, (Reference, BlockReference, Choice, Dates, LanguageTag)
            )
            if not plain or not isinstance(value.node, Scalar) or value.node.text not in text:
                continue
            start = lines.offset(value.node.place)
            typed = typed_at(text, start + value.node.place.length)
            assert typed, value
            assert typed.word.strip("\"'") == value.node.text
            shape = shape_at(kind, typed.path)
            # An item in a line of its own might become a key.
            assert value.shape == (shape.key if isinstance(shape, Table) and typed.is_key else shape)
            seen += 1
    assert seen > 5


@given(st.text(alphabet="ab:- {}[],\n\"'#|> \tأ", max_size=60), st.integers(0, 60))
def test_it_never_fails(text: str, offset: int) -> None:
    typed = typed_at(text, min(offset, len(text)))
    if typed:
        assert text[typed.start :].startswith(typed.word)
        for kind in FILE_SHAPES:
            shape_at(kind, typed.path)


@pytest.mark.parametrize(
    ("text", "path", "is_key", "word"),
    [
        ("ti", (), True, "ti"),
        ("title:\n  a", ("title",), True, "a"),
        ("source:\n  language: ar\n  r", ("source",), True, "r"),
        ("memberships:\n  - of: x\n    ro", ("memberships", "[]"), True, "ro"),
        ("memberships:\n- of: x\n- of: h", ("memberships", "[]", "of"), False, "h"),
        ("quotes:\n  a:\n    stance: {x: ", ("quotes", "a", "stance", "x"), False, ""),
        ("actors: [a,\n  b,\n  c", ("actors", "[]"), False, "c"),
        ("a: {b: [\n {c: d}, {e: ", ("a", "b", "[]", "e"), False, ""),
        ('"ki": pe', ("ki",), False, "pe"),
        ("about: [a, b]\nsp", (), True, "sp"),
        ("text: |\n  one: two\n  three\nki", (), True, "ki"),
        ("url: https://example.org/a", ("url",), False, "https://example.org/a"),
    ],
)
def test_where_one_is(text: str, path: tuple[str, ...], is_key: bool, word: str) -> None:
    typed = typed_at(text, len(text))
    assert typed
    assert (typed.path, typed.is_key, typed.word) == (path, is_key, word)


@pytest.mark.parametrize("text", ["a: b # he", "# a: ", "text: |\n  wor", "a: [b] c"])
def test_where_nothing_is_typed(text: str) -> None:
    assert typed_at(text, len(text)) is None


def test_keys_that_stand_already() -> None:
    text = "kind: person\nna\nmemberships:\n  - of: x\n    ro\n    source: y\n  - role: z\n"
    assert typed_at(text, 15).present == {"kind", "memberships"}  # type: ignore[union-attr]
    at = text.index("ro\n") + 2
    assert typed_at(text, at).present == {"of", "source"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "a: {" + 'b"' * 400_000,
        "a: {" + "".join(f"k{n}: 1, " for n in range(90_000)),
        "a:\n  " + "- " * 480_000,
    ],
    ids=["quotation marks", "keys", "dashes"],
)
def test_no_quadratic_time(text: str) -> None:
    # Measured: at most 1 s; quadratic time was up to minutes.
    started = time.process_time()
    typed_at(text, len(text))
    assert time.process_time() - started < 5
