"""The page that says how to verify a quotation by hand: what it tells a reader to do comes out as it says."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
import exported
from tahqiq import editing, pipeline
from tahqiq.export.edition_json import EDITION_JSON
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render

TABLES = read_words([templates() / "words"])[0]
SOURCE = "زارت البلدة.\r\nوقالت: “سندوم على هدنة”، ثم قالت: «نعم» و«لا».\r\n"
ARTICLE = f"""\
-- content/articles/visit/article.yml --
title: {{ar: زيارة إلى البلدة, en: A visit to the town}}
source:
  language: ar
  published: 2020-01-02
  stated: {{ar: اليوم}}
  url: https://example.org/visit
  rights: quoted
  sha256: {hashlib.sha256(SOURCE.encode("utf-8-sig")).hexdigest()}
texts:
  ar: {{kind: account}}
  en: {{kind: translation, of: ar}}
quotes:
  hope: {{speaker: hana, mode: direct}}
  both: {{speaker: hana, mode: direct}}
-- content/articles/visit/ar.md --
{{#p1}}
قالت: [“سندوم على هدنة”]{{quote=hope}}.

{{#p2}}
ثم [«نعم»]{{quote=both}}، و[«لا»]{{quote=both}}.
-- content/articles/visit/en.md --
{{#p1}}
She said: [“we shall keep a truce”]{{quote=hope}}.

{{#p2}}
Then [“yes”]{{quote=both}}, and [“no”]{{quote=both}}.
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose quotations are verified; source.txt beside it, as Windows leaves it."""
    folder = editions.write(tmp_path_factory.mktemp("proof"), editions.base(), ARTICLE)
    (folder / "sources").mkdir()
    (folder / "sources/source.txt").write_bytes(SOURCE.encode("utf-8-sig"))
    project = Project(folder)
    manuscript, problems = pipeline.whole(project)
    assert editing.but_for_proof(problems) == ()
    outcome = editing.verified(manuscript, folder / "sources", folder)
    assert outcome.problems == ()
    for name, text in outcome.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(folder: Path, language: str) -> html.HtmlElement:
    edition = relate(build(read_edition(folder / "content")))
    site = render(edition, FileSystemLoader(templates()), TABLES)
    (found,) = (p for p in site.pages if p.address == f"{language}/evidence/")
    return html.fromstring(found.body)


def run(program: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_steps_by_hand_lead_to_the_words(edition: Path, language: str) -> None:
    found = page(edition, language)
    commands = [code.text_content() for code in found.xpath("//ol//pre/code")]
    assert commands[0] == "sha256sum source.txt"
    assert (
        found.find_class("tq-hash")[0].text_content()
        == hashlib.sha256(SOURCE.encode("utf-8-sig")).hexdigest()
    )
    shown = found.xpath("//blockquote[@lang='ar']")[0].text_content()
    printed = run(commands[1], edition / "sources").stdout
    assert printed.split() and all(word in shown for word in printed.split())
    assert printed.strip() in ("سندوم على هدنة", "نعم لا")


def test_the_program_finds_what_stands_and_what_does_not(edition: Path) -> None:
    (program,) = (
        code.text_content() for code in page(edition, "en").xpath("//pre[contains(@class, 'program')]/code")
    )
    data = exported.files(EDITION_JSON, exported.published(edition / "content"))["data/edition.json"]
    (edition / "edition.json").write_bytes(data)
    done = run(program, edition, "edition.json", "sources")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.splitlines()) == ["the same\tvisit/both", "the same\tvisit/hope"]

    other = json.loads(data)
    other["articles"][0]["blocks"][0]["text"]["ar"] = other["articles"][0]["blocks"][0]["text"]["ar"].replace(
        "سند", "سنخ"
    )
    (edition / "edition.json").write_text(json.dumps(other), encoding="utf-8")
    done = run(program, edition, "edition.json", "sources")
    assert done.returncode == 1
    assert sorted(done.stdout.splitlines()) == ["OTHER\tvisit/hope", "the same\tvisit/both"]
    assert "no such source here\tvisit/hope" in run(program, edition, "edition.json", "content").stdout


def test_an_edition_without_verified_quotations_says_so(tmp_path: Path) -> None:
    found = page(editions.write(tmp_path, editions.base()), "en")
    assert "nothing is verified yet" in found.text_content()
    assert not found.xpath("//ol")
