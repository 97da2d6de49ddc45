"""The page on scale is worked out as it says: straight lines through two measurements, and the first limit first."""

from __future__ import annotations

import pytest
from reckoning import BEGIN, END, Build, Machines, Prices, Reckoned, Record, Trend, page

KEPT = (
    "content", "site", "edition.db", "hangs.bin", "edition.json", "order", "facts of pages", "peak", "peak with search",
)  # fmt: skip


def build(articles: int) -> Build:
    """A build in which everything is so much at the beginning and so much an article."""
    return Build(
        articles=articles,
        whole=articles * 0.01,
        shared={"print": articles * 0.01},
        alone={"put rows": articles * 0.001, "gather and index": 2.0},
        bytes=dict.fromkeys(KEPT, 1000000 + 1000 * articles),
        rows=articles * 100,
        pages=articles * 5,
        files=articles * 6,
    )


def test_what_is_measured_goes_on_as_it_began() -> None:
    trend = Trend(build(100), build(200))
    assert trend.bytes("site", 1_000_000) == pytest.approx(1_001_000_000)
    assert trend.alone(1_000_000) == pytest.approx(1002)
    assert trend.shared(1_000_000) == pytest.approx(10_000)
    reckoned = Reckoned(trend, 1_000_000, Prices(3.6, 1, 1), Machines(10, 10.01, 1, 1))
    assert reckoned.fetch == pytest.approx(100)
    assert reckoned.wall == pytest.approx(1000 + 1002 + 100)
    assert reckoned.work_price == pytest.approx(11.002)
    assert reckoned.rent == pytest.approx(21.02)
    assert reckoned.puts == pytest.approx(6000)
    assert reckoned.month == pytest.approx(2.002)


def test_the_page_has_limits_in_order() -> None:
    record = Record("2026-11-26", "python scale.py", {"cores": 2}, [build(200), build(100)])
    text = page(f"before {BEGIN} old {END} after", record, Prices(1, 1, 1), Machines(10, 10, 1, 1))
    assert text.startswith("before ") and text.endswith(" after") and " old " not in text
    rows = text.partition("| articles | what happens |")[2].splitlines()[2:]
    limits = [int(row.split("|")[1].replace(",", "")) for row in rows if row.startswith("| ")]
    assert len(limits) == 9 and limits == sorted(limits)
    with pytest.raises(SystemExit):
        page("no markers", record, Prices(1, 1, 1), Machines(10, 10, 1, 1))
