"""A comparison as it is printed: in both languages, and no word of the edition steers what shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

import editions
from harness import tahqiq
from revised import commit, committed
from tahqiq.compare import Change, Comparison, Difference, Said
from tahqiq.compare.forms import as_markdown, as_page, as_text
from tahqiq.compare.forms.markdown import escape
from tahqiq.compare.telling import Report, told
from tahqiq.comparing import compared
from tahqiq.paths import templates
from tahqiq.problems import Place, Problem
from tahqiq.read.project import find_project
from tahqiq.read.words import read_words
from tahqiq.render.words import words_in

TABLES = read_words([templates() / "words"])[0]
HOSTILE = """\
<script>alert(1)</script> <img src=x onerror=alert(2)> @everyone #1 GH-2 a/b#3 https://github.com/a/b/issues/4 \
www.evil.example `code` | cell | **bold** [link](javascript:alert(5)) </details> --> :smile: &lt;b&gt; \x1b[31m $x$\
"""


def report(comparison: Comparison, language: str = "en") -> Report:
    return told(comparison, words_in(language, TABLES))


def renamed(name: str, id: str = "hana", count: int = 1) -> Comparison:
    """A comparison in which actors have a new name."""
    said = Said("words", name, "en"), Said("words", f"{name}\n\n# {name}", "en")
    change = Change("name", "changed", "en", before=said[:1], after=said[1:])
    found = (
        Difference("actor", f"{id}-{n}", "changed", (("en", name),), changes=(change,)) for n in range(count)
    )
    problem = Problem(Place("content/<b>.yml", 1), "x", name, name)
    return Comparison(name[:300], name[:300], tuple(found), (problem,), ())


def test_markdown_says_hostile_words_and_no_more() -> None:
    page = html.fromstring(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        as_markdown(report(renamed(HOSTILE)), "en")
    ))  # fmt: skip
    allowed = {
        "h2",
        "h3",
        "p",
        "table",
        "tbody",
        "tr",
        "td",
        "details",
        "summary",
        "ul",
        "li",
        "b",
        "i",
        "br",
    }
    allowed |= {"code", "span", "del", "ins", "div"}
    assert {element.tag for element in page.iter()} <= allowed
    assert {name for element in page.iter() for name in element.attrib} <= {"lang", "dir"}
    text = page.text_content()
    shown = re.sub(r"\s+", " ", HOSTILE)
    assert shown.strip() in text.replace("\u2060", "")
    assert not re.search(r"@\w|#\d|GH-\d|://\w|www\.\w|:smile:", text)
    assert len(page.findall(".//summary")) == 1


@pytest.mark.parametrize("text", ["a@b.example", "x#12", "http://x.example", "WWW.x.example", "gh-7", ":+1:"])
def test_what_would_ping_is_broken_by_something_that_nobody_sees(text: str) -> None:
    assert "\u2060" in escape(text)
    assert escape(text).replace("\u2060", "") == text


def test_ordinary_words_are_left_alone() -> None:
    assert escape("قال: «نعم» عند 10:30 # و @ وحدهما") == "قال: «نعم» عند 10:30 # و @ وحدهما"


def test_markdown_has_a_largest_size_and_says_what_is_left_out() -> None:
    long = as_markdown(report(renamed("سلمى " * 40, count=2000)), "en", 65_000)
    assert len(long.encode()) <= 65_000
    shown = long.count("<details>")
    assert 20 < shown < 2000
    assert f"Not shown, for want of room ({2000 - shown}):" in long
    assert f"<code>hana-{shown}</code>" in long
    assert "<td>2000</td>" in long
    assert MarkdownIt("commonmark").render(long).count("<details>") == shown


def test_a_single_thing_that_is_too_large_is_named() -> None:
    long = as_markdown(report(renamed("x" * 90_000, "big")), "en", 65_000)
    assert len(long.encode()) <= 65_000
    assert "<code>big-0</code>" in long


def test_the_page_is_well_formed_and_has_no_script() -> None:
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        page = html.document_fromstring(as_page(report(renamed(HOSTILE), language), language))
        assert (page.get("lang"), page.get("dir")) == (language, direction)
        assert not list(page.iter("script", "img", "link", "a"))
        assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]


def test_a_terminal_is_not_steered() -> None:
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", as_text(report(renamed(f"{HOSTILE}\u202e")))
    )


CHANGED = """\
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} [البلدة]{actor=town} [أمس]{date=2020-01-01}.

{#p2}
وقالت إنها [ترجو أن تدوم [الهدنة]{term=truce}]{quote=hope}.
-- content/events/session.yml --
title: {ar: جلسة المجلس, en: The council's session}
date: 2020-01~
stated: {ar: أمس}
actors: [hana, council]
place: town
sources: [visit#p1]
"""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    committed(tmp_path, editions.base())
    editions.write(tmp_path, CHANGED)
    return tmp_path


def test_it_reads_as_a_reviewer_speaks(changed: Path) -> None:
    found = compared(find_project(changed), "HEAD")
    english = as_text(report(found)).replace("\u2068", "").replace("\u2069", "")
    assert "~ Paragraph 2 (Arabic): وقالت إنها [-تأمل-]{+ترجو+} أن تدوم الهدنة." in english
    assert (
        "The translation into English does not change, and nobody has said that it is still right." in english
    )
    assert "~ Date: [-1 January 2020-] → {+around January 2020+}" in english
    arabic = as_text(report(found, "ar")).replace("\u2068", "").replace("\u2069", "")
    assert "~ الفقرة ٢ (العربية): وقالت إنها [-تأمل-]{+ترجو+} أن تدوم الهدنة." in arabic
    assert "~ التاريخ: [-١ كانون الثاني ٢٠٢٠-] ← {+نحو كانون الثاني ٢٠٢٠+}" in arabic


def test_every_aspect_and_state_has_words() -> None:
    """All keys that the code puts together stand in both tables."""
    source = Path(__file__).parents[3] / "generator/tahqiq/compare"
    code = "\n".join(path.read_text("utf-8") for path in source.glob("*fact*.py"))
    aspects = set(re.findall(r'(?:localised|literals?|choice|date|dating|things)\(\s*"([a-z0-9.-]+)"', code))
    aspects |= set(re.findall(r'yield \("([a-z.-]+)",', code))
    assert len(aspects) > 35
    for table in TABLES.values():
        assert [a for a in aspects if f"diff.aspect.{a.replace('.', '-')}" not in table] == []


def test_the_command(changed: Path) -> None:
    said = tahqiq("diff", cwd=changed)
    assert (said.returncode, said.stderr) == (0, "")
    assert "Paragraph 2" in said.stdout
    assert "الفقرة ٢" in tahqiq("diff", "--language", "ar", cwd=changed).stdout
    assert tahqiq("diff", "--format", "html", cwd=changed).stdout.startswith("<!DOCTYPE html>")
    assert tahqiq("diff", "HEAD", "--format", "markdown", cwd=changed).stdout.startswith("## What changes")
    data = json.loads(tahqiq("diff", "--format", "json", cwd=changed).stdout)
    assert [d["id"] for d in data["differences"]] == ["visit", "session"]
    commit(changed)
    assert "Nothing changes" in tahqiq("diff", "HEAD", cwd=changed).stdout
    assert "session" in tahqiq("diff", "HEAD~1", "HEAD", cwd=changed).stdout


def test_wrong_usage_is_said(changed: Path, tmp_path: Path) -> None:
    for arguments, sentence in (
        (["nowhere"], 'There is no revision "nowhere" in this repository.'),
        (["--language", "xx"], 'There are no words for "xx": name one of ar, en.'),
    ):
        said = tahqiq("diff", *arguments, cwd=changed)
        assert (said.returncode, said.stdout) == (2, "")
        assert sentence in said.stderr
    said = tahqiq("diff", cwd=changed, PATH=str(tmp_path))
    assert (said.returncode, said.stderr.strip()) == (3, "There is no git on this machine.")


@pytest.mark.parametrize("form", ["page", "markdown"])
def test_what_stands_between_backticks_is_code_in_the_sentence_of_a_problem(form: str) -> None:
    said = "run `tahqiq <verify>` or `x`, not ``"
    problem = Problem(Place("a.md", 1), "x", said)
    comparison = Comparison("a", "b", (), (problem,), ())
    if form == "page":
        page = html.fromstring(as_page(report(comparison), "en"))
    else:
        shown = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
            as_markdown(report(comparison), "en")
        )
        page = html.fromstring(f"<main>{shown}</main>")
    assert page.xpath("//code[@dir='ltr' and not(contains(., 'a.md'))]/text()") == ["tahqiq <verify>", "x"]
    assert "run tahqiq <verify> or x, not ``" in page.text_content()
