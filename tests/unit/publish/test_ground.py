"""A build replaces a folder: it must be one that nobody would miss. And no two files of a site are one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import editions
from tahqiq.author.renaming import CannotRename, renamed, written
from tahqiq.beginning import NotBegun, Wish, begun
from tahqiq.check.rules.portable import is_portable
from tahqiq.crew import Alone
from tahqiq.exporting import export_to
from tahqiq.publish.ground import Foreign, judge_inside, judge_site
from tahqiq.publish.outputs import Doubled, folded, judge_paths
from tahqiq.publish.seal import Seal
from tahqiq.publish.state import State, sealed_site, state_of
from tahqiq.read import read_edition
from tahqiq.read.project import Project
from tahqiq.render.links import path_of
from tahqiq.schema.fields import is_id


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(editions.write(tmp_path / "edition", editions.base()))


def foreign(site: Path) -> None:
    site.mkdir()
    (site / "thesis.odt").write_text("years of work")


def ours(site: Path) -> None:
    site.mkdir()
    (site / "SHA256SUMS").write_text("# Tahqiq 1.0\n")


def checksums_of_others(site: Path) -> None:
    site.mkdir()
    (site / "SHA256SUMS").write_text("0  debian.iso\n")


def borrowed_manifest(site: Path) -> None:
    ours(site.with_name("true"))
    site.mkdir()
    (site / "SHA256SUMS").symlink_to("../true/SHA256SUMS")


def linked(site: Path) -> None:
    ours(site.with_name("true"))
    site.symlink_to("true")


def repository(site: Path) -> None:
    ours(site)
    (site / ".git").mkdir()


REFUSED: tuple[Callable[[Path], object], ...] = (
    foreign,
    checksums_of_others,
    borrowed_manifest,
    linked,
    repository,
    Path.touch,
)


def everything(root: Path) -> list[tuple[str, int]]:
    return [(str(path), path.lstat().st_mtime_ns) for path in sorted(root.rglob("*"))]


@pytest.mark.parametrize("make", REFUSED)
def test_what_tahqiq_has_not_made_is_refused_and_not_touched(
    project: Project, make: Callable[[Path], object]
) -> None:
    site = project.root / "site"
    make(site)
    before = everything(project.root)
    with pytest.raises(Foreign, match=r"name|elsewhere"):
        judge_site(project, site)
    assert everything(project.root) == before


@pytest.mark.parametrize("make", [ours, Path.mkdir, lambda site: None])
def test_a_site_an_empty_folder_and_none_are_built_into(
    project: Project, make: Callable[[Path], object]
) -> None:
    make(project.root / "site")
    judge_site(project, project.root / "site")


@pytest.mark.parametrize(
    "path",
    [
        ".",
        "..",
        "content",
        "content/articles",
        "templates",
        "templates/x",
        ".git",
        ".tahqiq/x",
        "a/../content",
        "/",
    ],
)
def test_sources_are_no_place_for_a_site(project: Project, path: str) -> None:
    with pytest.raises(Foreign):
        judge_site(project, project.root / path)


def test_a_home_is_no_place_for_a_site(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "homes/hana"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    for folder in (home, home.parent):
        with pytest.raises(Foreign, match="home"):
            judge_site(project, folder)
    judge_site(project, home / "site")


def test_a_site_of_an_older_version_is_known_by_the_seal(project: Project) -> None:
    site = project.root / "site"
    checksums_of_others(site)
    state = State(project.root)
    state.take()
    state.seal(Seal("0.1 1", {}, "", str(site), (0, 0), {}, 0, 0))
    state.leave()
    assert sealed_site(project.root) == site
    judge_site(project, site)
    site.rename(site.with_name("away"))
    foreign(site)
    with pytest.raises(Foreign):
        judge_site(project, site)


def test_exports_are_not_written_into_sources_nor_through_links(project: Project) -> None:
    with pytest.raises(Foreign):
        judge_inside(project, project.root / "content/articles")
    judge_inside(project, project.root)
    out = project.root / "exports"
    out.mkdir()
    (project.root / "elsewhere").mkdir()
    (out / "data").symlink_to("../elsewhere")
    with pytest.raises(OSError, match="link"):
        export_to(project, ["csv"], out, "", Alone())
    assert not any((project.root / "elsewhere").iterdir())


def test_all_doubled_paths_are_named() -> None:
    judge_paths(["en/a/index.html", "en/b/index.html"])
    with pytest.raises(Doubled, match=r"data/x, en/a\.png"):
        judge_paths(["en/a.png", "en/A.png", "data/x", "data/x", "é"])
    with pytest.raises(Doubled):
        judge_paths(["e\u0301", "é"])


NAMES = st.text(st.sampled_from("azAZ09-._/\\:~%\0\n İıſé\u0301con"), max_size=12) | st.text(max_size=90)


@given(st.lists(NAMES, max_size=6, unique=True))
def test_no_accepted_id_leaves_the_site_or_meets_another(names: list[str]) -> None:
    accepted = [name for name in names if is_id(name) and is_portable(name)]
    for kind in ("actor", "article", "page"):
        paths = [f"{path_of(kind, name)}index.html" for name in accepted]
        assert all(not Path(path).is_absolute() and ".." not in Path(path).parts for path in paths)
        assert all("\\" not in path and ":" not in path and path.isascii() for path in paths)
        assert len({folded(path) for path in paths}) == len(paths)
        judge_paths(paths)


@pytest.mark.parametrize("name", ["con", "NUL", "aux.jpg", "com1.tar.gz", "lpt9", "x.", "x ", "a" * 101])
def test_names_that_windows_cannot_keep(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize("name", ["conference", "nul-1", "com10", "gate.png", "a" * 100])
def test_names_that_it_can(name: str) -> None:
    assert is_portable(name)


@pytest.mark.parametrize(
    "name", ["templates.bin", "hangs.bin", "edition.db", "edition-new.db", "lock", "seal", "spare"]
)
def test_what_is_kept_is_not_written_through_a_link(project: Project, name: str) -> None:
    outside = project.root.parent / "outside"
    outside.mkdir()
    (outside / "letters.txt").write_text("mine")
    state = State(project.root)
    state.folder.mkdir()
    (state.folder / name).symlink_to(outside if name == "spare" else outside / "letters.txt")
    state.take()
    state.fresh_database().close()
    state.forget_spare()
    state.templates.write_bytes(b"x")
    state.leave()
    assert [path.read_text() for path in outside.iterdir()] == ["mine"]


def test_what_is_kept_does_not_lie_behind_a_link(project: Project) -> None:
    outside = project.root.parent / "outside"
    outside.mkdir()
    (project.root / ".tahqiq").symlink_to("../outside")
    assert State(project.root).sealed() is None
    for preview in (False, True):
        state = state_of(project.root, preview=preview)
        assert state.passing
        state.leave()
    assert not any(outside.iterdir())


def test_no_command_gives_such_a_name(project: Project) -> None:
    manuscript = read_edition(project.content)
    with pytest.raises(NotBegun, match="Windows"):
        begun(manuscript, "content", "", Wish("term", "con", {}))
    with pytest.raises(CannotRename, match="Windows"):
        renamed(manuscript, lambda file: "", written("truce", "term"), "nul", {})
