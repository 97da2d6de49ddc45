"""Problems for programs: each form names the place that is meant, and nothing in a message ends it early."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import editions
from harness import tahqiq
from tahqiq.check import all_codes
from tahqiq.cli.forms import as_github, as_json, as_sarif
from tahqiq.problems import Place, Problem

WHERE = Place("content/articles/a, b: 100%/ar.md", 3, 7, 4)
ODD = Problem(WHERE, "unknown-actor", 'no actor "x%0A\n::error::y"', "did you mean “هناء”?")
WHOLE = Problem(Place("content/edition.yml"), "missing-key", "a key is missing", severity="warning")


def test_annotations_are_a_line_each() -> None:
    first, second = as_github([ODD, WHOLE], "news/").split("\n")
    assert first == (
        "::error file=news/content/articles/a%2C b%3A 100%25/ar.md,line=3,col=7,endColumn=10,title=unknown-actor"
        '::no actor "x%250A%0A::error::y"; did you mean “هناء”?'
        "%0AThe link would lead nowhere, and the actor's page would lack this place.%0Atahqiq explain unknown-actor"
    )
    assert second.startswith("::warning file=news/content/edition.yml,title=missing-key::a key is missing%0A")


def test_sarif_says_where_in_code_points() -> None:
    (run,) = json.loads(as_sarif([ODD, WHOLE]))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    odd, whole = run["results"]
    assert [rules[r["ruleIndex"]] for r in run["results"]] == [odd["ruleId"], whole["ruleId"]]
    place = odd["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/articles/a%2C%20b%3A%20100%25/ar.md"
    assert place["region"] == {"startLine": 3, "startColumn": 7, "endColumn": 11}
    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert (odd["level"], whole["level"]) == ("error", "warning")


def test_each_form_explains_the_code() -> None:
    told = all_codes()["unknown-actor"]
    (row,) = json.loads(as_json([ODD]))
    assert (row["why"], row["help"]) == (told.why, "tahqiq explain unknown-actor")
    (run,) = json.loads(as_sarif([ODD]))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == told.summary
    assert rule["fullDescription"]["text"] == f"{told.summary} {told.why}"
    assert rule["help"]["text"].splitlines() == [told.why, told.remedy, "tahqiq explain unknown-actor"]
    assert f"Wrong · `events/<id>.yml`\n\n```wrong\n{told.wrong}" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "error"


@pytest.mark.parametrize("code", all_codes())
def test_every_code_can_be_shown_in_every_form(code: str) -> None:
    problem = Problem(WHERE, code, "said", severity=all_codes()[code].severity)
    (run,) = json.loads(as_sarif([problem]))["runs"]
    assert all(text for text in run["tool"]["driver"]["rules"][0]["help"].values())
    assert json.loads(as_json([problem]))
    assert "\n" not in as_github([problem])


def test_a_problem_is_known_again_on_another_line() -> None:
    moved = Problem(Place(WHERE.file, 30, 7, 4), ODD.code, ODD.message, ODD.hint)
    other = Problem(WHERE, ODD.code, "something else")
    known = [
        result["partialFingerprints"]["tahqiq/v1"]
        for problem in (ODD, moved, other)
        for result in json.loads(as_sarif([problem]))["runs"][0]["results"]
    ]
    assert known[0] == known[1] != known[2]


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_of_a_folder_of_a_repository(tmp_path: Path, form: str) -> None:
    editions.write(tmp_path / "news", editions.base(), "-- content/actors/town.yml --\nkind: nothing\n")
    done = tahqiq("check", "-C", "news", "--format", form, cwd=tmp_path)
    assert done.returncode == 1
    assert re.search(r"news/content/actors/town\.yml", done.stdout)
    sound = tahqiq("check", "--format", form, cwd=editions.write(tmp_path / "sound", editions.base()))
    assert sound.returncode == 0
    assert sound.stdout == "" if form == "github" else json.loads(sound.stdout)["runs"][0]["results"] == []
