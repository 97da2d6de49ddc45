"""Which texts are dates, and what is said of those that are not."""

from __future__ import annotations

import pickle

import pytest

from tahqiq.dates import (
    DateSet,
    DateTime,
    Edge,
    EdtfDate,
    Fault,
    Interval,
    LongYear,
    Part,
    Season,
    SingleDate,
    parse,
)

KINDS = [
    ("2024-08-16", SingleDate),
    ("2024", SingleDate),
    ("-0044-03-15", SingleDate),
    ("19X4-X2-0X", SingleDate),
    ("%2019-~05-?30", SingleDate),
    ("2024-22", Season),
    ("202X-40~", Season),
    ("2024-08-16T08:30:00+03:00", DateTime),
    ("2024-08-16T24:00:00", DateTime),
    ("Y20240", LongYear),
    ("Y-3E8", LongYear),
    ("Y123456S2", LongYear),
    ("1917S3", LongYear),
    ("2003-03-20/2011-12-18", Interval),
    ("2014~/..", Interval),
    ("/2020", Interval),
    ("../", Interval),
    ("[2003,2005..2007,2011..]", DateSet),
    ("{2024-08-16,2024-08-17?}", DateSet),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: type[EdtfDate]) -> None:
    date = parse(text)
    assert type(date) is kind
    assert date.text == text == str(date)


FAULTS = [
    ("", 0, "missing"),
    (" 2024", 0, "space"),
    ("2024 ", 4, "space"),
    ("2024-8", 6, "too early"),
    ("2024-8-16", 6, "“-”"),
    ("20240816", 4, "“0”"),
    ("٢٠٢٤", 0, "“٢”"),
    ("2024\u200f-08", 4, "RIGHT-TO-LEFT MARK"),
    ("2024-08\n", 7, "U+000A"),
    ("2024-00", 5, "no month 00"),
    ("2024-13-01", 5, "no month 13"),
    ("2024-20", 5, "no month 20"),
    ("2024-42", 5, "no month 42"),
    ("2024-22-01", 5, "no month 22"),
    ("2024-2X", 5, "no month 2X"),
    ("2023-02-29", 8, "no day 29 in 2023-02"),
    ("1900-02-29", 8, "no day 29"),
    ("20X1-02-29", 8, "no day 29"),
    ("2024-04-00", 8, "no day 00"),
    ("-0000-05", 0, "no year -0000"),
    ("?-2000-0~", 8, "“~”"),
    ("2024-08-16T08:30", 16, "too early"),
    ("2024-08-16T25:30:00", 12, "“5”"),
    ("2024-08-16T24:00:01", 11, "midnight"),
    ("2024-08-16T08:30:00+0300", 22, "“0”"),
    ("2024-08-16T08:30:00-13:00", 19, "no time zone"),
    ("2024-08-16T08:30:00-00:00", 19, "no time zone"),
    ("2024-08T08:30:00", 7, "whole day"),
    ("2024-08-16~T08:30:00", 11, "whole day"),
    ("2024/2025/2026", 9, "one slash"),
    ("/", 0, "at one end"),
    ("2024/20x5", 7, "“x”"),
    ("2024-08-40/2025", 8, "no day 40"),
    ("2024/2023", 5, "before the start"),
    ("2024-08-16/2024-08", 11, "begins before the start"),
    ("Y12345/2020", 0, "long year"),
    ("2020/2024-08-16T00:00:00Z", 15, "time"),
    ("Y2024", 0, "more than four"),
    ("Y012345", 1, "begin with 0"),
    ("Y12E999", 1, "at most 100 digits"),
    ("Y12E99999999999999999", 1, "at most 100 digits"),
    ("Y1" + "0" * 900, 1, "at most 100 digits"),
    ("20245S2", 0, "four digits"),
    ("2024S0", 5, "significant"),
    ("[2024,2025", 10, "closed by ]"),
    ("[2024,2025}", 10, "closed by ]"),
    ("{2024, 2025}", 6, "space"),
    ("[2024,2025] ", 11, "space"),
    ("..x/2024", 2, "“x”"),
    ("1950S2x", 6, "“x”"),
    ("Y12345x", 6, "“x”"),
    ("[2024,2025-13]", 11, "no month 13"),
    ("[2024,,2025]", 6, "missing"),
    ("[]", 1, "missing"),
    ("[..]", 1, "date beside"),
    ("[2024,..2025]", 6, "open only the first"),
    ("[2024..,2025]", 5, "end only the last"),
    ("[2025..2024]", 7, "before the start"),
    ("2024-21/2024-23", 0, "hemisphere"),
]


@pytest.mark.parametrize(("text", "offset", "message"), FAULTS)
def test_fault_says_what_is_wrong_at_the_first_wrong_character(text: str, offset: int, message: str) -> None:
    fault = parse(text)
    assert isinstance(fault, Fault)
    assert (fault.offset, message in fault.message) == (offset, True), fault
    assert fault.hint


MEANT = [
    ("16-08-2024", "2024-08-16"),
    ("16/8/2024", "2024-08-16"),
    ("8/16/2024", "2024-08-16"),
    ("2024/8/16", "2024-08-16"),
    ("2024.8.16~", "2024-08-16~"),
    ("2024-16-08", "2024-08-16"),
    ("8/2024", "2024-08"),
    ("2024-8", "2024-08"),
    ("20240816", "2024-08-16"),
    ("٢٠٢٤-٠٨-١٦", "2024-08-16"),
    ("۲۰۲۴", "2024"),
    ("2024–08–16", "2024-08-16"),
    (" 2024 - 08 - 16 ", "2024-08-16"),
    ("\u200f2024؟", "2024?"),
    ("16 August 2024", "2024-08-16"),
    ("Aug. 16, 2024", "2024-08-16"),
    ("١٦ آب ٢٠٢٤", "2024-08-16"),
    ("تشرين الأول 2024", "2024-10"),
    ("c. 2024", "2024~"),
    ("1990s", "199X"),
    ("199", "199X"),
    ("19", "19XX"),
    ("2024-08-uu", "2024-08-XX"),
    ("2024-??", "2024-XX"),
    ("199x", "199X"),
    ("2019-2020", "2019/2020"),
    ("2019..2020", "2019/2020"),
    ("1/8/2024 - 5/8/2024", "2024-08-01/2024-08-05"),
    ("2004-06-01/open", "2004-06-01/.."),
    ("unknown/2004", "/2004"),
    ("2024-08-16 08:30", "2024-08-16T08:30:00"),
    ("2024-08-16T08:30:00+0300", "2024-08-16T08:30:00+03:00"),
    ("2024-08-16t08:30:00z", "2024-08-16T08:30:00Z"),
    ("Y2024", "2024"),
    ("12345", "Y12345"),
    ("2025/2024", "2024/2025"),
]


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_hint_names_what_was_meant(text: str, meant: str) -> None:
    fault = parse(text)
    assert isinstance(fault, Fault)
    assert fault.hint == f"write {meant}"
    assert isinstance(parse(meant), EdtfDate)


def test_hint_never_names_what_is_refused_in_its_turn() -> None:
    fault = parse("2024-22/2024-21")
    assert isinstance(fault, Fault)
    assert "write" not in fault.hint


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2004?-06-~11", (True, False), (False, False), (False, True)),
        ("2004-06?-11", (True, False), (True, False), (False, False)),
        ("2004-?06-11%", (True, True), (True, True), (True, True)),
        ("?2004-06~-10", (True, True), (False, True), (False, False)),
        ("2004-06-%11", (False, False), (False, False), (True, True)),
    ],
)
def test_marks_hold_for_their_parts(text: str, year: object, month: object, day: object) -> None:
    date = parse(text)
    assert isinstance(date, SingleDate)
    assert date.month and date.day
    assert (date.year[1:], date.month[1:], date.day[1:]) == (year, month, day)


def test_parts_are_as_typed() -> None:
    date = parse("-156X-0X-25~")
    assert isinstance(date, SingleDate)
    assert date.year == Part("-156X", approximate=True)
    assert date.day == Part("25", approximate=True)
    assert not date.year.known


def test_interval_ends() -> None:
    closed, half, lost = parse("2014~/2024-08"), parse("2014/.."), parse("/2014")
    assert isinstance(closed, Interval) and isinstance(half, Interval) and isinstance(lost, Interval)
    assert (closed.start, closed.end) == (parse("2014~"), parse("2024-08"))
    assert half.end is Edge.OPEN
    assert lost.start is Edge.UNKNOWN
    assert closed.is_interval and not parse("[2014..2024]").is_interval  # type: ignore[union-attr]


def test_set_members() -> None:
    date = parse("{2003,2005..2007,2011..}")
    assert isinstance(date, DateSet)
    assert [member.text for member in date.members] == ["2003", "2005..2007", "2011.."]
    assert not date.one_of


def test_dates_are_values() -> None:
    date = parse("2024-07-20~/2024-07-31~")
    assert pickle.loads(pickle.dumps(date)) == date
    assert len({date, parse("2024-07-20~/2024-07-31~"), parse("2024")}) == 2
    with pytest.raises(AttributeError):
        date.text = "2025"  # type: ignore[union-attr,misc]
