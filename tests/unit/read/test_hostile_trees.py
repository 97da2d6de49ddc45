"""What a pull request can put into a folder beside files: links, pipes, devices, folders in the place of files."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

import editions
from tahqiq import pipeline
from tahqiq.plain import NotPlain, behind_link, plain_bytes, plain_files
from tahqiq.problems import Place, Problem, has_errors
from tahqiq.publish.board.entries import entries
from tahqiq.publish.staging import write_content
from tahqiq.read.project import Project
from tahqiq.read.sources import read_sources
from tahqiq.store import Disk

SECRET = "a secret of the machine"
Make = Callable[[Path], object]


def link(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as found:
        found.bind(str(path))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


TREES = (
    ("content/actors", link("../../outside"), "not-a-file"),
    ("content/articles", link("../../outside"), "not-a-file"),
    ("content/pages", link("/etc"), "not-a-file"),
    ("content/articles/visit", link("../../../outside"), "not-a-file"),
    ("content/articles/circle", link("."), "not-a-file"),
    ("content/articles/itself", link("itself"), "not-a-file"),
    ("content/actors/hana.yml", link("../../../outside/secret.yml"), "not-a-file"),
    ("content/actors/hana.yml", link("/dev/zero"), "not-a-file"),
    ("content/actors/hana.yml", link("nowhere"), "not-a-file"),
    ("content/actors/hana.yml", pipe, "not-a-file"),
    ("content/actors", pipe, "not-a-file"),
    ("content/edition.yml", pipe, "not-a-file"),
    ("content/edition.yml", link("/proc/self/environ"), "not-a-file"),
    ("content/articles/visit/article.yml", pipe, "not-a-file"),
    ("content/articles/visit/ar.md", link("en.md"), "not-a-file"),
    ("content/articles/visit/article.lock.yml", link("/etc/passwd"), "not-a-file"),
    ("content/articles/visit/gate.png", link("/etc/passwd"), "not-a-file"),
    ("content/articles/visit/gate.png", huge, "file-too-large"),
    ("content/terms/s.yml", socket_at, "not-a-file"),
    ("content/articles/visit/article.yml", Path.mkdir, "missing-article"),
    ("content/edition.yml", Path.mkdir, "missing-edition"),
    ("content/actors", Path.touch, "stray-file"),
    ("content/articles", Path.touch, "stray-file"),
    ("content/pages", Path.touch, "stray-file"),
    ("content", link("../outside"), "not-a-file"),
    ("templates", link("../outside"), "not-a-file"),
    ("templates/assets/x.css", link("/etc/passwd"), "not-a-file"),
    ("templates/words/en.yml", pipe, "not-a-file"),
    ("templates/pages", link(".."), "not-a-file"),
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    outside = tmp_path / "outside"
    (outside / "visit").mkdir(parents=True)
    for name in ("secret.yml", "secret.md", "visit/article.yml"):
        (outside / name).write_text(f"{SECRET}: {SECRET}\n")
    return editions.write(tmp_path / "edition", editions.base())


def put(edition: Path, name: str, make: Make) -> None:
    path = edition / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)


@pytest.mark.parametrize(
    ("name", "make", "code"), TREES, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_a_problem_names_what_is_no_plain_file_and_nothing_outside_is_read(
    edition: Path, name: str, make: Make, code: str
) -> None:
    put(edition, name, make)
    _, problems = pipeline.whole(Project(edition))
    told = [p for p in problems if p.code == code and p.place.file.startswith(name)]
    assert told
    assert all(p.hint for p in told)
    assert not any(SECRET in str(p) or "secret" in p.place.file for p in problems)
    assert pipeline.checked(Project(edition)).problems == problems
    if code == "not-a-file":
        assert has_errors(problems)


def test_no_name_ends_the_line_of_a_report(edition: Path) -> None:
    (edition / "content/actors/a\n::error::b\x1b[2J.yml").write_text("x")
    _, problems = pipeline.whole(Project(edition))
    assert problems
    assert not any("\n" in str(p) or "\x1b" in str(p) for p in problems)


def test_a_preview_shows_no_line_of_what_is_not_read(edition: Path) -> None:
    put(edition, "content/actors/hana.yml", link("../../../outside/secret.yml"))
    put(edition, "content/terms/truce.yml", pipe)
    names = (
        "content/actors/hana.yml",
        "content/terms/truce.yml",
        "../outside/secret.yml",
        "content/edition.yml",
    )
    shown = entries([Problem(Place(name, 1, 1), "x", "x") for name in names], edition, lambda name: {})
    assert [entry.excerpt is not None for entry in shown] == [False, False, False, True]


def test_a_source_is_no_link_to_another_file(edition: Path) -> None:
    sources = edition / "sources"
    sources.mkdir()
    (sources / "true.txt").write_text("a source")
    (sources / "false.txt").symlink_to("../../outside/secret.md")
    (sources / "folder").symlink_to("../../outside")
    pipe(sources / "pipe.txt")
    assert [source.name for source in read_sources(sources, edition).values()] == ["sources/true.txt"]


@pytest.mark.parametrize("name", ["actors", "actors/new.yml"])
def test_nothing_is_written_through_a_link(edition: Path, name: str) -> None:
    put(edition, f"content/{name}", link("../../../outside" if "/" in name else "../../outside"))
    outside = sorted((edition / "../outside").rglob("*"))
    with pytest.raises(NotPlain):
        write_content(Project(edition), "content/actors/new.yml", "kind: person\n")
    assert sorted((edition / "../outside").rglob("*")) == outside
    assert (edition / "content" / name).is_symlink()


@pytest.mark.parametrize("path", ["../outside/secret.yml", "actors/../../outside/secret.yml", "/etc/passwd"])
def test_no_path_leads_out(edition: Path, path: str) -> None:
    content = edition / "content"
    with pytest.raises(NotPlain):
        write_content(Project(edition), f"content/{path}", "x")
    with pytest.raises(OSError):
        Disk(str(content)).read(path, 1000)
    assert behind_link(content, path)


def test_plain_files_are_told_from_all_else(edition: Path) -> None:
    folder = edition / "mixed"
    (folder / "a").mkdir(parents=True)
    (folder / "a/b.txt").write_text("b")
    (folder / "c").symlink_to("a")
    pipe(folder / "a/d")
    assert plain_files(folder) == (["a/b.txt"], ["a/d", "c"])
    assert plain_bytes(folder / "a/b.txt", 1) == b"b"
    assert plain_bytes(folder / "a/b.txt", 0) is None
    with pytest.raises(NotPlain):
        plain_bytes(folder / "a/d", 10)
