"""All that there is of an actor, by date: how it is filed, and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq.dates import Fault, parse
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Relations, by_date, forget_years, keep_years, relate
from tahqiq.relate.yearly import _steps


@pytest.mark.parametrize(
    "edtf",
    ["2024-08-16", "0045-01-02", "2024-08", "2024", "2024-08-16?", "-0045-01-02", "2024-08-16/17", "XXXX"],
)
def test_a_date_is_filed_by_what_it_says(edtf: str) -> None:
    date = parse(edtf)
    if not isinstance(date, Fault):
        assert _steps(edtf) == by_date(date)


@pytest.fixture
def relations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Relations:
    """Of an edition in which Hana fills more than one page."""
    monkeypatch.setattr("tahqiq.relate.places.LIMIT", 1)
    return relate(build(read_edition(editions.write(tmp_path, editions.base()) / "content")))


def test_what_is_kept_of_an_actor_is_taken_with_its_facts(relations: Relations) -> None:
    with relations.answers.ledger.opened() as worked_out_from:
        worked_out = relations.years("hana")
    keep_years(relations.answers.database, relations.fresh_years)
    relations.forget()
    with relations.answers.ledger.opened() as taken_from:
        taken = relations.years("hana")
    assert taken == worked_out
    assert taken.index.divided
    assert relations.fresh_years == {}
    # An event's own text shows nowhere in the index; whose date moves changes `events hana` too.
    assert taken_from == {fact for fact in worked_out_from if not fact.startswith("event ")}


@pytest.mark.parametrize("fact", ["naming actor hana", "spoken hana", "about hana", "events hana"])
def test_what_has_changed_is_worked_out_anew(relations: Relations, fact: str) -> None:
    relations.years("hana")
    kept = dict(relations.fresh_years)
    keep_years(relations.answers.database, kept)
    forget_years(relations.answers.database, [fact, "spoken house", "head visit"])
    relations.forget()
    relations.years("hana")
    assert relations.fresh_years == kept


def test_what_others_have_changed_is_left_alone(relations: Relations) -> None:
    relations.years("hana")
    keep_years(relations.answers.database, relations.fresh_years)
    forget_years(relations.answers.database, ["spoken house", "actor hana", "naming term hana"])
    relations.forget()
    relations.years("hana")
    assert relations.fresh_years == {}


def test_of_whom_there_is_one_page_everything_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tahqiq.relate.yearly.NEWEST", 0)
    relations = relate(build(read_edition(editions.write(tmp_path, editions.base()) / "content")))
    found = relations.years("hana")
    spoken, about = relations.quote_dates("hana")
    assert not found.index.divided
    assert found.spoken == tuple(key for key, _ in spoken)
    assert found.about == tuple(key for key, _ in about)
    assert found.mentions
    assert len(found.mentions) == len(relations.places_naming("actor", "hana"))
