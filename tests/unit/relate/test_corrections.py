"""The latest corrections of the edition: in one order, and a change of the answer is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Relations, relate
from tahqiq.relate.changes import change_article
from tahqiq.relate.rows import ArticleRows, rows_of

FACT = "corrections 50"


def corrected(name: str, *dates: str) -> str:
    """The small edition's article under a name, with corrections of these dates."""
    texts = editions.base().split("-- content/articles/visit/")[1:4]
    head, arabic, english = (text.split("-- content/pages")[0] for text in texts)
    entries = "".join(f"  - {{date: '{date}', text: {{ar: صُحّح, en: Mended}}}}\n" for date in dates)
    parts = (f"{head}corrections:\n{entries}" if dates else head, arabic, english)
    return "".join(f"-- content/articles/{name}/{part}" for part in parts)


def modelled(folder: Path, *texts: str) -> Relations:
    return relate(build(read_edition(editions.write(folder, editions.base(), *texts) / "content")))


def rows(relations: Relations, name: str) -> ArticleRows:
    edition = relations.edition
    return rows_of(edition.articles[name], edition.languages, edition.actors)


@pytest.fixture
def relations(tmp_path: Path) -> Relations:
    texts = (corrected("visit", "2021-05-01", "2022-01-01"), corrected("again", "2022-01-01", "2022-01-01"))
    return modelled(tmp_path / "one", *texts)


def test_the_latest_come_first(relations: Relations) -> None:
    assert relations.latest_corrections(50) == [("again", 1), ("again", 0), ("visit", 1), ("visit", 0)]
    assert relations.latest_corrections(2) == [("again", 1), ("again", 0)]


def test_the_question_is_written_down(relations: Relations) -> None:
    with relations.answers.ledger.opened() as facts:
        relations.latest_corrections(50)
    assert facts == {FACT}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (corrected("visit", "2021-05-01", "2022-01-01", "2020"), True),
        (corrected("visit", "2021-05-01"), True),
        (corrected("visit"), True),
        (corrected("visit", "2021-05-01", "2023-01-01"), True),
        (corrected("visit", "2021-05-01", "2022-01-01").replace("Mended", "Set right"), False),
        (corrected("visit", "2021-05-01", "2022-01-01").replace("A visit to the town", "A visit"), False),
    ],
)
def test_an_edit_says_whether_the_answer_is_another(
    relations: Relations, tmp_path: Path, text: str, told: bool
) -> None:
    again = corrected("again", "2022-01-01", "2022-01-01")
    other = modelled(tmp_path / "other", text, again)
    facts = change_article(relations, rows(relations, "visit"), rows(other, "visit"))
    assert (FACT in facts) == told
    assert relations.latest_corrections(50) == other.latest_corrections(50)
    assert "article visit" in facts
