"""A database sorts dates as they sort here."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st
from test_edtf_properties import near_dates

from tahqiq.dates import EdtfDate, parse
from tahqiq.relate.orders import order_of

dates = near_dates.map(parse).filter(lambda date: isinstance(date, EdtfDate))


@given(dates, dates)
def test_two_dates(one: EdtfDate, other: EdtfDate) -> None:
    assert (order_of(one) < order_of(other)) == (one.order < other.order)
    assert (order_of(one) == order_of(other)) == (one.order == other.order)


@given(st.lists(dates, max_size=12))
def test_in_a_database(found: list[EdtfDate]) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE one (date TEXT, n INTEGER)")
    database.executemany("INSERT INTO one VALUES (?, ?)", ((order_of(d), n) for n, d in enumerate(found)))
    rows = database.execute("SELECT n FROM one ORDER BY date, n").fetchall()
    database.close()
    assert [found[n].text for (n,) in rows] == [d.text for d in sorted(found, key=lambda d: d.order)]
