"""Jobs: which pages they ask for, and that none of them is made twice."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemLoader

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import Job, Printing, printing
from tahqiq.render.jobs import ACTOR, ARTICLE, EVERYWHERE, INDEXES, still_to_do


def of_base(folder: Path) -> Printing:
    relations = relate(build(read_edition(editions.write(folder, editions.base()) / "content")))
    return printing(relations, FileSystemLoader(templates()), read_words([templates() / "words"])[0])


def test_a_job_wants_what_is_asked_for_and_not_done() -> None:
    job = Job(ACTOR, ("hana",), only=frozenset({"ar/a/", "en/a/"}), done=frozenset({"en/a/"}))
    assert [job.wants(address) for address in ("ar/a/", "en/a/", "en/b/")] == [True, False, False]
    assert Job(ACTOR, ("hana",), done=frozenset({"en/a/"})).wants("ar/a/")


def test_what_is_done_is_left_out_of_the_job_that_it_is_of() -> None:
    wave = (Job(ACTOR, ("hana", "town")), Job(ACTOR, ("iraq",)), Job(INDEXES, ("hana",)), Job(EVERYWHERE))
    done = {(ACTOR, "hana"): {"ar/hana/"}, (ACTOR, "town"): {"en/town/"}, (EVERYWHERE, ""): {"404.html"}}
    left = still_to_do(wave, done)
    assert [(job.kind, job.things) for job in left] == [(job.kind, job.things) for job in wave]
    assert [set(job.done) for job in left] == [{"ar/hana/", "en/town/"}, set(), set(), {"404.html"}]


def test_pages_that_are_done_are_not_made(tmp_path: Path) -> None:
    made = of_base(tmp_path)
    for job in (Job(ARTICLE, ("visit",)), Job(INDEXES, ("home",)), Job(EVERYWHERE)):
        addresses = [one.page.address for one in made.pages(job)]
        left = still_to_do((job,), {(job.kind, (job.things or ("",))[0]): {addresses[0]}})
        assert [one.page.address for one in made.pages(left[0])] == addresses[1:]


def test_a_page_is_followed_by_its_counterparts(tmp_path: Path) -> None:
    made = of_base(tmp_path)
    addresses = [one.page.address for one in made.pages(Job(INDEXES, ("pages",)))]
    assert [address.partition("/")[0] for address in addresses[:4]] == ["ar", "en", "ar", "en"]
