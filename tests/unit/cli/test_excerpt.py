"""The line of a problem on a terminal: whoever looks sees which characters are meant, however the line runs."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tahqiq.cli.excerpt import excerpt, isolated
from tahqiq.cli.report import show
from tahqiq.problems import Place, Problem

ARABIC = "وقالت إنها [تأمل أن تدوم [الهدنة]{term=truc}]{quote=hope}."


def lines(line: str, column: int, length: int = 0, width: int = 80) -> list[str]:
    return [text.plain for text in excerpt(line, Place("x", 1, column, length), width)]


def under(shown: list[str]) -> str:
    """What stands over the carets."""
    line, carets = shown[:2]
    start, end = len(carets) - len(carets.lstrip()), len(carets)
    found, at = "", 0
    for character in line:
        width = cell_len(character)
        if (width and start <= at < end) or (not width and found and at <= end):
            found += character
        at += width
    return found


def test_carets_stand_under_what_is_meant() -> None:
    assert lines("kind: persona", 7, 7) == ["    kind: persona", "          ^^^^^^^"]
    for line, meant in (
        ("one 漢字 [x]{actor=zzz}", "zzz"),
        ("漢字漢字 and", "漢字"),
        ("re\u0301sume\u0301 [x]{actor=zzz}", "zzz"),
        ("re\u0301sume\u0301 [x]{actor=zzz}", "sume\u0301"),
        ("\t- \tname: {ar: x}", "name"),
    ):
        assert under(lines(line, line.index(meant) + 1, len(meant))) == meant


def test_what_is_behind_the_end_is_not_meant() -> None:
    assert lines("ab", 2, 400) == ["    ab", "     ^"]
    assert lines("ab", 9, 4) == ["    ab", "      ^"]
    assert lines("", 1, 1) == ["    ", "    ^"]


def test_a_word_is_meant_where_nobody_knows_how_much() -> None:
    assert under(lines("title: some words", 8)) == "some"
    assert under(lines("a {b", 3)) == "{"


def test_a_line_without_a_column_is_only_shown() -> None:
    assert lines("See [this](article:nothing).", 0) == ["    \u2066See [this](article:nothing).\u2069"]


def test_arabic_has_brackets_in_the_place_of_carets() -> None:
    line, meant = lines(ARABIC, ARABIC.index("truc") + 1, 4)
    assert line == f"    \u2067{ARABIC}\u2069"
    assert meant == "    \u2067… أن تدوم [الهدنة]{term=⟦\u2068truc\u2069⟧}]{quote=hope}.\u2069"
    assert lines(ARABIC, 13, 4)[1].partition("⟧")[0] == "    \u2067وقالت إنها [⟦\u2068تأمل\u2069"


def test_what_nobody_sees_is_named() -> None:
    line, meant, name = lines("[الوزارة]\u200f{actor=ministry}", 10, 1)
    assert "[الوزارة]⟨U+200F⟩{actor" in line
    assert "⟦\u2068⟨U+200F⟩\u2069⟧" in meant
    assert line[4] == meant[4] == "\u2067"
    assert name == "    U+200F RIGHT-TO-LEFT MARK"
    assert lines("one\u00a0two", 4, 1)[2] == "    U+00A0 NO-BREAK SPACE"
    assert lines("علی", 3, 1)[2] == "    U+06CC ARABIC LETTER FARSI YEH"
    _, meant, name = lines("عَلم", 2, 1)
    assert "⟦\u2068◌َ\u2069⟧" in meant
    assert name == "    U+064E ARABIC FATHA"
    assert "⟦\u2068␣␣\u2069⟧" in lines("علم  وخبر", 4, 2)[1]
    assert lines("cafe\u0301", 5, 1) == ["    cafe\u0301", "       ^", "    U+0301 COMBINING ACUTE ACCENT"]


def test_a_terminal_obeys_nothing_that_stands_in_a_file() -> None:
    for column in (1, 4):
        assert not any("\x1b" in line or "\x07" in line for line in lines("ab \x1b[31m\x07", column, 1))
    assert isolated('no actor "\x1b[2J"') == 'no actor "⟨U+001B⟩[2J"'
    assert isolated('no quote "أمل" or "hope"') == 'no quote \u2068"أمل"\u2069 or "hope"'


def test_a_long_paragraph_is_shown_around_the_place() -> None:
    words = "وقد قال المتحدث إن الأمر قيد الدرس " * 60
    line = f"{words}[هناء]{{actor=hanna}} {words}"
    shown = lines(line, line.index("hanna") + 1, 5, 60)
    assert all(cell_len(text) <= 60 for text in shown)
    assert all("hanna" in text and text.count("…") == 2 for text in shown)
    english = "and that is all there is to say " * 60
    shown = lines(f"{english}[x]{{actor=zzz}} {english}", len(english) + 11, 3, 60)
    assert under(shown) == "zzz"
    assert cell_len(shown[0]) <= 60


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=120) | st.text(
    "ab [](){}=#\tابجد\u064e\u200f\u2068\u2069\x1b漢e\u0301👩", max_size=200
)


@given(LINES, st.integers(0, 220), st.integers(0, 220), st.integers(25, 120))
def test_any_line(line: str, column: int, length: int, width: int) -> None:
    shown = lines(line, column, length, width)
    assert all(cell_len(text) <= width for text in shown[:2])
    assert "\x1b" not in "".join(shown)
    if len(shown) > 1 and "⟦" in shown[1]:
        assert shown[1].count("⟦") >= 1 and shown[1].endswith("\u2069")
    elif len(shown) > 1 and column:
        assert set(shown[1].strip()) == {"^"}


def test_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffone\u2028two\r\n\tthree [x]{actor=zzz}\rfour\n".encode())
    file = io.StringIO()
    console = Console(
        file=file, force_terminal=True, width=60, color_system=None, highlight=False, soft_wrap=True
    )
    problems = (
        Problem(Place("a.md", 2, 18, 3), "unknown-actor", 'no actor "zzz"'),
        Problem(Place("a.md", 3, 1, 4), "x", "y", "z", "warning"),
        Problem(Place("a.md", 30, 1, 4), "x", "y"),
        Problem(Place("none.md", 1, 1), "x", "y"),
    )
    show(problems, tmp_path, console)
    assert file.getvalue().splitlines() == [
        'a.md:2:18: error[unknown-actor]: no actor "zzz"',
        "        three [x]{actor=zzz}",
        "                        ^^^",
        "a.md:3:1: warning[x]: y; z",
        "    four",
        "    ^^^^",
        "a.md:30:1: error[x]: y",
        "none.md:1:1: error[x]: y",
    ]
