"""Writes what is reported of each example now; review the difference before you commit it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import editions
import problem_reports
import published_examples
from tahqiq.check.codes import families
from tahqiq.read.markdown import parse

FOLDER = Path(__file__).parent


def main() -> None:
    """Writes every expected.txt, and what comes of the published examples."""
    for bad in sorted(FOLDER.glob("*/bad.*")):
        text = bad.read_text(encoding="utf-8")
        if bad.suffix == ".md":
            found = problem_reports.of_text(parse(text, "bad.md").problems, text)
        else:
            with tempfile.TemporaryDirectory() as folder:
                edition = editions.write(Path(folder), editions.base(), text)
                found = problem_reports.of_edition(edition)
        (bad.parent / "expected.txt").write_text(found, encoding="utf-8")
    for family in families():
        said = published_examples.reported(family)
        (FOLDER / "published" / f"{family.name}.txt").write_text(said, encoding="utf-8")


main()
