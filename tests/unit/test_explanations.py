"""Every code of a problem is explained, and its examples are what they say they are."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

import explained
from tahqiq import editing, pipeline
from tahqiq.check import all_codes
from tahqiq.check.rules import RULES
from tahqiq.evidence.codes import CODES as VERIFYING
from tahqiq.problems import Problem
from tahqiq.read.markdown import CODES as MARKDOWN
from tahqiq.read.markdown import parse
from tahqiq.read.project import Project

IN_EDITIONS = sorted(all_codes().keys() - MARKDOWN.keys() - VERIFYING.keys())
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
@pytest.mark.parametrize("code", VERIFYING)
def test_in_verifying(code: str, right: bool, tmp_path: Path) -> None:
    edition = explained.write(tmp_path, VERIFYING[code], right=right)
    article, source = edition / explained.WHERE["article"], edition / explained.WHERE["source"]
    source.parent.mkdir(exist_ok=True)
    source.touch()
    said = article.read_text(encoding="utf-8").replace("mode: indirect", "mode: direct")
    if code == "quote-not-in-source":
        said = re.sub("(?<=sha256: ).*", sha256(source.read_bytes()).hexdigest(), said)
    article.write_text(said, encoding="utf-8")
    manuscript, _ = pipeline.whole(Project(edition))
    found = {problem.code for problem in editing.verified(manuscript, source.parent).problems}
    assert (code in found) is not right


@pytest.mark.parametrize("code", all_codes())
def test_sentences(code: str) -> None:
    entry = all_codes()[code]
    for said in (entry.summary, entry.why, entry.remedy):
        assert not said or (said[-1] in ".`" and "  " not in said and said == said.strip()), said
        assert said.count("`") % 2 == 0


def test_no_rule_is_left_out() -> None:
    declared = {code for rule in RULES for code in rule.CODES}
    assert declared <= all_codes().keys()
