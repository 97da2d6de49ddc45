"""Builds in different folders, time zones and locales, over other states, by more workers are the same to the byte."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

import editions
from harness import REPOSITORY, tahqiq

CHANGE = """\
-- content/actors/town.yml --
kind: place
name: {ar: المدينة, en: The city}
-- content/articles/later/article.yml --
title: {ar: بعد الزيارة, en: After the visit}
source:
  language: ar
  published: 2021-03-04
  rights: quoted
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
quotes:
  joy: {speaker: hana, mode: indirect, about: [truce]}
-- content/articles/later/ar.md --
{#p1}
وقالت [هناء]{actor=hana} إنها [سعيدة بـ[الهدنة]{term=truce}]{quote=joy} في [البلدة]{actor=town}.
-- content/articles/later/en.md --
{#p1}
[Hana]{actor=hana} said that she [is glad of the [truce]{term=truce}]{quote=joy} in [the city]{actor=town}.
"""
UNDONE = """\
-- content/actors/town.yml --
kind: place
name: {ar: البلدة, en: The town}
-- delete content/articles/later/article.yml --
-- delete content/articles/later/ar.md --
-- delete content/articles/later/en.md --
"""


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place"
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, elsewhere / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", elsewhere)
    environment = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "86400",
    }
    done = tahqiq("build", cwd=elsewhere, **environment)
    assert done.returncode == 0, done.stderr
    assert digests(elsewhere / "site") == digests(site)


def little(folder: Path, setting: str = "") -> Path:
    """A little edition whose plugin has a setting."""
    editions.write(folder, editions.base())
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("[tahqiq]", f"[{{tahqiq: {{{setting}}}}}]"), encoding="utf-8")
    return folder


def built(folder: Path, *options: str) -> str:
    """Builds an edition; what is said of it."""
    done = tahqiq("build", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.slow
def test_by_one_worker_and_by_several(tmp_path: Path) -> None:
    one, three = (little(tmp_path / str(n), f"workers: {n}") for n in (1, 3))
    for folder in (one, three):
        built(folder)
    assert digests(one / "site") == digests(three / "site")


@pytest.mark.slow
def test_a_site_is_the_same_however_it_came_about(tmp_path: Path) -> None:
    """Built over a state, renewed, renewed back, built as a whole: what was there before is not to be seen."""
    folder = little(tmp_path)
    built(folder)
    first = digests(folder / "site")
    assert "Nothing to make" in built(folder)
    built(folder, "--whole")
    assert digests(folder / "site") == first
    editions.write(folder, CHANGE)
    assert "pages made" in built(folder)
    changed = digests(folder / "site")
    assert changed != first
    built(folder, "--whole")
    assert digests(folder / "site") == changed
    editions.write(folder, UNDONE)
    assert "removed" in built(folder)
    assert digests(folder / "site") == first
