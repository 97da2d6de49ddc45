"""The pages of a divided index: which others each leads to, and that it hangs on those alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, relate
from tahqiq.render.desk import Desk, desk
from tahqiq.render.press import press
from tahqiq.render.views import sheets
from tahqiq.render.views.timeline_page import sketch

TABLES = read_words([templates() / "words"])[0]
PRESS = press(FileSystemLoader(templates()))


def years(folder: Path, count: int, each: int = 1) -> Relations:
    """An edition with an event or more in each of so many years, from 1001 on; that of the small one is of 2020."""
    events = "".join(
        f"-- content/events/of-{year}-{n}.yml --\ntitle: {{ar: جلسة, en: Session}}\ndate: {year}\n"
        f"inferred: {{ar: معروف, en: known}}\nsources: [visit]\n"
        for year in range(1_001, 1_001 + count)
        for n in range(each)
    )
    written = editions.write(folder, editions.base(), events)
    return relate(build(read_edition(written / "content")))


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk(years(tmp_path_factory.mktemp("years"), 700), "en", TABLES, PRESS)


def hung(host: Desk, key: str) -> frozenset[str]:
    """The pages of the timeline that one of them was made from."""
    with host.relations.answers.ledger.opened() as facts:
        sketch(host, key).make()
    return frozenset(fact.removeprefix("sheet timeline ") for fact in facts if fact.startswith("sheet "))


@pytest.mark.parametrize("key", ["1001", "1350", "1700", ""])
def test_a_page_leads_to_those_beside_it_and_hangs_on_no_others(host: Desk, key: str) -> None:
    view = sketch(host, key).make().view
    links = [link for row in view.rows for link in row.links]  # type: ignore[attr-defined]
    labels = [link.label for link in links]
    assert labels[0] == "1001" and labels[-1] == "2020"
    assert labels == sorted(labels) and len(labels) <= sheets.BESIDE + 2
    assert [link.label for link in links if link.current] == [key or "2020"]
    assert hung(host, key) == {*labels, key, ""}


def test_few_pages_lead_to_each_other(tmp_path: Path) -> None:
    host = desk(years(tmp_path, 150, each=2), "en", TABLES, PRESS)
    view = sketch(host, "1100").make().view
    (row,) = view.rows  # type: ignore[attr-defined]
    assert len(row.links) == 151
    assert [link.label for link in row.links if link.current] == ["1100"]
