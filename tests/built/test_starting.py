"""What a command loads: a build that makes a few pages is mostly that, so it loads nothing that it does without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

import books
from harness import wait_past
from random_edits import book
from renewals import build
from tahqiq.read.scan import GRAIN
from text_edits import change_words

# Each takes its hundredth of a second or more: drawing, laying out, sharing work, colours and bars, CLDR, MkDocs.
NOT_NEEDED = {
    "numpy", "networkx", "uharfbuzz", "multiprocessing", "concurrent.futures", "rich", "babel",
    "mkdocs", "fsspec", "distributed", "tahqiq.search", "tahqiq.plugin",
    "tahqiq.render.figure", "tahqiq.render.guide.page", "tahqiq.render.manual.page", "tahqiq.render.views.network",
    "tahqiq.export.epub", "tahqiq.export.tei", "tahqiq.export.tables",
}  # fmt: skip
PROGRAM = """\
import sys
from tahqiq.cli import main
main(["build"], standalone_mode=False)
print(*sys.modules)
"""


def loaded(folder: Path) -> tuple[str, set[str]]:
    """What a build says, and what it loads."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, capture_output=True, text=True, timeout=100, check=True
    )
    return done.stderr, {*done.stdout.split()}


@pytest.mark.slow
def test_a_renewal_loads_only_what_it_needs(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    clock = tmp_path_factory.mktemp("clock")
    edition = book(Random(3))
    books.write(tmp_path, {**books.settings(exports=False), **edition.files()})
    wait_past(2 * GRAIN, clock)  # what was written right before a build counts as changed after it
    build(tmp_path)
    change_words(edition, Random(4))
    books.write(tmp_path, {**books.settings(exports=False), **edition.files()})
    wait_past(2 * GRAIN, clock)
    said, modules = loaded(tmp_path)
    assert "pages made" in said
    assert modules & NOT_NEEDED == set()
    said, modules = loaded(tmp_path)
    assert "Nothing to make" in said
    assert (
        modules & {*NOT_NEEDED, "jinja2", "markdown_it", "rich", "tahqiq.pipeline", "tahqiq.renewal"} == set()
    )
