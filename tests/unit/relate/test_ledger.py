"""What was read is written down, on every page of the ledger that is open, and again when something kept is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Ledger, Memory, relate


def test_an_inner_page_is_read_on_the_outer_one_too() -> None:
    ledger = Ledger()
    with ledger.opened() as outer:
        ledger.read("actor iraq")
        with ledger.opened() as inner:
            ledger.reads({"head visit", "spoken iraq"})
        ledger.read("timeline")
    assert inner == {"head visit", "spoken iraq"}
    assert outer == {"actor iraq", "head visit", "spoken iraq", "timeline"}


def test_a_page_is_closed_whatever_happens() -> None:
    ledger = Ledger()
    with ledger.opened() as outer:
        with pytest.raises(KeyError), ledger.opened():
            ledger.read("article gone")
            raise KeyError
        ledger.read("after")
    assert outer == {"article gone", "after"}


def test_what_is_kept_is_made_once_and_read_each_time() -> None:
    ledger, made = Ledger(), []
    memory = Memory(ledger)

    def make() -> str:
        made.append("link")
        ledger.read("actor iraq")
        return "a link"

    for _ in range(3):
        with ledger.opened() as facts:
            assert memory.of("iraq", make) == "a link"
        assert facts == {"actor iraq"}
    assert made == ["link"]


def test_what_is_made_of_something_kept_hangs_on_its_facts() -> None:
    ledger = Ledger()
    memory = Memory(ledger)

    def inner() -> int:
        ledger.read("actor iraq")
        return 1

    memory.of("inner", inner)
    memory.of("outer", lambda: memory.of("inner", inner) + 1)
    with ledger.opened() as facts:
        assert memory.of("outer", lambda: 0) == 2
    assert facts == {"actor iraq"}


def test_not_more_is_kept_than_the_limit() -> None:
    memory = Memory(Ledger(), limit=2)
    for key in range(5):
        memory.of(key, lambda: "")
    assert len(memory.kept) <= 2


def test_an_answer_that_is_at_hand_is_read_all_the_same(tmp_path: Path) -> None:
    relations = relate(build(read_edition(editions.write(tmp_path, editions.base()) / "content")))
    read = []
    for _ in range(2):
        with relations.answers.ledger.opened() as facts:
            relations.mentions_in("visit", "actor", "hana")
            relations.places_naming("actor", "hana")
            relations.quote_dates("hana")
            relations.events_of_article("visit")
            relations.beside("visit")
        read.append(facts)
    named = {
        "mentions-in visit actor hana",
        "naming actor hana",
        "spoken hana",
        "about hana",
        "told-in visit",
    }
    assert read[0] == read[1] >= {*named, "beside visit"}
