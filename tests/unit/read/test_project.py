"""Where an edition lies: what mkdocs.yml says, and the files that it inherits from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tahqiq.publish.standing import environment
from tahqiq.read.project import Project, find_project, settings_of


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_folders_without_settings(tmp_path: Path) -> None:
    assert find_project(tmp_path) == Project(tmp_path, "content", "site")


@pytest.mark.parametrize("said", ["base.yml", "'base.yml'", '"./base.yml" # ours', "base.yml\r"])
def test_the_nearest_file_has_the_last_word(tmp_path: Path, said: str) -> None:
    written(tmp_path, mkdocs=f"site_dir: here\nINHERIT: {said}\n", base="docs_dir: texts\nsite_dir: there\n")
    assert find_project(tmp_path) == Project(tmp_path, "texts", "here")


def test_a_circle_and_a_missing_file_end(tmp_path: Path) -> None:
    written(tmp_path, mkdocs="INHERIT: base.yml\n", base="INHERIT: mkdocs.yml\ndocs_dir: texts\n")
    assert [said[:7] for said in settings_of(tmp_path)] == [b"INHERIT", b"INHERIT"]
    assert find_project(tmp_path).name == "texts"
    written(tmp_path, base="INHERIT: nowhere.yml\ndocs_dir: texts\n")
    assert len(settings_of(tmp_path)) == 2


def test_a_site_hangs_on_what_is_inherited(tmp_path: Path) -> None:
    written(tmp_path, mkdocs="INHERIT: base.yml\n", base="site_name: A\n")
    before = environment(find_project(tmp_path))
    assert environment(find_project(tmp_path)) == before
    written(tmp_path, base="site_name: B\n")
    assert environment(find_project(tmp_path)) != before
    assert environment(find_project(tmp_path), (b"INHERIT: base.yml\n", b"site_name: A\n")) == before


def test_variables_that_an_inherited_file_names_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, mkdocs="INHERIT: base.yml\n", base="site_url: !ENV SITE_ADDRESS\n")
    before = environment(find_project(tmp_path))
    monkeypatch.setenv("SITE_ADDRESS", "https://a.example/")
    assert environment(find_project(tmp_path)) != before
