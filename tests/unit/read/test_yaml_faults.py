"""What is not YAML is told in words that say what to do, at the mistake and not where reading gave up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.read.yaml import parse

MISTAKES = [
    ("name:\n\tar: x\n", "2:1", "a tab before", "with spaces"),
    ("name:\n  ar: x\n  \ten: y\n", "3:3", "a tab before", "with spaces"),
    ('name:\n  en: "Samir\n  x: y\n', "2:7", 'nothing closes this "', 'write " at the end'),
    ('name:\n  en: "Samir\n  ar: "x"\n', "3:8", "closes a text that began in a line above", 'write "'),
    ("name: {ar: x, en: y\nkind: z\n", "1:7", "nothing closes this {", "write }"),
    ("aliases: [x, y\n", "1:10", "nothing closes this [", "write ]"),
    ("name: {ar: x، en: y}\n", "1:13", "، separates nothing", "write a comma"),
    ("name: [x] y]\n", "1:11", "", ""),
    ("name:\n  ar: x\n  en y\n", "3:3", "no key", "`key: value`"),
    ("name:\n  ar： x\n  en: y\n", "2:3", "no key", "`key: value`"),
    ("name:\n  ar: x\n   en: y\n", "3:4", "indented otherwise", "the same number of spaces"),
    ("name:\n  ar: x\n en: y\n", "3:2", "indented otherwise", "the same number of spaces"),
    ('name:\n  en: "Samir" the man\n', "2:15", 'ends at the second "', r"is written \""),
    ("name:\n  en: 'Samir's'\n", "2:14", "ends at the second '", "is written ''"),
    ("name:\n  en: @Samir\n", "2:7", "cannot begin with @", "quotation marks"),
    ("name:\n  en: A: b\n", "2:8", "a second `: `", "quotation marks"),
    (
        "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n",
        "2:1",
        "git could not join",
        "keep the right one",
    ),
]


@pytest.mark.parametrize(("text", "place", "message", "hint"), MISTAKES)
def test_mistakes(text: str, place: str, message: str, hint: str) -> None:
    _, (problem,) = parse(text, "x.yml")
    assert problem.code == ("git-conflict" if "git" in message else "yaml-syntax")
    assert f"{problem.place.line}:{problem.place.column}" == place
    assert message in problem.message
    assert hint in problem.hint
    assert parse(text.replace("\n", "\r\n"), "x.yml")[1] == (problem,)


def test_a_line_of_equals_signs_alone_is_no_conflict() -> None:
    _, (problem,) = parse("a: [b\n=======\n", "x.yml")
    assert "git" not in problem.message


@given(st.text("ab:-,،[]{}\"'\\#|>@%&*!?\t\n\r \u2028\x85<=", max_size=40))
def test_anything_is_told(text: str) -> None:
    node, problems = parse(text, "x.yml")
    assert node is not None or problems


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_no_comment_hides_a_key(separator: str) -> None:
    """YAML 1.1 ends the line there; whoever reads a change sees one line."""
    _, problems = parse(f"a: b\nc: d # a note{separator}e: f\n", "x.yml")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("control-character", 2, 14)]
    assert parse(f'a: "b\\u{ord(separator):04x}c"\n', "x.yml")[1] == ()
