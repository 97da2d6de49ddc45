"""Articles that were read last: the same while their files are, and another as soon as one of them is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions import base, write
from tahqiq.lsp import recent
from tahqiq.lsp.desk import Desk
from tahqiq.read import Manuscript
from tahqiq.read.project import find_project

TEXT = "articles/visit/en.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(find_project(write(tmp_path, base())))


def words(manuscript: Manuscript) -> str:
    return manuscript.articles["visit"].texts["en"].written


def test_it_is_not_read_again_until_it_changes(desk: Desk) -> None:
    first = desk.article("visit")
    assert desk.article("visit") is first
    desk.written(TEXT, "{#p1}\ntyped\n")
    typed = desk.article("visit")
    assert "typed" in words(typed)
    assert desk.article("visit") is typed
    desk.written(TEXT, None)
    assert words(desk.article("visit")) == words(first)


def test_what_changes_on_disk_is_seen_at_once(desk: Desk) -> None:
    file = desk.project.content / TEXT
    text = file.read_text("utf-8")
    desk.article("visit")
    file.write_text(text.replace("Hana", "Anah"), "utf-8")
    assert "Anah" in words(desk.article("visit"))
    (file.parent / "fr.md").write_text("{#p1}\nUn.\n", "utf-8")
    assert "fr" in desk.article("visit").articles["visit"].texts
    (file.parent / "fr.md").unlink()
    assert "fr" not in desk.article("visit").articles["visit"].texts


def test_a_link_in_place_of_a_file_is_seen_at_once(desk: Desk) -> None:
    file = desk.project.content / TEXT
    desk.article("visit")
    other = file.rename(file.with_name("other"))
    file.symlink_to(other)
    problems = desk.article("visit").problems
    assert "not-a-file" in {problem.code for problem in problems}
    file.unlink()
    other.rename(file)
    assert "not-a-file" not in {problem.code for problem in desk.article("visit").problems}


def test_only_few_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "BYTES", 100)
    first = desk.article("visit")
    assert desk.article("visit") is not first
