"""Forms of problems for programs: JSON, annotations of GitHub's pull requests, SARIF.

Each says why a problem matters and how to learn more of it: `tahqiq explain CODE`.
`before` goes before the paths of problems, where the edition is not the folder that one is in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import quote

from tahqiq import __version__
from tahqiq.check.catalogue import explained
from tahqiq.check.explanation import Explanation, explanation
from tahqiq.problems import Problem
from tahqiq.read.explanations import OWN

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, one a problem, with its place spelled out."""
    rows = [{**p.spelled_out(), "why": explanation(p.code).why, "help": _command(p.code)} for p in problems]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_github(problems: Sequence[Problem], before: str = "") -> str:
    """Workflow commands of GitHub Actions, a line each: they become annotations at the lines of a pull request."""
    return "\n".join(f"::{p.severity} {_properties(p, before)}::{_data(_told(p))}" for p in problems)


def _properties(problem: Problem, before: str) -> str:
    place = problem.place
    found: dict[str, object] = {"file": before + place.file}
    if place.line:
        found["line"] = place.line
    if place.column:
        found["col"] = place.column
        found["endColumn"] = place.column + max(place.length, 1) - 1
    found["title"] = problem.code
    return ",".join(f"{name}={_property(str(value))}" for name, value in found.items())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _told(problem: Problem) -> str:
    """For people: a line what is wrong, one why, one how to learn more."""
    return "\n".join(filter(None, [problem.sentence, explanation(problem.code).why, _command(problem.code)]))


def _command(code: str) -> str:
    return f"tahqiq explain {code}"


def as_sarif(problems: Sequence[Problem], before: str = "") -> str:
    """SARIF 2.1.0 (OASIS), one run: for code scanning and for editors. Columns count code points."""
    named = sorted({p.code for p in problems})
    driver = {"name": "tahqiq", "version": __version__, "rules": [_rule(explanation(code)) for code in named]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(p, before, named.index(p.code)) for p in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(told: Explanation) -> dict[str, object]:
    """A reportingDescriptor (3.49), with what `tahqiq explain` says."""
    about = " ".join(filter(None, [told.summary, told.why]))
    help_text = "\n".join(filter(None, [told.why, told.remedy, _command(told.code)]))
    return {
        "id": told.code,
        "shortDescription": {"text": told.summary},
        "fullDescription": {"text": about},
        "help": {"text": help_text, "markdown": explained(told, OWN)},
        "defaultConfiguration": {"level": told.severity},
    }


def _result(problem: Problem, before: str, rule: int) -> dict[str, object]:
    place = problem.place
    where: dict[str, object] = {
        "artifactLocation": {"uri": quote(before + place.file), "uriBaseId": "%SRCROOT%"}
    }
    if place.line:
        where["region"] = _region(problem)
    # The same problem is known again when lines before it have come or gone.
    known = blake2b("\0".join((place.file, problem.code, problem.message)).encode(), digest_size=16)
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": problem.sentence},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"tahqiq/v1": known.hexdigest()},
    }


def _region(problem: Problem) -> dict[str, int]:
    """The end column is that after the last one (3.30.8)."""
    place = problem.place
    found = {"startLine": place.line}
    if place.column:
        found |= {"startColumn": place.column, "endColumn": place.column + max(place.length, 1)}
    return found
