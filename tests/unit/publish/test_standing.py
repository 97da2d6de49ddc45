"""A large content is looked at by a process beside this one, and is found to be the same."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

import editions
from tahqiq.publish import standing
from tahqiq.read.project import Project
from tahqiq.read.scan import changed_parts, scan


def test_the_same_has_changed_whoever_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = editions.write(tmp_path, editions.base()) / "content"
    project = Project(tmp_path)
    shutil.copytree(content / "articles/visit", content / "articles/another")
    before = scan(content, time.time_ns())
    with (content / "articles/visit/article.yml").open("a") as file:
        file.write("# changed\n")
    shutil.rmtree(content / "articles/another")
    shutil.copytree(content / "articles/visit", content / "articles/new")
    (content / "actors/hana.yml").unlink()
    found = []
    for many in (0, 1000):
        monkeypatch.setattr(standing, "_MANY", many)
        now = standing._content(project, before, bool)
        found.append((now.keys(), changed_parts(before, now)))
    assert found[0] == found[1]
    assert {"articles/visit", "articles/another", "articles/new", "actors/hana.yml"} <= found[0][1]


def test_what_is_the_same_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = editions.write(tmp_path, editions.base()) / "content"
    later = time.time_ns() + 10**9
    before = scan(content, later)
    monkeypatch.setattr(time, "time_ns", lambda: later)
    told = standing._NEWS.decode(standing._news(Project(tmp_path), before))
    assert not told.other and not told.gone
