"""A preview that is kept up shows what a preview that was just begun shows, byte for byte."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

import books
from odd_edits import MISTAKES, change_page
from random_edits import ORDINARY, book
from renewals import contents, shrunk
from tahqiq.pipeline import whole
from tahqiq.plugin import TahqiqPlugin
from tahqiq.read.project import Project
from tahqiq.renewal import exports

pytestmark = pytest.mark.slow
NOTHING = (lambda problems: None), (lambda: None)


@pytest.fixture(scope="module", autouse=True)
def small_limits() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        shrunk(patch)
        # So small, the guide's edition has no figure.
        patch.setattr(TahqiqPlugin, "_shown", lambda _plugin, wanted: wanted)
        yield


class Watched:
    """An edition that is served, and who says which of its files were changed."""

    def __init__(self, folder: Path, made: books.Book) -> None:
        self.folder = folder
        self.paths: set[Path] = set()
        self.whole = 0
        (folder / "site").mkdir(parents=True)
        self.save(made)
        self.plugin = self.build(first=True)
        self.serving = self.plugin.serving
        self.serving.watch = self
        self.paths.clear()

    def build(self, *, first: bool = False) -> TahqiqPlugin:
        """A whole build, as MkDocs does it."""
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.folder / "site"))
        plugin = config.plugins["tahqiq"]
        assert isinstance(plugin, TahqiqPlugin)
        plugin.report = NOTHING[0]
        if first:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        return plugin

    def close(self) -> None:
        """Ends it."""
        if self.serving.preview:
            self.serving.preview.close()
        assert self.plugin.state
        self.plugin.state.leave()

    def taken(self) -> set[Path]:
        """What was saved since it was asked last."""
        found, self.paths = self.paths, set()
        return found

    def save(self, made: books.Book) -> None:
        """Saves an edition."""
        files = {**books.settings(search=True), **made.files()}
        there = {
            p.relative_to(self.folder).as_posix(): p
            for p in (self.folder / "content").rglob("*")
            if p.is_file()
        }
        self.paths |= {path for name, path in there.items() if files.get(name) != path.read_bytes()}
        self.paths |= {
            self.folder / name for name in files.keys() - there.keys() if name.startswith("content/")
        }
        books.write(self.folder, files)

    def renew(self) -> dict[str, bytes]:
        """What is served after that; the board says what a check of everything says."""
        self.serving.renew(*NOTHING, self._whole)
        found = whole(Project(self.folder))[1]
        assert (*self.serving.problems.all(),) == found
        notice = self.serving.board.notice
        assert {entry.problem for entry in notice.entries} <= {*found}
        assert notice.errors == sum(problem.severity == "error" for problem in found)
        assert notice.errors + notice.warnings == len(found)
        return contents(self.folder / "site")

    def _whole(self) -> None:
        self.whole += 1
        self.build()


def begun(folder: Path, made: books.Book) -> dict[str, bytes]:
    """What a preview shows that was just begun, in a process of its own."""
    if not (child := os.fork()):
        try:
            Watched(folder, made)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return contents(folder / "site")


def test_edits_are_shown(tmp_path: Path) -> None:
    made = book(Random(1))
    watched = Watched(tmp_path / "kept", made)
    for number, edit in enumerate(ORDINARY.values()):
        edit(made, Random(number))
        watched.save(made)
        served = watched.renew()
        if number % 6 == 5:
            assert served == begun(tmp_path / f"begun-{number}", made)
    watched.close()
    # A page of a shape that was never seen needs the theme; nothing else does.
    assert watched.whole <= 1


def test_what_was_saved_is_shown_before_what_shows_it(tmp_path: Path) -> None:
    made = book(Random(8), 3, 4, 2, 1, 3, 0)
    watched = Watched(tmp_path / "kept", made)
    made.actors["actor-0"]["name"] = {"ar": "زهير", "en": "Zuhayr"}
    watched.save(made)
    board, shown = watched.serving.board, list[set[str]]()
    before, told = board.notice.saves, list[list[str]]()

    def seen() -> None:
        site = contents(watched.folder / "site")
        shown.append({path for path, data in site.items() if b"Zuhayr" in data})
        told.append([one.file for save in board.notice.saves if save not in before for one in save.files])

    watched.serving.renew(NOTHING[0], seen, watched._whole)
    watched.close()
    assert watched.whole == 0
    first, then = shown
    assert "en/actors/actor-0/index.html" in first
    assert {path.split("/")[1:3] == ["actors", "actor-0"] for path in first} == {True}
    assert any(path.startswith("en/articles/") for path in then - first)
    assert first < then
    # Whoever follows is led there meanwhile.
    assert told == [[], ["content/actors/actor-0.yml"]]


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in a file", "beside a page"])
def test_what_is_saved_beside_a_mistake_is_not_forgotten(tmp_path: Path, elsewhere: bool) -> None:
    made = book(Random(2), 3, 4, 2, 1, 3, 0)
    watched = Watched(tmp_path / "kept", made)
    before = contents(tmp_path / "kept/site")
    MISTAKES["break_text"](made, Random(3))
    (mistaken,) = [
        a for a in made.articles.values() if any(("actor", "nobody") in b.pieces for b in a.blocks)
    ]
    made.actors["actor-0"]["name"] = books.both("Z9")
    if elsewhere:
        change_page(made, Random(4))
    watched.save(made)
    assert watched.renew() == before
    for block in mistaken.blocks:
        block.pieces = [piece for piece in block.pieces if piece != ("actor", "nobody")]
    watched.save(made)
    assert watched.renew() == begun(tmp_path / "begun", made)
    watched.close()
    assert watched.whole == 2 * elsewhere


def test_after_a_failing_disk_all_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = book(Random(5), 3, 4, 2, 1, 3, 0)
    watched = Watched(tmp_path / "kept", made)

    def full(_: Path, new: Path, *__: object) -> tuple[int, str]:
        new.unlink()
        raise OSError("no space left")

    made.actors["actor-0"]["name"] = books.both("Z9")
    watched.save(made)
    with monkeypatch.context() as patch:
        patch.setattr(exports, "put_together", full)
        with pytest.raises(OSError, match="no space left"):
            watched.renew()
    made.actors["actor-0"]["name"] = books.both("Z8")
    watched.save(made)
    assert watched.renew() == begun(tmp_path / "begun", made)
    watched.close()
    assert watched.whole == 1


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_a_mistake_is_said_until_it_is_mended(tmp_path: Path, mistake: str) -> None:
    made = book(Random(6), 3, 4, 2, 1, 3, 0)
    watched = Watched(tmp_path / "kept", made)
    good = copy.deepcopy(made)
    MISTAKES[mistake](made, Random(7))
    watched.save(made)
    watched.renew()
    watched.save(good)
    watched.renew()
    assert watched.serving.board.notice.sound
    watched.close()
