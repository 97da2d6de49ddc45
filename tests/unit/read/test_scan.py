"""A glance at the content folder tells which part of it has changed, and never that a changed one has not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness import eventually, wait_past
from tahqiq.read import scan as scanning
from tahqiq.read.scan import GRAIN, changed_parts, scan, too_late

FILES = (
    "edition.yml",
    "actors/iraq.yml",
    "events/visit.yml",
    "terms/truce.yml",
    "articles/visit/article.yml",
    "articles/visit/en.md",
    "articles/other/en.md",
    "pages/about/en.md",
)


@pytest.fixture(params=[1, 1000], ids=["two look", "one looks"])
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    monkeypatch.setattr(scanning, "MANY", request.param)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text", encoding="utf-8")
    return tmp_path


def later() -> int:
    """When everything was changed long ago."""
    return time.time_ns() + 10 * GRAIN


def changed(content: Path, change: Callable[[], object]) -> set[str]:
    """The parts that a change changes."""
    before = scan(content, later())
    change()
    found = changed_parts(before, scan(content, later()))
    # Who knows what was there before sees the same.
    known = scan(content, later(), before)
    assert changed_parts(before, known) == found
    # So does who has others look, and does something else meanwhile.
    others = scan(content, later(), before, lambda done: eventually(done))
    assert changed_parts(before, others) == found
    assert changed_parts(others, known) == set()
    assert changed_parts(scan(content, later()), known) == set()
    return found


def test_every_part_is_seen(content: Path) -> None:
    assert set(scan(content, later())) == {
        "edition.yml", "actors/iraq.yml", "events/visit.yml", "terms/truce.yml", "articles/visit",
        "articles/other", "pages",
    }  # fmt: skip
    assert changed(content, lambda: None) == set()


@pytest.mark.parametrize(
    "name, part",
    [
        ("edition.yml", "edition.yml"),
        ("actors/iraq.yml", "actors/iraq.yml"),
        ("articles/visit/en.md", "articles/visit"),
        ("pages/about/en.md", "pages"),
    ],
)
def test_a_change_is_seen_in_its_part(content: Path, name: str, part: str) -> None:
    path = content / name

    def same_length() -> None:
        """An editor that sets the time back is seen too: the system's own time of a change cannot be set."""
        before = path.stat()
        path.write_text(path.read_text(encoding="utf-8")[::-1], encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def replaced() -> None:
        path.with_name("new").write_text("text", encoding="utf-8")
        path.with_name("new").replace(path)

    for change in (lambda: path.write_text("longer text"), same_length, replaced, path.unlink):
        assert changed(content, change) == {part}


def test_what_comes_and_goes_is_seen(content: Path) -> None:
    assert changed(content, (content / "actors/new.yml").touch) == {"actors/new.yml"}
    assert changed(content, (content / "actors/new.yml").unlink) == {"actors/new.yml"}
    assert changed(content, (content / "articles/visit/map.png").touch) == {"articles/visit"}
    assert changed(content, (content / "articles/new").mkdir) == {"articles/new"}
    assert changed(content, (content / "strange").touch) == {"strange"}
    assert changed(content, lambda: (content / "pages/about").rename(content / "pages/us")) == {"pages"}


def test_what_is_hidden_is_no_part(content: Path) -> None:
    assert changed(content, (content / ".swap").touch) == set()
    assert changed(content, (content / "articles/visit/.en.md.swp").touch) == set()


def test_a_folder_in_the_place_of_a_file_is_another_part(content: Path) -> None:
    def folder() -> None:
        (content / "actors/iraq.yml").unlink()
        (content / "actors/iraq.yml").mkdir()

    assert changed(content, folder) == {"actors/iraq.yml"}


def test_what_was_changed_right_before_is_never_the_same(
    content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A second change within the same grain of time might leave no trace."""
    now = (content / "actors/iraq.yml").stat().st_ctime_ns + GRAIN // 2
    before = scan(content, now)
    assert "actors/iraq.yml" in changed_parts(before, scan(content, later(), before))
    # Long after its folder.
    wait_past(2 * GRAIN, tmp_path_factory.mktemp("clock"))
    path = content / "articles/visit/en.md"
    path.write_text("other", encoding="utf-8")
    before = scan(content, path.stat().st_ctime_ns + GRAIN // 2)
    assert before["articles/visit"].folder
    assert "articles/visit" in changed_parts(before, scan(content, later(), before))


def test_a_folder_that_was_not_changed_is_not_opened(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = scan(content, later())
    (content / "articles/other/en.md").write_text("longer text", encoding="utf-8")
    (content / "articles/third").mkdir()
    opened: list[str] = []
    monkeypatch.setattr(scanning, "MANY", 1000)  # what another process opens is not seen here
    really = os.scandir

    def seen(path: str | Path) -> object:
        opened.append(Path(path).name)
        return really(path)

    monkeypatch.setattr(os, "scandir", seen)
    scan(content, later(), before)
    assert {"other", "third"} <= {*opened} and "visit" not in opened


def test_a_folder_that_was_changed_right_before_is_opened_again(content: Path) -> None:
    """What comes within the same grain of time might leave no trace on it."""
    folder = content / "articles/visit"
    for file in folder.iterdir():
        os.utime(file, ns=(0, 0))
    now = folder.stat().st_ctime_ns + GRAIN // 2
    assert scan(content, now)["articles/visit"].folder == ()
    assert scan(content, later())["articles/visit"].folder != ()


def test_a_link_to_nothing_is_a_part_like_any_other(content: Path) -> None:
    link = content / "articles/link"
    link.symlink_to("nowhere")
    assert "articles/link" in scan(content, later())

    def elsewhere() -> None:
        link.unlink()
        link.symlink_to("nowhere-else")

    assert changed(content, elsewhere) == {"articles/link"}


def test_what_goes_away_while_it_is_looked_at_is_not_there(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors write files that are gone at once."""
    whole = set(scan(content, later()))
    before = scan(content, later())
    listed = os.scandir

    class Listed:
        """A folder whose entries are deleted when they have been listed."""

        def __init__(self, folder: str) -> None:
            with listed(folder) as entries:
                self.entries = list(entries)
            for entry in self.entries:
                if entry.name in ("iraq.yml", "en.md"):
                    Path(entry.path).unlink()

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Listed)
    assert set(scan(content, later())) == whole - {"actors/iraq.yml"}
    monkeypatch.undo()
    assert changed_parts(before, scan(content, later(), before)) == {
        "actors/iraq.yml", "articles/visit", "articles/other", "pages",
    }  # fmt: skip


def test_a_folder_that_becomes_a_file_is_seen(content: Path) -> None:
    article = content / "articles/other"

    def replaced() -> None:
        (article / "en.md").unlink()
        article.rmdir()
        article.write_text("text", encoding="utf-8")

    assert changed(content, replaced) == {"articles/other"}


SECOND = 1_000_000_000


@pytest.mark.parametrize(
    "changed_at, entered_at, looked_at, late",
    [
        (5 * SECOND + 1, 5 * SECOND + 1, 5 * SECOND + 1 + GRAIN, False),
        (5 * SECOND + 1, 5 * SECOND + 1, 5 * SECOND + GRAIN, True),
        (5 * SECOND, 5 * SECOND + 1, 5 * SECOND + 2 * GRAIN, False),
        # A disk that counts seconds, or every other one: the second change has the time of the first.
        (5 * SECOND, 5 * SECOND, 5 * SECOND + 2 * GRAIN, True),
        (5 * SECOND, 5 * SECOND, 7 * SECOND + GRAIN, False),
        # A clock that was put back, or is another machine's.
        (9 * SECOND + 1, 5 * SECOND + 1, 8 * SECOND, True),
    ],
)
def test_what_was_changed_right_before_is_looked_at_again(
    changed_at: int, entered_at: int, looked_at: int, late: bool
) -> None:
    assert too_late(changed_at, entered_at, looked_at - GRAIN) is late


def test_an_article_that_comes_and_goes_while_another_process_looks(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scan(content, later())
    monkeypatch.setattr(scanning, "MANY", 2)
    entries = scanning._entries

    def listed(folder: Path | str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        found = sorted(entries(folder), key=lambda entry: entry[0])
        yield from found
        if Path(folder).name == "articles":
            yield "zero", found[-1][1]

    monkeypatch.setattr(scanning, "_entries", listed)
    assert scan(content, later(), before) == before
