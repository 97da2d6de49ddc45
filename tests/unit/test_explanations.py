"""Every code of a problem is explained, and its examples are what they say they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import explained
import published_examples
from harness import tahqiq
from tahqiq import pipeline
from tahqiq.check import all_codes
from tahqiq.check.catalogue import catalogue
from tahqiq.check.codes import families
from tahqiq.check.explanation import WORDS, explanation
from tahqiq.check.rules import RULES
from tahqiq.check.templates import ON_PAGES
from tahqiq.evidence.codes import CODES as VERIFYING
from tahqiq.problems import Problem
from tahqiq.read.explanations import explained_in, explanations
from tahqiq.read.markdown import CODES as MARKDOWN
from tahqiq.read.markdown import Heading, parse, plain_block
from tahqiq.read.project import Project

IN_EDITIONS = sorted(all_codes().keys() - MARKDOWN.keys() - VERIFYING.keys() - ON_PAGES.keys())
both = pytest.mark.parametrize("right", [False, True], ids=["wrong", "right"])


def held(problems: tuple[Problem, ...], code: str, *, right: bool) -> None:
    if right:
        assert [str(problem) for problem in problems] == []
    else:
        severities = {problem.severity for problem in problems if problem.code == code}
        assert severities == {all_codes()[code].severity}, [str(problem) for problem in problems]


@both
@pytest.mark.parametrize("code", IN_EDITIONS)
def test_in_the_small_edition(code: str, right: bool, tmp_path: Path) -> None:
    edition = explained.write(tmp_path, all_codes()[code], right=right)
    held(pipeline.checked(Project(edition)).problems, code, right=right)


@both
@pytest.mark.parametrize("code", MARKDOWN)
def test_in_a_text(code: str, right: bool) -> None:
    entry = MARKDOWN[code]
    text = entry.right if right else entry.wrong
    assert isinstance(text, str)
    held(parse(text, "en.md").problems, code, right=right)


@both
@pytest.mark.parametrize("code", ON_PAGES)
def test_on_pages(code: str, right: bool, tmp_path: Path) -> None:
    said = published_examples.on_pages(code, tmp_path, right=right)
    assert (f"[{code}]" in said) is not right


@both
@pytest.mark.parametrize("code", VERIFYING)
def test_in_verifying(code: str, right: bool, tmp_path: Path) -> None:
    said = published_examples.verified(code, tmp_path, right=right)
    assert (f"[{code}]" in said) is not right


@pytest.mark.parametrize("code", all_codes())
def test_sentences(code: str) -> None:
    entry = all_codes()[code]
    for said in (entry.summary, entry.why, entry.remedy):
        assert not said or (said[-1] in ".`" and "  " not in said and said == said.strip()), said
        assert said.count("`") % 2 == 0


def test_an_example_that_is_too_large_on_purpose_is_shown_by_its_ends() -> None:
    (wrong,) = explanation("over-limit").wrong
    assert len(wrong.text) < 300
    assert wrong.text.startswith("{#p1}\nShe came and went") and wrong.text.endswith("and came.")


def test_no_rule_is_left_out() -> None:
    declared = {code for rule in RULES for code in rule.CODES}
    assert declared <= all_codes().keys()


TRANSLATED = explained_in()[1:]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_explanation_is_missing_or_left_over(language: str) -> None:
    expected = {f"words.{key}" for key in WORDS} | {f"families.{family.name}" for family in families()}
    for code, entry in all_codes().items():
        expected |= {f"codes.{code}.{part}" for part in ("summary", "why", "remedy") if getattr(entry, part)}
    told = explanations(language)
    assert told.keys() == expected
    for key, said in told.items():
        assert said.count("`") % 2 == 0, key
        # What is typed is the same in every language.
        code, _, part = key.removeprefix("codes.").rpartition(".")
        if key.startswith("codes."):
            assert commands(said) == commands(getattr(all_codes()[code], part)), key


def commands(text: str) -> list[str]:
    """The commands that a sentence names."""
    return sorted(
        typed for typed in re.findall("`([^`]*)`", text) if typed.startswith(("tahqiq ", "sha256sum"))
    )


def test_arabic_is_punctuated_as_arabic() -> None:
    for key, said in explanations("ar").items():
        words = re.sub("`[^`]*`", "`", said)
        assert not re.search(r"[ء-ي][,;?]|[,;?] [ء-ي]|\.\.\.|  ", words), key


@pytest.mark.parametrize("language", [*explained_in(), "fr"])
def test_the_page_of_all_codes(language: str) -> None:
    page = catalogue(language)
    parsed = parse(f"{{#title}}\n# Codes\n\n{page}", "codes.md")
    assert [str(problem) for problem in parsed.problems] == []
    headings = [block for block in parsed.document.blocks if isinstance(block, Heading)][1:]
    assert [block.id for block in headings if block.level == 3] == [c for f in families() for c in f.codes]
    assert [block.id for block in headings if block.level == 2] == [f"codes-{f.name}" for f in families()]
    # What is said is what is read: no sign of a sentence is taken for Markdown.
    shown = "\n".join(plain_block(block) for block in parsed.document.blocks)
    for code in all_codes():
        told = explanation(code, language)
        for said in (told.summary, told.why, told.remedy, *(s.text for s in (*told.wrong, *told.right))):
            assert bare(said) in bare(shown)
        assert plain_block(headings[[h.id for h in headings].index(code)]) == code


def bare(text: str) -> str:
    return text.replace("`", "").replace("’", "'")


def test_families_and_examples_show_what_nobody_sees() -> None:
    (shown,) = explanation("invisible-character").wrong
    assert "⟨U+200F⟩" in shown.text
    assert explanation("text-empty").wrong[0].text == "(an empty file)"


def test_the_command(tmp_path: Path) -> None:
    listed = tahqiq("explain", cwd=tmp_path)
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.splitlines() if line.startswith("  ")] == [
        code for family in families() for code in family.codes
    ]
    told = tahqiq("explain", "date-unexplained", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    for said in (
        "date-unexplained (warning)",
        "Why\n",
        "Wrong · events/<id>.yml\n  date: 2020-01-01\n",
        "What to do\n",
    ):
        assert said in told.stdout
    arabic = tahqiq("explain", "quote-changed", "--language", "ar", cwd=tmp_path).stdout
    assert "quote-changed (خطأ)" in arabic
    assert "\u2068`tahqiq verify --sources DIR`\u2069" in arabic
    assert arabic.count("\u2067") + arabic.count("\u2068") == arabic.count("\u2069")
    fixed = tahqiq("explain", "span-space-before-brace", cwd=tmp_path).stdout
    assert fixed.endswith("What to do\n  `tahqiq check --fix` mends it where only one answer is right.\n")
    wrong = tahqiq("explain", "date-unexplaind", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert 'did you mean "date-unexplained"?' in wrong.stderr
    assert tahqiq("explain", "unknown-actor", "--language", "xx", cwd=tmp_path).returncode == 2
