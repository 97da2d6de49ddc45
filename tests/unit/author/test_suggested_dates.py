"""Dates in texts of both languages, resolved from Friday, 16 August 2024."""

from __future__ import annotations

from datetime import date

import pytest

from tahqiq.author.suggest.dates import dates_in, day_of
from tahqiq.dates import Fault, parse

FRIDAY = date(2024, 8, 16)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("وقال مساء أمس الخميس", "مساء أمس الخميس", "2024-08-15"),
        ("في نهاية تموز المنصرم،", "نهاية تموز المنصرم", "2024-07-20~/2024-07-31~"),
        ("قصف طال الأسبوع الماضي القاعدة", "الأسبوع الماضي", "2024-08-04~/2024-08-10~"),
        ("وأواخر حزيران", "أواخر حزيران", "2024-06-20~/2024-06-30~"),
        ("منذ مطلع عام 2011", "مطلع عام 2011", "2011-01~/2011-04~"),
        ("في منتصف أيار", "منتصف أيار", "2024-05-10~/2024-05-20~"),
        ("لعام ٢٠٢٠", "عام ٢٠٢٠", "2020"),
        ("يوم 15 آب/أغسطس 2024", "15 آب/أغسطس 2024", "2024-08-15"),
        ("في ٣ كانون الثاني ٢٠٢٠", "٣ كانون الثاني ٢٠٢٠", "2020-01-03"),
        ("في 15 رمضان 1445هـ.", "15 رمضان 1445هـ", "2024-03-25~"),
        ("الصيف الماضي", "الصيف الماضي", "2023-22"),
        ("طوال الأشهر الستة الأخيرة", "الأشهر الستة الأخيرة", "2024-02~/2024-08~"),
        ("منذ فبراير 2023", "منذ فبراير 2023", "2023-02/.."),
        ("في ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي", "198X"),
        ("بين عامي 2003 و2011", "بين عامي 2003 و2011", "2003/2011"),
        ("من 25 إلى 27 أيلول 2013", "من 25 إلى 27 أيلول 2013", "2013-09-25/2013-09-27"),
        ("حتى 2010", "حتى 2010", "../2010"),
        ("ربما نحو أيار 2010", "ربما نحو أيار 2010", "2010-05%"),
        ("الثلاثاء المقبل", "الثلاثاء المقبل", "2024-08-20"),
    ],
)
def test_arabic(text: str, words: str, edtf: str) -> None:
    assert [(text[d.start : d.end], d.edtf) for d in dates_in(text, "ar", FRIDAY)] == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("said yesterday evening", "yesterday evening", "2024-08-15"),
        ("on Thursday", "Thursday", "2024-08-15"),
        ("last July", "last July", "2024-07"),
        ("in late July", "late July", "2024-07-20~/2024-07-31~"),
        ("last December", "last December", "2023-12"),
        ("15 August 2024", "15 August 2024", "2024-08-15"),
        ("on Oct. 2, 1968", "Oct. 2, 1968", "1968-10-02"),
        ("in 2011", "2011", "2011"),
        ("since 2003", "since 2003", "2003/.."),
        ("the 1990s", "the 1990s", "199X"),
        ("mid-July 2019", "mid-July 2019", "2019-07-10~/2019-07-20~"),
        ("last year", "last year", "2023"),
        ("May 5", "May 5", "2024-05-05"),
        ("September 25-27, 2013", "September 25-27, 2013", "2013-09-25/2013-09-27"),
        ("18 or 19 January 2021", "18 or 19 January 2021", "[2021-01-18,2021-01-19]"),
        ("between 3 and 5 July", "between 3 and 5 July", "2024-07-03/2024-07-05"),
        ("last month", "last month", "2024-07"),
    ],
)
def test_english(text: str, words: str, edtf: str) -> None:
    assert [(text[d.start : d.end], d.edtf) for d in dates_in(text, "en", FRIDAY)] == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on 5 people.",
        "2011 people",
        "Theresa May said",
        "version 3.2020",
        "30 February 2024",
        "the past",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates_in(text, "en", FRIDAY) == ()


@pytest.mark.parametrize("text", ["أبٌ وابنه", "مارس الرياضة", "حرب حزيران", "اليوم"])
def test_arabic_words_that_are_no_dates(text: str) -> None:
    assert dates_in(text, "ar", FRIDAY) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wednesday 15 August 2024", "en"),
        ("مساء أمس الجمعة", "ar"),
        ("الخميس 14 آب 2024", "ar"),
        ("Thursday, August 14", "en"),
    ],
)
def test_what_contradicts_the_calendar_is_said_and_not_dated(text: str, language: str) -> None:
    (found,) = dates_in(text, language, FRIDAY)
    assert not found.edtf
    assert "2024-08-1" in found.against


def test_weeks_begin_as_they_do_where_the_source_is_from() -> None:
    assert dates_in("last week", "en", FRIDAY)[0].edtf == "2024-08-05~/2024-08-11~"
    assert dates_in("last week", "en", FRIDAY, "ar")[0].edtf == "2024-08-04~/2024-08-10~"


def test_without_the_day_of_the_text_only_what_is_said_in_full() -> None:
    text = "yesterday, last July, in April, 15 August 2024 and in 2011"
    assert [d.edtf for d in dates_in(text, "en", None)] == ["2024-08-15", "2011"]
    for published in ("2018~", "2024-08"):
        value = parse(published)
        assert not isinstance(value, Fault)
        assert day_of(value) is None


def test_a_language_of_which_nothing_is_known_has_no_dates() -> None:
    assert dates_in("le 15 août 2024", "fr", FRIDAY) == ()
