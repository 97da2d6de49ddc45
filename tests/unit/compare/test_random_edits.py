"""Whatever an editor does, the comparison names what was changed, all of it, and nothing else."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random

import pytest

import books
import random_edits
from odd_edits import MISTAKES, WHOLE
from revised import commit
from tahqiq import pipeline
from tahqiq.compare.differences import changed_problems
from tahqiq.compare.forms import as_json, as_markdown, as_page, as_text
from tahqiq.compare.telling import told
from tahqiq.comparing import compared
from tahqiq.paths import templates
from tahqiq.read.project import find_project
from tahqiq.read.words import read_words
from tahqiq.render.words import words_in
from tahqiq.sides import things_in

EDITS = {**random_edits.ORDINARY, **WHOLE, **MISTAKES}
UNSEEN = {"order_quotes"}
"""Edits that may change a file and nothing that a reader of the edition is told: the order of article.yml's quotes."""
TABLES = read_words([templates() / "words"])[0]


def written(folder: Path, book: books.Book) -> None:
    settings = books.SETTINGS.format(search="false", previews="false", exports="[]")
    books.write(folder, {**book.files(), "mkdocs.yml": settings.encode()})


@pytest.mark.parametrize("seed", range(6))
def test_exactly_what_was_changed_is_named(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    book = random_edits.book(random)
    written(tmp_path, book)
    commit(tmp_path)
    before = pipeline.checked(find_project(tmp_path)).problems
    for _ in range(8):
        name = random.choice(sorted(EDITS))
        old, edited = book.files(), copy.deepcopy(book)
        EDITS[name](edited, random)
        written(tmp_path, edited)
        found = compared(find_project(tmp_path))
        files = {f for f in {*old, *edited.files()} if old.get(f) != edited.files().get(f)}
        expected = {("article" if kind == "lock" else kind, id) for kind, id in things_in(files, "content")}
        named = {(d.kind, d.id) for d in found.differences}
        assert named == expected or (name in UNSEEN and named < expected), (name, files)
        now = pipeline.checked(find_project(tmp_path)).problems
        assert (found.new, found.gone) == changed_problems(before, now), name
        report = told(found, words_in("ar", TABLES))
        assert as_text(report)
        assert as_markdown(report, "ar")
        assert as_page(report, "ar")
        assert as_json(found)
        if name in MISTAKES:
            written(tmp_path, book)
            continue
        book, before = edited, now
        commit(tmp_path)
        assert compared(find_project(tmp_path)).empty
