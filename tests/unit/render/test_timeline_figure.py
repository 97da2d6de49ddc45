"""The drawn timeline: what stands for which date, in order of time, in its direction, no label over another."""

from __future__ import annotations

import re
from itertools import combinations, groupby, pairwise
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from lxml import html

import editions
import many_events
from tahqiq import dates
from tahqiq.dates import Day
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render
from tahqiq.render.figure import (
    BINS,
    HIGH,
    End,
    Layout,
    Mark,
    Shape,
    bins,
    counts,
    heights,
    layout,
    mark,
    scale,
    signposts,
    ticks,
)
from tahqiq.render.figure.days import day_of, number
from tahqiq.render.figure.measure import shortened, width

TABLES = read_words([templates() / "words"])[0]


def marked(edtf: str) -> Mark:
    date = dates.parse(edtf)
    assert not isinstance(date, dates.Fault)
    found = mark(date)
    assert found is not None
    return found


def laid_out(n: int, language: int) -> Layout:
    events = [(marked(d), many_events.titles(i)[language]) for i, d in enumerate(many_events.dates(n))]
    return layout(sorted(events, key=lambda e: (e[0].first, e[1])))


def page(folder: Path, language: str, *texts: str) -> html.HtmlElement:
    editions.write(folder, editions.base(), *texts)
    relations = relate(build(read_edition(folder / "content")))
    site = render(relations, FileSystemLoader(templates()), TABLES)
    (body,) = (p.body for p in site.pages if p.address == f"{language}/timeline/")
    return html.fromstring(body)


@pytest.mark.parametrize(
    ("edtf", "shape", "start", "end"),
    [
        ("2024-08-16", Shape.DAY, End.SHARP, End.SHARP),
        ("2024-08-16~", Shape.DAY, End.SOFT, End.SOFT),
        ("2024-08", Shape.WITHIN, End.SHARP, End.SHARP),
        ("2023-22", Shape.WITHIN, End.SHARP, End.SHARP),
        ("199X", Shape.WITHIN, End.SHARP, End.SHARP),
        ("2024-02~/2024-08", Shape.SPAN, End.SOFT, End.SHARP),
        ("../2024-08-15", Shape.DAY, End.OPEN, End.SHARP),
        ("2020-02/..", Shape.SPAN, End.SHARP, End.OPEN),
        ("2020-02/", Shape.SPAN, End.SHARP, End.UNKNOWN),
        ("[2020-01-05,2020-01-06]", Shape.WITHIN, End.SHARP, End.SHARP),
        ("{2020-01-05,2020-01-06}", Shape.SPAN, End.SHARP, End.SHARP),
    ],
)
def test_kinds_of_marks(edtf: str, shape: Shape, start: End, end: End) -> None:
    found = marked(edtf)
    assert (found.shape, found.start, found.end) == (shape, start, end)


def test_doubt_is_kept() -> None:
    assert [(m.uncertain, m.approximate) for m in map(marked, ("2024", "2024?", "2024~", "2024%"))] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]


def test_a_date_of_which_nothing_is_known_is_not_drawn() -> None:
    date = dates.parse("XXXX")
    assert not isinstance(date, dates.Fault)
    assert mark(date) is None


def test_days_and_numbers() -> None:
    assert number(Day(2000, 3, 1)) - number(Day(2000, 2, 28)) == 2
    assert number(Day(1, 1, 1)) - number(Day(0, 1, 1)) == 366
    for day in (Day(-43, 3, 15), Day(2024, 2, 29), Day(1900, 12, 31), Day(10**60, 1, 1)):
        assert day_of(number(day)) == day


@pytest.mark.parametrize("language", [0, 1])
@pytest.mark.parametrize("stretch", [1.0, 1.5, 20.0])
def test_nothing_overlaps_among_300_events_however_stretched(language: int, stretch: float) -> None:
    """Stretching moves the marks apart and leaves labels as they are."""
    found = laid_out(300, language)
    boxes = []
    for placed in found.placed:
        for box in placed.boxes:
            # A box hangs on its mark's ends: what it has beyond them keeps its size.
            before, after = placed.start - box.start, box.end - placed.end
            boxes.append(
                (placed.row + box.row, placed.start * stretch - before, placed.end * stretch + after)
            )
    for _, row in groupby(sorted(boxes), key=lambda b: b[0]):
        for (_, a, b), (_, c, d) in combinations(row, 2):
            assert b <= c + 1e-9 or d <= a + 1e-9


@pytest.mark.parametrize("n", [2, 14, 300])
def test_all_labels_are_within_the_figure(n: int) -> None:
    found = laid_out(n, 1)
    for placed in found.placed:
        for box in placed.boxes:
            assert box.start >= -1.0 and box.end <= found.width + 1.0


def test_time_runs_forward() -> None:
    found = laid_out(300, 0)
    in_time = sorted(found.placed, key=lambda p: p.mark.first)
    days = [p for p in in_time if p.mark.shape is Shape.DAY]
    assert all(a.start <= b.start for a, b in pairwise(days))


def test_a_long_time_is_cut() -> None:
    first, last = number(Day(2003, 1, 1)), number(Day(2024, 8, 1))
    days = [*range(first, first + 20, 3), *range(last, last + 20, 3)]
    found = scale(days, 0.0, 70.0)
    assert [s.cut for s in found.stretches] == [False, True, False]
    assert found.at(first) == 0.0 and found.at(last + 18) == pytest.approx(70.0)
    assert found.at(first + 3) > 2.0


def test_an_even_time_is_not_cut() -> None:
    assert not any(s.cut for s in scale(range(0, 3000, 30), 0.0, 70.0).stretches)


def test_the_axis_has_the_digits_and_months_of_its_language() -> None:
    found = laid_out(14, 0)
    arabic = {t.label for t in ticks(found.scale, "ar", found.width)}
    assert "٢٠٢٤" in arabic
    close = scale([number(Day(2024, 7, 1)), number(Day(2024, 10, 1))], 1.0, 71.0)
    assert {"٢٠٢٤", "آب"} <= {t.label for t in ticks(close, "ar", 72.0)}
    assert {"2024", "August"} <= {t.label for t in ticks(close, "en", 72.0)}


@pytest.mark.parametrize("span", [5, 40, 400, 4000, 10**5, 10**9])
def test_labels_of_the_axis_do_not_meet(span: int) -> None:
    start = number(Day(2024, 1, 20))
    found = scale([start, start + span], 1.0, 71.0)
    for row in (0, 1):
        named = [t for t in ticks(found, "en", 72.0) if t.row == row and t.label]
        assert all(a.at + width(a.label) <= b.at for a, b in pairwise(named))


def test_a_long_label_is_cut_between_words() -> None:
    assert shortened("one two three", 40.0) == "one two three"
    assert shortened("one two three", 6.5) == "one two…"
    assert width(shortened("x" * 200, 10.0)) <= 10.0
    assert width("مُحَمَّد") == width("محمد")


def test_the_page_is_mirrored(tmp_path: Path) -> None:
    texts = many_events.edition(30)
    places = {}
    for language in ("ar", "en"):
        tree = page(tmp_path / language, language, texts)
        places[language] = [float(c.get("cx").rstrip("%")) for c in tree.xpath("//a/circle")]
    assert len(places["ar"]) > 5
    for left, right in zip(places["en"], places["ar"], strict=True):
        assert left + right == pytest.approx(100.0, abs=0.01)


def test_every_event_is_a_link_with_a_name(tmp_path: Path) -> None:
    tree = page(tmp_path, "en", many_events.edition(30))
    ids = set(tree.xpath("//li/@id"))
    links = tree.xpath("//*[@data-tahqiq-drawing]//a")
    assert len(links) == 31
    assert {link.get("href").removeprefix("#") for link in links} == ids
    assert all(link.get("aria-label") and link.xpath("title/text()") for link in links)


def test_filters_count_events(tmp_path: Path) -> None:
    tree = page(tmp_path, "ar", many_events.edition(30))
    options = {o.get("value"): o.text for o in tree.xpath("//select[@name='actor']/option")}
    assert options["council"] == "المجلس البلدي (١١)"
    assert tree.xpath("//select[@name='article']/option/@value") == ["", "visit"]
    shown = [li for li in tree.xpath("//li[@data-actor]") if "council" in li.get("data-actor").split()]
    assert len(shown) == 11


def test_a_filter_offers_what_most_events_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = page(tmp_path, "ar", many_events.edition(30)).xpath("//select[@name='actor']/option")
    monkeypatch.setattr("tahqiq.render.views.timeline_filters.CHOICES", 1)
    monkeypatch.setattr("tahqiq.render.views.timeline_filters.TELLING", 0)
    tree = page(tmp_path, "ar", many_events.edition(30))
    counts = {o.get("value"): int(re.search(r"\d+", o.text)[0]) for o in every[1:]}  # type: ignore[index]
    (_, offered) = tree.xpath("//select[@name='actor']/option/@value")
    assert counts[offered] == max(counts.values()) and len(counts) > 1
    assert tree.xpath("//select[@name='article']") == []


def test_one_event_needs_no_figure(tmp_path: Path) -> None:
    assert page(tmp_path, "en").xpath("//*[@data-tahqiq-figure]") == []


def test_the_band_counts_every_event_where_it_lies() -> None:
    found = laid_out(300, 0)
    counted = counts(found)
    assert len(counted) == BINS
    for n in (0, 33, 99):
        here = [p for p in found.placed if bins(p, found.width)[0] <= n <= bins(p, found.width)[1]]
        assert counted[n] == len(here)
    drawn = heights(counted)
    assert max(drawn) == HIGH and all((high == 0) == (n == 0) for high, n in zip(drawn, counted, strict=True))


def test_the_years_of_the_band_do_not_meet_on_a_phone() -> None:
    found = laid_out(300, 1)
    named = signposts(found, "en")
    assert len(named) > 2
    assert all((b.at - a.at) / found.width * 20 >= width(a.label) for a, b in pairwise(named))
