"""Goals are judged by figures alone, and ratios beside those recorded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from figures import Figures, Record, kept, known
from judging import in_table, rows
from ratios import Recorded, better, of, worse
from ratios import in_table as ratios_in_table


def figures(kind: str = "cold", tool: str = "Tahqiq", articles: int = 10_000, **more: object) -> Figures:
    made = Figures(kind, tool, articles, False, (9.0, 10.0, 11.0), (20.0, 20.0), 300, 1000, 50, 900)
    return replace(made, **more)


def met(*found: Figures) -> dict[str, bool | None]:
    return {row.what: row.met for row in rows(found)}


def test_cold_builds_are_judged_beside_hugo() -> None:
    cold = "cold build, 10,000 articles, without search"
    names = ("Hugo’s time / Tahqiq’s", "peak memory / Hugo’s", "CPU time per page / Hugo’s")
    hugo = figures(tool="Hugo", walls=(20.0,), memory=1000)
    assert met(figures(), hugo) == {f"{cold}: {name}": True for name in names}
    hugo = figures(tool="Hugo", walls=(19.9,), memory=999, cpus=(19.9,))
    assert met(figures(), hugo) == {f"{cold}: {name}": False for name in names}


def test_with_search_only_time_has_a_goal() -> None:
    found = met(figures(search=True), figures(tool="Hugo", search=True, walls=(15.0,)))
    assert list(found.values()) == [True, None, None]


def test_only_the_largest_edition_is_judged_beside_hugo() -> None:
    sizes = [figures(articles=n, tool=tool) for n in (100, 1000) for tool in ("Tahqiq", "Hugo")]
    assert not any("100 articles, without" in what for what in met(*sizes))


def test_beside_material_an_eighth_is_enough() -> None:
    plain = "cold build, 1,000 articles, without search: time / that of plain MkDocs with Material"
    material = figures(tool="Material", articles=1000, walls=(80.0,))
    assert met(figures(articles=1000), material) == {plain: True}
    assert met(figures(articles=1000), replace(material, walls=(79.0,))) == {plain: False}


@pytest.mark.parametrize(
    ("kind", "search", "limit"),
    [
        ("nothing", False, 0.4),
        ("nothing", True, 0.4),
        ("edited", False, 0.6),
        ("edited", True, 1.5),
        ("serve", True, 0.1),
    ],
)
def test_builds_again_have_goals_in_seconds(kind: str, search: bool, limit: float) -> None:
    assert [*met(figures(kind, search=search, walls=(limit,))).values()] == [True]
    assert [*met(figures(kind, search=search, walls=(limit + 0.001,))).values()] == [False]


def test_growth_is_from_a_thousand_articles_and_pages_from_the_smallest() -> None:
    small = figures(articles=100, walls=(0.5,), memory=90, page=100)
    middle = figures(articles=1000, walls=(1.0,), memory=100, page=105)
    large = figures(articles=10_000, walls=(12.0,), memory=1210, page=110)
    found = met(large, small, middle)
    grown = "10,000 articles, of that of"
    assert found[f"growth: time per article, {grown} 1,000"] is True
    assert found[f"growth: peak memory per article, {grown} 1,000"] is False
    assert found[f"growth: median bytes of a page, {grown} 100"] is True
    assert found[f"growth: the largest page, {grown} 100"] is None


def test_the_table_says_goal_measured_and_met() -> None:
    table = in_table(rows([figures("serve", walls=(0.08, 0.09, 0.3))]))
    assert "| ≤ 100 ms | 90 ms: 80 ms to 300 ms; 0 MB | yes |" in table


def test_a_record_is_read_as_it_was_kept(tmp_path: Path) -> None:
    record = Record("2026-01-02", "python …", {"cores": 2}, (figures(),), ("skipped: Hugo",))
    kept(record, tmp_path / "measured/one.json")
    assert known(tmp_path / "measured/one.json") == record


def test_ratios_are_of_the_shortest_runs() -> None:
    found = of(
        {
            "cold": figures(walls=(4.0, 9.0)),
            "nothing": figures(walls=(3.0, 1.0)),
            "edited": figures(walls=(2.0,)),
            "Material": figures(walls=(8.0,), cpus=(40.0,), memory=600),
        }
    )
    assert [*found.values()] == [0.5, 0.5, 0.5, 0.25, 0.5]


def test_only_more_than_twice_as_bad_is_worse() -> None:
    recorded = {"a": 0.5, "b": 0.5, "gone": 1.0}
    assert worse({"a": 1.0, "b": 0.1, "new": 9.0}, recorded) == []
    assert worse({"a": 1.01, "b": 0.1}, recorded) == ["a: 1.01, recorded 0.5"]


def test_what_is_measured_again_counts_by_the_better_of_both() -> None:
    assert better({"a": 3.0, "b": 1.0}, {"a": 1.0, "b": 3.0}) == {"a": 1.0, "b": 1.0}


def test_ratios_are_shown_beside_those_recorded() -> None:
    recorded = Recorded("2026-01-02", {"cores": 2, "python": "3.11.2"}, {"a": 0.5})
    table = ratios_in_table({"a": 0.25, "b": 1}, recorded)
    assert "recorded (2026-01-02, 2 cores, Python 3.11.2)" in table
    assert "| a | 0.25 | 0.5 |" in table
    assert "| b | 1 | – |" in table
    assert "never" in ratios_in_table({"a": 0.25}, None)
