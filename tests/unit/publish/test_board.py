"""The board of a preview: what its pages are told, where a file is shown, what of a line is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import editions
from tahqiq.filed import filed
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.problems import Place, Problem
from tahqiq.publish.board import Board, Notice, Saved
from tahqiq.publish.board.answers import LISTED, Asked, answer
from tahqiq.publish.board.entries import AROUND, Entry, entries
from tahqiq.publish.board.shown import Shown
from tahqiq.publish.board.standing_page import standing_in
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate

WORDS, _ = read_words([templates() / "words"])
MOUNT = "/edition/"
PAGE = Asked("/edition/ar/articles/visit/", "ar", "", "", MOUNT, Path("/editions/first"))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    folder = editions.write(tmp_path_factory.mktemp("shown"), editions.base())
    return Shown(relate(build(read_edition(folder / "content", "content"))), "content")


@pytest.mark.parametrize(
    ("file", "addresses"),
    [
        ("content/articles/visit/ar.md", {"ar": "ar/articles/visit/#p1"}),
        (
            "content/articles/visit/article.yml",
            {"ar": "ar/articles/visit/#p1", "en": "en/articles/visit/#p1"},
        ),
        ("content/actors/hana.yml", {"ar": "ar/actors/hana/#p1", "en": "en/actors/hana/#p1"}),
        ("content/events/session.yml", {"ar": "ar/timeline/#e-session", "en": "en/timeline/#e-session"}),
        ("content/terms/truce.yml", {"ar": "ar/glossary/#t-truce", "en": "en/glossary/#t-truce"}),
        ("content/pages/about/ar.md", {"ar": "ar/about/#p1"}),
        ("content/edition.yml", {"ar": "ar/", "en": "en/"}),
        ("content/articles/nothing/ar.md", {}),
        ("content/actors/nobody.yml", {}),
        ("content/pages/nothing/ar.md", {}),
        ("content/articles", {}),
        ("content", {}),
        ("templates/words/ar.yml", {}),
        ("mkdocs.yml", {}),
    ],
)
def test_a_file_is_shown_somewhere(shown: Shown, file: str, addresses: dict[str, str]) -> None:
    assert shown.at(file, "p1") == addresses


def found(*problems: Problem) -> tuple[Entry, ...]:
    return entries(problems, Path("/nowhere"), lambda file: {"ar": f"ar/{Path(file).parent.name}/"})


def told(board: Board, asked: Asked = PAGE) -> dict[str, object]:
    answered: dict[str, object] = json.loads(answer(board, board.notice, asked, {}))
    return answered


def test_errors_come_first_and_of_them_those_of_the_page() -> None:
    places = [("b", "warning"), ("visit", "warning"), ("b", "error"), ("visit", "error")]
    problems = [Problem(Place(f"content/{n}/ar.md"), "c", "m", severity=s) for n, s in places]  # type: ignore[arg-type]
    board = Board()
    board.put(Notice(words=WORDS, entries=found(*filed(problems).first(4))))
    page = replace(PAGE, address="/edition/ar/visit/")
    listed = [(one["place"], one["severity"]) for one in told(board, page)["problems"]]  # type: ignore[attr-defined]
    assert listed == [
        ("content/visit/ar.md", "error"),
        ("content/b/ar.md", "error"),
        ("content/visit/ar.md", "warning"),
        ("content/b/ar.md", "warning"),
    ]


def test_many_are_counted_and_some_are_listed() -> None:
    board = Board()
    problems = (Problem(Place(f"f{n}"), "c", "m") for n in range(LISTED + 3))
    board.put(Notice(words=WORDS, entries=found(*problems), errors=LISTED + 1, warnings=2))
    said = told(board)
    assert (said["errors"], said["warnings"]) == (LISTED + 1, 2)
    assert len(said["problems"]) == LISTED  # type: ignore[arg-type]
    assert str(said["more"]).startswith("و3 مشكلات" if "3" in str(said["more"]) else "و٣ مشكلات")


def test_only_who_sits_here_is_told_where_the_edition_lies() -> None:
    board = Board()
    board.put(Notice(words=WORDS, entries=found(Problem(Place("content/a.yml", 2, 3), "c", "m"))))
    assert "/editions/first/content/a.yml:2:3" in json.dumps(told(board))
    assert "/editions/first" not in json.dumps(told(board, replace(PAGE, root=None)))


def test_each_save_is_told_once() -> None:
    board = Board()
    first = board.stamp(board.notice)
    board.put(Notice(words=WORDS), (Saved("a", {"ar": "ar/a/"}),))
    between = board.stamp(board.notice)
    board.put(board.notice, (Saved("b", {"ar": "ar/b/"}),))

    def files(since: str) -> list[str]:
        saves = told(board, replace(PAGE, since=since))["saves"]
        return [file["file"] for save in saves for file in save["files"]]  # type: ignore[attr-defined]

    assert files(first) == ["a", "b"]
    assert files(between) == ["b"]
    # Who comes anew, or from another preview, was not there.
    assert files("") == files("other-1") == files(board.stamp(board.notice)) == []


def test_who_asks_with_an_old_stamp_does_not_wait() -> None:
    board = Board()
    stamp = board.stamp(board.notice)
    assert board.after(stamp, 0).revision == 0
    board.put(Notice())
    assert board.after(stamp, 60).revision == 1


LINES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1).filter(
    str.strip
)


@given(line=LINES, column=st.integers(1, 400), length=st.integers(0, 400))
def test_an_excerpt_is_of_its_line(
    tmp_path_factory: pytest.TempPathFactory, line: str, column: int, length: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "ar.md").write_bytes(f"{{#p4}}\n{line}\n".encode())
    problem = Problem(Place("ar.md", 2, column, length), "c", "m")
    (entry,) = entries([problem], folder, lambda file: {"ar": "ar/x/#p1"})
    excerpt = entry.excerpt
    assert excerpt and excerpt.direction == "rtl"
    assert entry.addresses == {"ar": "ar/x/#p4"}
    for part in (excerpt.before, excerpt.meant, excerpt.after):
        assert part.strip("…") in line
        assert len(part) <= 2 * AROUND + 1
    if column + length <= len(line) and length < AROUND:
        assert excerpt.meant == line[column - 1 : column - 1 + max(length, 1)]


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/edition/ar/actors/", "en", "ar"),
        ("/edition/", "fr, ar-IQ;q=0.8, en;q=0.5", "ar"),
        ("/edition/", "fr", "en"),
        ("/edition/nothing/", "", "en"),
    ],
)
def test_the_page_that_stands_in_is_in_a_language_of_the_reader(
    path: str, accepted: str, language: str
) -> None:
    page = standing_in(Notice(words=WORDS, languages=("en", "ar")), path, MOUNT, accepted, "").decode()
    assert f'<html lang="{language}"' in page
    assert "<script" not in page and "<style" not in page


def test_it_stands_without_any_words() -> None:
    assert b"<html" in standing_in(Notice(), "/<script>/", MOUNT, "", "")
