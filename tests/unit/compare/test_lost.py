"""Addresses that would disappear are named, and those that lead on are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import editions
from revised import committed
from tahqiq.cli import main
from tahqiq.comparing import compared
from tahqiq.read.project import find_project

VISIT = "content/articles/visit"
THIRD = """\
-- content/actors/huda.yml --
kind: person
name: {ar: هدى, en: Huda}
formerly: [hoda]
-- content/events/vote.yml --
title: {ar: تصويت, en: A vote}
date: 2020-01-05
stated: {ar: غدًا}
sources: [visit]
-- content/terms/quorum.yml --
name: {ar: نصاب, en: quorum}
definition: {ar: عدد., en: A number.}
-- content/pages/method/ar.md --
# المنهج
-- content/pages/method/en.md --
# Method
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """With a third paragraph, a correction and a few things that nothing names."""
    editions.write(tmp_path, editions.base(), THIRD)
    for language, words in (("ar", "ثم عادت."), ("en", "Then she left.")):
        with (tmp_path / VISIT / f"{language}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{{#p3}}\n{words}\n")
    _say(tmp_path, "corrections:\n  - {date: 2020-02-01, block: p3, text: {ar: صُحّح., en: Corrected.}}\n")
    committed(tmp_path)
    return tmp_path


def _say(folder: Path, more: str) -> None:
    with (folder / VISIT / "article.yml").open("a", encoding="utf-8") as file:
        file.write(more)


def _change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _without_third(folder: Path) -> None:
    _change(folder, f"{VISIT}/ar.md", "{#p3}\nثم عادت.\n", "")
    _change(folder, f"{VISIT}/en.md", "{#p3}\nThen she left.\n", "")
    _change(folder, f"{VISIT}/article.yml", ", block: p3", "")


def _lost(folder: Path) -> list[str]:
    return [one.address for one in compared(find_project(folder)).lost]


def test_a_change_of_words_loses_nothing(edition: Path) -> None:
    _change(edition, f"{VISIT}/en.md", "Then she left", "She left then")
    assert not _lost(edition)


def test_a_block_that_is_gone_is_lost_until_it_is_said_what_became_of_it(edition: Path) -> None:
    _without_third(edition)
    assert _lost(edition) == ["articles/visit/#p3"]
    _say(edition, "moved: {p3: p2}\n")
    assert not _lost(edition)
    _change(edition, f"{VISIT}/article.yml", "moved: {p3: p2}\n", "")
    _change(edition, f"{VISIT}/article.yml", "date: 2020-02-01,", "date: 2020-02-01, removed: [p3],")
    assert not _lost(edition)


def test_what_was_said_of_an_old_place_is_not_unsaid(edition: Path) -> None:
    _say(edition, "moved: {p9: p2, q-vow: q-hope}\n")
    committed(edition)
    _change(edition, f"{VISIT}/article.yml", "moved: {p9: p2, q-vow: q-hope}\n", "")
    assert _lost(edition) == ["articles/visit/#p9", "articles/visit/#q-vow"]


def test_a_correction_is_never_deleted(edition: Path) -> None:
    text = (edition / VISIT / "article.yml").read_text("utf-8")
    (edition / VISIT / "article.yml").write_text(text.partition("corrections:")[0], "utf-8")
    assert _lost(edition) == ["articles/visit/#tq-correction-1"]


@pytest.mark.parametrize(
    ("file", "addresses"),
    [
        ("actors/huda.yml", ["actors/hoda/", "actors/huda/"]),
        ("events/vote.yml", ["timeline/#e-vote"]),
        ("terms/quorum.yml", ["glossary/#t-quorum"]),
        ("pages/method/ar.md pages/method/en.md", ["method/"]),
    ],
)
def test_things_that_are_gone(edition: Path, file: str, addresses: list[str]) -> None:
    for name in file.split():
        (edition / "content" / name).unlink()
    if not any((edition / "content/pages/method").iterdir()):
        (edition / "content/pages/method").rmdir()
    assert _lost(edition) == addresses


def test_a_former_id_that_is_dropped(edition: Path) -> None:
    _change(edition, "content/actors/huda.yml", "formerly: [hoda]\n", "")
    assert _lost(edition) == ["actors/hoda/"]


def test_an_article_by_another_id_has_all_its_places(edition: Path) -> None:
    def renamed(*arguments: str) -> None:
        done = CliRunner().invoke(main, ["rename", "-C", str(edition), *arguments])
        assert done.exit_code == 0, done.output

    renamed("article", "visit", "journey")
    renamed("block", "journey#p1", "first")
    renamed("quote", "journey/hope", "a-hope")
    assert not _lost(edition)
    _change(edition, "content/articles/journey/article.yml", "formerly: [visit]\n", "")
    assert _lost(edition) == ["articles/visit/"]


def test_of_what_has_errors_nothing_is_said(edition: Path) -> None:
    _change(edition, "content/actors/huda.yml", "kind: person", "kind: planet")
    _change(edition, f"{VISIT}/article.yml", "rights: quoted", "rights: stolen")
    assert not _lost(edition)


def test_a_language_that_is_given_up(edition: Path) -> None:
    (edition / "content/edition.yml").write_text("title: {ar: طبعة}\nlanguages: [ar]\n", "utf-8")
    assert "en/" in _lost(edition)


@pytest.mark.parametrize(("form", "words"), [("text", "Addresses that disappear"), ("json", '"lost"'),
                                             ("markdown", "moved:"), ("html", "articles/visit/#p3")])  # fmt: skip
def test_diff_tells_of_it_and_ends_with_1_if_asked(edition: Path, form: str, words: str) -> None:
    command = ["diff", "-C", str(edition), "HEAD", "--format", form]
    assert CliRunner().invoke(main, [*command, "--lasting"]).exit_code == 0
    _without_third(edition)
    done = CliRunner().invoke(main, [*command, "--lasting"])
    assert (done.exit_code, words in done.output) == (1, True), done.output
    assert CliRunner().invoke(main, command).exit_code == 0
