"""The sites that Tahqiq's builds are compared with: the same pages, and with Hugo, where it is there, the same text."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import editions
from harness import REPOSITORY, tahqiq

BENCH = REPOSITORY / "tests/bench"
sys.path.append(str(BENCH))
# What made-up editions never have is taken away.
MADE_UP = """\
-- content/edition.yml --
title: {ar: طبعة صغيرة, en: A little edition}
languages: [ar, en]
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana}
memberships:
  - {of: council, role: {ar: عضو, en: member}, attested: 2020-01-02, source: visit#p1}
-- mkdocs.yml --
site_name: Little
docs_dir: content
theme: {name: material}
plugins: [{tahqiq: {exports: false}}]
-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
"""


@pytest.fixture
def little(tmp_path: Path) -> Path:
    return editions.write(tmp_path / "edition", editions.base(), MADE_UP)


def written(script: str, edition: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, BENCH / script, edition, out], capture_output=True, text=True)


def test_hugo_gets_the_pages_that_tahqiq_writes(little: Path, tmp_path: Path) -> None:
    done = written("hugo_site.py", little, tmp_path / "hugo")
    assert done.returncode == 0, done.stderr
    built = tahqiq("build", cwd=little)
    assert built.returncode == 0, built.stderr
    layouts = {path.stem for path in (tmp_path / "hugo/layouts").glob("*.html")}
    for language in ("ar", "en"):
        pages = msgspec.json.decode((tmp_path / f"hugo/data/pages/{language}.json").read_bytes())
        folder = little / "site" / language
        theirs = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")}
        assert {page["path"].strip("/") or "." for page in pages} == theirs - {"evidence", "status"}
        assert {page["layout"] for page in pages} <= layouts
        article = next(page for page in pages if page["layout"] == "article")
        assert '<a class="tq-actor" href="../../actors/hana/">' in article["content"]["value"]


def test_what_hugo_would_leave_out_is_refused(tmp_path: Path) -> None:
    whole = editions.write(tmp_path / "edition", editions.base())
    done = written("hugo_site.py", whole, tmp_path / "hugo")
    assert done.returncode == 1
    assert "editorial pages; aliases" in done.stderr


def letters(page: Path) -> str:
    from sites_seen import visible

    return "".join(visible(page.read_text(encoding="utf-8")).split())


@pytest.mark.skipif(not shutil.which("hugo"), reason="no Hugo on PATH")
def test_hugo_shows_the_same_text(little: Path, tmp_path: Path) -> None:
    assert written("hugo_site.py", little, tmp_path / "hugo").returncode == 0
    hugo = ["hugo", "--quiet", "--destination", tmp_path / "site"]
    subprocess.run(
        hugo, cwd=tmp_path / "hugo", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert tahqiq("build", cwd=little).returncode == 0
    for page in (little / "site").rglob("??/**/index.html"):
        name = page.relative_to(little / "site")
        if name.parent.name in ("data", "evidence", "status"):
            continue  # the one names files that Hugo does not make, the other is not made by it
        other = tmp_path / "site" / name
        assert letters(other) == letters(page), name


def test_material_has_a_page_for_each_article_and_actor(little: Path, tmp_path: Path) -> None:
    done = written("material_site.py", little, tmp_path / "material")
    assert done.returncode == 0, done.stderr
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "--site-dir",
        tmp_path / "site",
    ]
    built = subprocess.run(command, cwd=tmp_path / "material", capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    for page in ("articles/visit", "actors/hana", "quotes/2020", "timeline/2020"):
        for language in ("ar", "en"):
            assert (tmp_path / "site" / language / page / "index.html").is_file()
    text = (tmp_path / "site/en/articles/visit/index.html").read_text()
    assert '<a class="tq-actor" href="../../actors/hana/">' in text
