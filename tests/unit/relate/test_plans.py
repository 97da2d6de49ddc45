"""How the tables are asked: whoever asks about one thing is answered by an index, however many things there are."""

from __future__ import annotations

import re

import pytest
from jinja2 import FileSystemLoader

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.relate.stored import Answers
from tahqiq.render import render

TABLES = read_words([templates() / "words"])[0]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What SQLite does for each query that is asked while all pages are made, by the query."""
    found: dict[str, list[str]] = {}
    content = editions.write(tmp_path_factory.mktemp("plans"), editions.base()) / "content"
    relations = relate(build(read_edition(content)))
    database = relations.answers.database

    def noted(query: str, given: tuple[object, ...]) -> None:
        if query not in found:
            rows = database.execute(f"EXPLAIN QUERY PLAN {query}", given).fetchall()
            found[query] = [str(row[3]) for row in rows]

    class Noting(Answers):
        __slots__ = ()

        def rows(self, fact: str, query: str, *given: object) -> list[tuple[object, ...]]:
            noted(query, given)
            return super().rows(fact, query, *given)

        def one(self, fact: str, query: str, *given: object) -> tuple[object, ...] | None:
            noted(query, given)
            return super().one(fact, query, *given)

    relations.answers.__class__ = Noting
    assert list(render(relations, FileSystemLoader(templates()), TABLES).pages)
    return found


def test_who_asks_about_one_thing_looks_through_no_table(plans: dict[str, list[str]]) -> None:
    asked = {query: steps for query, steps in plans.items() if re.search(r"= \?", query)}
    assert len(asked) > 20
    scans = {
        query: step
        for query, steps in asked.items()
        for step in steps
        if step.startswith("SCAN") and not step.startswith("SCAN (subquery")
    }
    assert scans == {}
