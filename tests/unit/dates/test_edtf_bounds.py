"""The first and last day of a date, its precision, its marks, and the order of dates."""

from __future__ import annotations

from datetime import date as calendar
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.dates import Day, EdtfDate, parse


def dated(text: str) -> EdtfDate:
    date = parse(text)
    assert isinstance(date, EdtfDate), date
    return date


def bounds(text: str) -> tuple[str | None, str | None]:
    date = dated(text)
    return tuple(day and day.iso() for day in (date.earliest, date.latest))  # type: ignore[return-value]


BOUNDS = [
    ("2024-08-16", "2024-08-16", "2024-08-16"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    # marks do not widen
    ("2024-07-20~/2024-07-31~", "2024-07-20", "2024-07-31"),
    ("2024?", "2024-01-01", "2024-12-31"),
    # unspecified digits do
    ("199X", "1990-01-01", "1999-12-31"),
    ("-156X", "-1569-01-01", "-1560-12-31"),
    ("-000X", "-0009-01-01", "-0001-12-31"),
    ("2024-XX", "2024-01-01", "2024-12-31"),
    ("2024-02-XX", "2024-02-01", "2024-02-29"),
    ("2023-1X-3X", "2023-10-30", "2023-12-31"),
    ("20X4-02-29", "2004-02-29", "2084-02-29"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("2023-02-X9", "2023-02-09", "2023-02-19"),
    ("XXXX", None, None),
    ("XXXX-12-25", None, None),
    # parts of a year
    ("2023-21", "2023-03-01", "2023-05-31"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("2022-24", "2022-12-01", "2023-02-28"),
    ("2023-28", "2023-12-01", "2024-02-29"),
    ("2023-29", "2023-09-01", "2023-11-30"),
    ("2023-30", "2023-12-01", "2024-02-29"),
    ("2023-31", "2023-03-01", "2023-05-31"),
    ("2023-32", "2023-06-01", "2023-08-31"),
    ("2023-33", "2023-01-01", "2023-03-31"),
    ("2023-36", "2023-10-01", "2023-12-31"),
    ("2023-38", "2023-05-01", "2023-08-31"),
    ("2023-41", "2023-07-01", "2023-12-31"),
    ("202X-24", "2020-12-01", "2030-02-28"),
    # intervals and sets
    ("2003-03-20/2011", "2003-03-20", "2011-12-31"),
    ("../2020", None, "2020-12-31"),
    ("2020/", "2020-01-01", None),
    ("../..", None, None),
    ("[2005,2003-06..2004]", "2003-06-01", "2005-12-31"),
    ("{..1984,1990}", None, "1990-12-31"),
    ("[1984,1990-05..]", "1984-01-01", None),
    # times, long years
    ("2024-08-16T23:59:59-12", "2024-08-16", "2024-08-16"),
    ("Y170000002", "+170000002-01-01", "+170000002-12-31"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("-1859S2", "-1899-01-01", "-1800-12-31"),
    ("Y171010000S3", "+171000000-01-01", "+171999999-12-31"),
    ("1859S5", "1859-01-01", "1859-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(text) == (earliest, latest)


PRECISIONS = [
    ("2024-08-16T00:00:00", "time"),
    ("2024-08-16", "day"),
    ("2024-08-1X", "month"),
    ("2024-08", "month"),
    ("2024-22", "season"),
    ("2024-34", "quarter"),
    ("2024-37", "quadrimester"),
    ("2024-40", "semester"),
    ("2024-XX-16", "year"),
    ("2024", "year"),
    ("202X-08-16", "decade"),
    ("20XX", "century"),
    ("2XX4", "millennium"),
    ("XXXX-08", "unknown"),
    ("2024-08-16/2025", "year"),
    ("../2024-08", "month"),
    ("../..", "unknown"),
    ("[2024-08-16,2024-09]", "month"),
    ("1950S2", "century"),
]


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_precision(text: str, precision: str) -> None:
    assert dated(text).precision == precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2024", False, False),
        ("2024?", True, False),
        ("2024~", False, True),
        ("2024%", True, True),
        ("2024-~08-16", False, True),
        ("2024/2025?", True, False),
        ("[2023~,2024?]", True, True),
        ("2024-?22", True, False),
        ("1950S2", False, True),
    ],
)
def test_marks_anywhere(text: str, uncertain: bool, approximate: bool) -> None:
    assert (dated(text).uncertain, dated(text).approximate) == (uncertain, approximate)


def test_order_is_by_start_then_end_then_precision_then_text() -> None:
    ordered = [
        "Y-17E7",
        "-0500",
        "../2019",  # an open start sorts by its end
        "/2019",
        "2020-01-01T10:00:00",
        "2020-01-01",
        "2020-01",
        "2020",
        "2020/2021",
        "202X",
        "2020/..",
        "2024-07-20~/2024-07-31~",
        "2024-08-16",
        "2024-08-16?",
        "XXXX",
    ]
    assert [date.text for date in sorted(map(dated, reversed(ordered)), key=lambda d: d.order)] == ordered


def test_days_sort_and_show() -> None:
    assert sorted([Day(2024, 8, 16), Day(-5, 1, 1), Day(2024, 7, 31)])[0] == Day(-5, 1, 1)
    assert Day(7, 1, 2).iso() == "0007-01-02"
    assert Day(-12345, 1, 2).iso() == "-12345-01-02"
    assert Day(12345, 1, 2).iso() == "+12345-01-02"


def masked(digits: str, mask: int) -> str:
    return "".join("X" if mask >> place & 1 else digit for place, digit in enumerate(digits))


@given(
    st.dates(calendar(1999, 1, 1), calendar(2012, 12, 31)),
    *[st.integers(0, 1), st.integers(0, 3), st.integers(0, 3)],
)
def test_unspecified_digits_agree_with_a_search_through_all_days(
    day: calendar, year_mask: int, month_mask: int, day_mask: int
) -> None:
    """Against the standard library's calendar, within the years of three decades."""
    year, month, date = day.isoformat().split("-")
    text = f"{year[:3]}{masked(year[3], year_mask)}-{masked(month, month_mask)}-{masked(date, day_mask)}"
    matching = [
        found.isoformat()
        for found in (calendar(1990, 1, 1) + timedelta(days=n) for n in range(30 * 366))
        if all(p in ("X", c) for p, c in zip(text, found.isoformat(), strict=True)) and found.year < 2020
    ]
    assert (matching[0], matching[-1]) == bounds(text)
