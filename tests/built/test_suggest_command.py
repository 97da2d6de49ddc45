"""`tahqiq suggest`: a list, a patch, what is accepted; the real edition's article, bare and annotated again."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from harness import REPOSITORY, tahqiq
from suggested import bare, edition, paragraphs

ARTICLE = "2024-08-16-coalition-mission"
AR = paragraphs("وقال سلام حسين مساء أمس الخميس: “لا شيء في العراق يبقى على حاله”.")
EN = paragraphs("Salam Hussein said yesterday evening: “nothing in Iraq stays as it was”.")


@pytest.fixture
def laid_bare(tmp_path: Path) -> Path:
    """The repository's own edition, without the annotations of its article."""
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    folder = tmp_path / "content/articles" / ARTICLE
    for file in folder.glob("*.md"):
        file.write_text(bare(file.read_text("utf-8")), "utf-8")
    record = folder / "article.yml"
    record.write_text(record.read_text("utf-8").partition("quotes:\n")[0], "utf-8")
    (folder / "article.lock.yml").unlink(missing_ok=True)
    return tmp_path


@pytest.fixture
def little(tmp_path: Path) -> Path:
    edition(tmp_path, AR, EN)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_real_article_bare_and_annotated_again_has_no_errors(laid_bare: Path) -> None:
    before = contents(laid_bare)
    listed = tahqiq("suggest", ARTICLE, cwd=laid_bare)
    assert listed.returncode == 0, listed.stderr
    assert contents(laid_bare) == before
    assert "it may be united-states or washington" in listed.stdout
    done = tahqiq("suggest", ARTICLE, "--accept", "all", cwd=laid_bare)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (laid_bare / "content/articles" / ARTICLE / "ar.md").read_text("utf-8")
    assert "[وزارة الخارجية العراقية]{actor=iraq-ministry-of-foreign-affairs}" in text
    assert '[أواخر تموز]{date="2024-07-20~/2024-07-31~"}' in text
    assert text.count("{quote=") == 14
    checked = tahqiq("check", cwd=laid_bare)
    assert checked.returncode == 0, checked.stdout
    assert " error[" not in checked.stdout


def test_the_patch_is_what_git_applies(laid_bare: Path) -> None:
    before = contents(laid_bare)
    subprocess.run(["git", "init", "-q", laid_bare], check=True)
    patch = tahqiq("suggest", ARTICLE, "--patch", "--kind", "actors,dates", cwd=laid_bare).stdout
    assert patch.startswith("# 1. ")
    assert {k: v for k, v in contents(laid_bare).items() if not k.startswith(".git/")} == before
    subprocess.run(["git", "apply", "-"], input=patch, text=True, encoding="utf-8", cwd=laid_bare, check=True)
    by_git = contents(laid_bare / "content")
    shutil.rmtree(laid_bare / "content")
    for name, data in before.items():
        (laid_bare / name).parent.mkdir(parents=True, exist_ok=True)
        (laid_bare / name).write_bytes(data)
    tahqiq("suggest", ARTICLE, "--accept", "all", "--kind", "actors,dates", cwd=laid_bare)
    assert contents(laid_bare / "content") == by_git


def test_json_numbers_and_places(little: Path) -> None:
    whole = json.loads(tahqiq("suggest", "visit", "--format", "json", cwd=little).stdout)
    rows = whole["suggestions"]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        for spot in row["spots"]:
            line = (little / spot["file"]).read_text("utf-8").split("\n")[spot["line"] - 1]
            assert line[spot["column"] - 1 :].startswith(spot["words"])
    (quote,) = (row for row in rows if row["kind"] == "quote")
    assert quote["attribution"]["speaker"] == "salam-hussein"
    assert quote["attribution"]["date"] == "2024-08-15"


def test_part_of_the_list_is_accepted(little: Path) -> None:
    rows = json.loads(tahqiq("suggest", "visit", "--format", "json", cwd=little).stdout)["suggestions"]
    number = next(row["number"] for row in rows if row["value"] == "state")
    assert tahqiq("suggest", "visit", "--accept", f"{number},dates", cwd=little).returncode == 0
    ar, en = ((little / f"content/articles/visit/{tag}.md").read_text("utf-8") for tag in ("ar", "en"))
    assert "[مساء أمس الخميس]{date=2024-08-15}" in ar
    assert "[yesterday evening]{date=2024-08-15}" in en
    assert "[العراق]{actor=state}" in ar
    assert "salam" not in ar + en


def test_kinds_languages_and_confidence_are_asked_for(little: Path) -> None:
    only = tahqiq("suggest", "visit", "--kind", "actors", "--language", "en", "--least", "0.95", cwd=little)
    assert "Salam Hussein" in only.stdout
    assert "سلام" not in only.stdout
    assert "Iraq" not in only.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["vist"], "do you mean visit?"),
        (["visit", "--accept", "99"], "numbered from 1"),
        (["visit", "--accept", "people"], "neither a number"),
        (["visit", "--kind", "people"], "none of actors"),
        (["visit", "--language", "fr"], "no language of the edition"),
        (["visit", "--ask"], "needs a terminal"),
        (["visit", "--ask", "--patch"], "goes alone"),
        (["visit", "--least", "2"], "0<=x<=1"),
    ],
)
def test_wrong_usage(little: Path, arguments: list[str], said: str) -> None:
    before = contents(little)
    done = tahqiq("suggest", *arguments, cwd=little)
    assert done.returncode == 2
    assert said in done.stderr
    assert contents(little) == before


def test_nothing_is_written_that_the_check_would_not_have(tmp_path: Path) -> None:
    ar, en = (
        "قال رجل: “لا شيء يبقى هنا على حاله” في العراق.",
        "A man said: “nothing stays here as it was” in Iraq.",
    )
    edition(tmp_path, paragraphs(ar), paragraphs(en))
    before = contents(tmp_path)
    listed = tahqiq("suggest", "visit", "--format", "json", cwd=tmp_path).stdout
    number = next(row["number"] for row in json.loads(listed)["suggestions"] if row["kind"] == "quote")
    done = tahqiq("suggest", "visit", "--accept", f"all,{number}", cwd=tmp_path)
    assert done.returncode == 1
    assert "speaker" in done.stdout
    assert "nothing was written" in done.stderr
    assert contents(tmp_path) == before
    assert (
        "1 quotations have no speaker" in tahqiq("suggest", "visit", "--accept", "all", cwd=tmp_path).stderr
    )


def test_asked_one_by_one(little: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tahqiq", "suggest", "visit", "--kind", "actors", "--ask"]
    with subprocess.Popen(
        command, cwd=little, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE
    ) as process:
        os.write(ours, b"n\ny\nquit\n")
        _, said = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, said
    text = (little / "content/articles/visit/ar.md").read_text("utf-8")
    assert text.count("{actor=") == 1
    assert "[العراق]{actor=state}" in text
