"""What is known of a language, whatever its tag."""

from __future__ import annotations

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.languages import Quotes, digits, language, own_languages


@pytest.mark.parametrize(
    ("tag", "name", "direction", "august", "figures"),
    [
        ("ar", "العربية", "rtl", "آب", "٠١٢٣٤٥٦٧٨٩"),
        ("ar-IQ", "العربية", "rtl", "آب", "٠١٢٣٤٥٦٧٨٩"),
        ("ar-EG", "العربية", "rtl", "أغسطس", "٠١٢٣٤٥٦٧٨٩"),
        ("ar-MA", "العربية", "rtl", "غشت", "0123456789"),
        ("en", "English", "ltr", "August", "0123456789"),
        ("EN-gb", "English", "ltr", "August", "0123456789"),
        ("fr", "français", "ltr", "août", "0123456789"),
        ("fa", "فارسی", "rtl", "اوت", "۰۱۲۳۴۵۶۷۸۹"),
        ("ckb", "کوردیی ناوەندی", "rtl", "ئاب", "٠١٢٣٤٥٦٧٨٩"),
        ("ku-Arab-IQ", "kurdî (kurmancî)", "rtl", "tebaxa", "0123456789"),
        ("fr-x-private", "français", "ltr", "août", "0123456789"),
        ("qqq", "qqq", "ltr", "08", "0123456789"),
        ("qqq-Hebr", "qqq-Hebr", "rtl", "08", "0123456789"),
        ("", "", "ltr", "08", "0123456789"),
    ],
)
def test_record(tag: str, name: str, direction: str, august: str, figures: str) -> None:
    record = language(tag)
    assert record.tag == tag
    assert (record.name, record.direction, record.digits) == (name, direction, figures)
    assert record.months[7].startswith(august[:4])


def test_plural_forms_and_names_of_languages_are_those_of_cldr() -> None:
    """In every region; in another script a locale of CLDR has nothing of its language's."""
    seen = 0
    for tag in localedata.locale_identifiers():
        locale, record = Locale.parse(tag), language(tag.replace("_", "-"))
        if locale.script or locale.language not in [own.tag for own in own_languages()]:
            continue
        seen += 1
        assert record.plural is not None and record.names
        for number in (*range(320), 1003, 10**6, 10**6 + 2, 12_345):
            assert record.plural(number) == locale.plural_form(number), (tag, number)
        assert {other: locale.languages[other] for other in record.names} == record.names, tag
    assert seen > 2
    assert language("fr").plural is None


def test_own_languages() -> None:
    arabic, english = own_languages()
    assert (arabic.tag, english.tag) == ("ar", "en")
    assert arabic.months == (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    )
    assert arabic.quotes == Quotes("«", "»", "“", "”")
    assert arabic.list_separator == "، " and english.list_separator == ", "
    assert arabic.hijri_months[11] == "ذو الحجة"


def test_lists_come_from_cldr() -> None:
    french = language("fr")
    assert (french.list_separator, french.conjunction, french.disjunction) == (", ", " et ", " ou ")
    assert language("ckb").disjunction == " / "  # CLDR has nothing; its root is English


def test_digits() -> None:
    assert digits("p. 1024", "ar") == "p. ١٠٢٤"
    assert digits(1024, "fa") == "۱۰۲۴"
    assert digits(-7, "en") == "-7"


@given(st.text(max_size=12) | st.from_regex(r"\A[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z"))
def test_every_tag_has_a_whole_record(tag: str) -> None:
    record = language(tag)
    assert record.tag == tag
    assert len(record.months) == len(record.hijri_months) == 12 and all(record.months)
    assert len(record.digits) == len(set(record.digits)) == 10
    assert record.direction in ("rtl", "ltr")
    assert record.list_separator and record.conjunction and record.disjunction
    assert "y" in record.date_pattern and "d" in record.date_pattern
