"""What is reported of the wrong example of each code, as `tahqiq explain` publishes it: a family in one text."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import explained
import problem_reports
from tahqiq import editing, pipeline
from tahqiq.check.codes import Family
from tahqiq.check.templates import ON_PAGES
from tahqiq.evidence.codes import CODES as VERIFYING
from tahqiq.model import build
from tahqiq.problems import FoundLate, ProblemCode
from tahqiq.publish.assets import template_loader
from tahqiq.read import read_edition
from tahqiq.read.markdown import CODES as MARKDOWN
from tahqiq.read.markdown import parse
from tahqiq.read.project import Project
from tahqiq.relate import relate
from tahqiq.render import render


def reported(family: Family) -> str:
    """Each code, and the report of its wrong example."""
    return "\n".join(_each(family))


def _each(family: Family) -> Iterator[str]:
    for code, entry in family.codes.items():
        with tempfile.TemporaryDirectory() as folder:
            yield f"-- {code} --\n{_report(code, entry, Path(folder))}"


def _report(code: str, entry: ProblemCode, folder: Path) -> str:
    if code in VERIFYING:
        return verified(code, folder, right=False)
    if code in ON_PAGES:
        return on_pages(code, folder, right=False)
    if code in MARKDOWN:
        assert isinstance(entry.wrong, str)
        return problem_reports.of_text(parse(entry.wrong, "en.md").problems, entry.wrong)
    return problem_reports.of_edition(explained.write(folder, entry, right=False))


def on_pages(code: str, folder: Path, *, right: bool) -> str:
    """What is reported when the pages of an edition with an example in it are made."""
    edition = explained.write(folder, ON_PAGES[code], right=right)
    found = pipeline.checked(Project(edition))
    assert found.problems == ()
    relations = relate(build(read_edition(edition / "content")))
    try:
        assert render(relations, template_loader(edition), found.words).pages
    except FoundLate as late:
        return problem_reports.report([late.problem], edition)
    return ""


def verified(code: str, folder: Path, *, right: bool) -> str:
    """What `tahqiq verify` reports of an edition with an example in it, whose quotation is word for word."""
    edition = explained.write(folder, VERIFYING[code], right=right)
    article, source = edition / explained.WHERE["article"], edition / explained.WHERE["source"]
    source.parent.mkdir(exist_ok=True)
    source.touch()
    said = article.read_text(encoding="utf-8").replace("mode: indirect", "mode: direct")
    if code == "quote-not-in-source":
        said = re.sub("(?<=sha256: ).*", sha256(source.read_bytes()).hexdigest(), said)
    article.write_text(said, encoding="utf-8")
    manuscript, _ = pipeline.whole(Project(edition))
    return problem_reports.report(editing.verified(manuscript, source.parent, edition).problems, edition)
