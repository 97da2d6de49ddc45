"""new edition: a folder that builds as it stands, in any languages, and is still sound without its sample."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from harness import tahqiq
from tahqiq.author.edition_files import SOURCE
from tahqiq.read.project import find_project
from tahqiq.read.schemas import schema_folder


def made(folder: Path, *options: str) -> Path:
    done = tahqiq("new", "edition", folder, *options, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("languages", ["ar,en", "fr,ckb", "en,ar,zh-Hant"])
def test_a_new_edition_builds_at_once(languages: str, tmp_path: Path) -> None:
    edition = made(tmp_path / "edition", "--languages", languages)
    if languages == "fr,ckb":
        # The check is right: what stands under a language of another script there is in English.
        warned = {
            line.split("[")[1].split("]")[0] for line in tahqiq("check", cwd=edition).stdout.splitlines()
        }
        assert warned == {"other-language"}
    done = tahqiq("build", *(() if languages == "fr,ckb" else ("--strict",)), cwd=edition)
    assert done.returncode == 0, done.stdout + done.stderr
    for tag in languages.split(","):
        page = (edition / f"site/{tag}/about/index.html").read_text(encoding="utf-8")
        assert ("Replace it with your own" in page) == (tag not in ("ar", "en"))


def test_nothing_is_wrong_with_it_and_its_quotation_is_proven(tmp_path: Path) -> None:
    edition = made(tmp_path / "edition")
    assert "No problems." in tahqiq("check", cwd=edition).stderr
    lock = (edition / "content/articles/sample/article.lock.yml").read_text(encoding="utf-8")
    again = tahqiq("verify", "--sources", "sources", cwd=edition)
    assert again.returncode == 0
    assert "1 of 1 quotations stand in the source" in again.stderr
    assert (edition / "content/articles/sample/article.lock.yml").read_text(encoding="utf-8") == lock


@pytest.mark.parametrize("languages", ["ar,en", "fr"])
def test_without_what_the_readme_says_to_delete_it_is_sound(languages: str, tmp_path: Path) -> None:
    edition = made(tmp_path / "edition", "--languages", languages)
    readme = (edition / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"`([^`]+)`", readme.split("Delete the sample:")[1].split("##")[0])
    assert (SOURCE in listed) == (languages == "ar,en")
    for name in listed:
        target = edition / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    assert "No problems." in tahqiq("check", "-C", edition, cwd=tmp_path).stderr
    assert "sample" not in " ".join(str(p.relative_to(edition)) for p in edition.rglob("*"))


def test_what_was_said_stands_in_it(tmp_path: Path) -> None:
    edition = made(
        tmp_path / "edition",
        *("--languages", "en,ar", "--title", "en=Our: news, #1", "--publisher", "A & B"),
        *("--url", "https://news.example/edition", "--repository", "https://git.example/edition"),
    )
    record = yaml.safe_load((edition / "content/edition.yml").read_text(encoding="utf-8"))
    assert record["title"] == {"en": "Our: news, #1", "ar": "طبعة جديدة"}
    assert (record["languages"], record["publisher"]) == (["en", "ar"], "A & B")
    assert record["repository"] == {"url": "https://git.example/edition", "branch": "main"}
    configuration = (edition / "mkdocs.yml").read_text(encoding="utf-8")
    assert '"Our: news, #1"' in configuration
    assert "https://news.example/edition/]" in configuration
    publishing = yaml.safe_load((edition / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    told = [step["env"] for step in publishing["jobs"]["publish"]["steps"] if "env" in step]
    assert told == [{"SITE_URL": "https://news.example/edition/"}]
    assert "# Our: news, #1" in (edition / "README.md").read_text(encoding="utf-8")
    assert "No problems." in tahqiq("check", cwd=edition).stderr


def test_editors_find_a_schema_for_every_file(tmp_path: Path) -> None:
    edition = made(tmp_path / "edition")
    assert schema_folder(find_project(edition)) == "schemas"
    settings = json.loads((edition / ".vscode/settings.json").read_text(encoding="utf-8"))
    globs = settings["yaml.schemas"]
    for path in (edition / "content").rglob("*.yml"):
        matching = [name for name, form in globs.items() if path.relative_to(edition).match(form)]
        assert len(matching) == 1, path
        schema = edition / matching[0]
        assert schema.is_file()
        line = path.read_text(encoding="utf-8").splitlines()[0]
        if path.name != "article.lock.yml":
            assert (path.parent / line.rpartition("=")[2]).resolve() == schema.resolve()


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_a_workflow_is_yaml_and_names_versions(name: str, tmp_path: Path) -> None:
    edition = made(tmp_path / "edition")
    workflow = yaml.safe_load((edition / ".github/workflows" / name).read_text(encoding="utf-8"))
    for job in workflow["jobs"].values():
        assert all(re.search(r"@v\d+$", step["uses"]) for step in job["steps"] if "uses" in step)


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    (edition / ".git").mkdir(parents=True)
    (edition / "mine.txt").write_text("mine", encoding="utf-8")
    done = tahqiq("new", "edition", edition, cwd=tmp_path)
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert sorted(p.name for p in edition.iterdir()) == [".git", "mine.txt"]
    (edition / "mine.txt").unlink()
    made(edition)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--languages", "arabic"), '"arabic" is no language tag'),
        (("--languages", "ar,ar"), "named twice"),
        (("--languages", ","), "at least one language"),
        (("--title", "fr=Titre"), '"fr" is no language of the edition'),
        (("--title", "Title"), "write it as"),
        (("--publisher", "ar=واحد"), "in each language"),
        (("--url", "ftp://example.org"), "is no web address"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = tahqiq("new", "edition", tmp_path / "edition", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "edition").exists()
