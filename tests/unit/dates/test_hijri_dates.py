"""Hijri equivalents, against published dates of the Umm al-Qura calendar."""

from __future__ import annotations

import pytest

from tahqiq.dates import EdtfDate, hijri, parse


def converted(text: str, language: str) -> str | None:
    date = parse(text)
    assert isinstance(date, EdtfDate), date
    return hijri(date, language)


CONVERTED = [
    ("2024-07-07", "1 Muharram 1446 AH", "١ محرم ١٤٤٦ هـ"),
    ("2024-03-11", "1 Ramadan 1445 AH", "١ رمضان ١٤٤٥ هـ"),
    ("2024-08-16", "12 Safar 1446 AH", "١٢ صفر ١٤٤٦ هـ"),
    ("2024-06-16", "10 Dhu al-Hijja 1445 AH", "١٠ ذي الحجة ١٤٤٥ هـ"),
    ("2024-08-16?", "possibly 12 Safar 1446 AH", "لعلّه ١٢ صفر ١٤٤٦ هـ"),
    ("2024-08-16T10:00:00", "12 Safar 1446 AH", "١٢ صفر ١٤٤٦ هـ"),
    ("2024-08", "Muharram–Safar 1446 AH", "محرم–صفر ١٤٤٦ هـ"),
    ("2024-07", "Dhu al-Hijja 1445 – Muharram 1446 AH", "ذو الحجة ١٤٤٥ – محرم ١٤٤٦ هـ"),
    ("2024-07~", "around Dhu al-Hijja 1445 – Muharram 1446 AH", "نحو ذي الحجة ١٤٤٥ – محرم ١٤٤٦ هـ"),
    ("2024", "1445–1446 AH", "١٤٤٥–١٤٤٦ هـ"),
    ("2023-22", "Dhu al-Qaada 1444 – Safar 1445 AH", "ذو القعدة ١٤٤٤ – صفر ١٤٤٥ هـ"),
    ("2024-07-20~/2024-07-31~", "around 14–25 Muharram 1446 AH", "نحو ١٤–٢٥ محرم ١٤٤٦ هـ"),
    ("2024-03-10/2024-04-09", "29 Shaaban – 30 Ramadan 1445 AH", "٢٩ شعبان – ٣٠ رمضان ١٤٤٥ هـ"),
    ("2024-06-16/2024-06-17", "10–11 Dhu al-Hijja 1445 AH", "١٠–١١ ذي الحجة ١٤٤٥ هـ"),
    ("2024-08-1X", "Safar 1446 AH", "صفر ١٤٤٦ هـ"),
    ("199X", "1410–1420 AH", "١٤١٠–١٤٢٠ هـ"),
    ("[2024-08-16,2024-08-17]", "12 or 13 Safar 1446 AH", "١٢ أو ١٣ صفر ١٤٤٦ هـ"),
]


@pytest.mark.parametrize(("text", "english", "arabic"), CONVERTED)
def test_hijri(text: str, english: str, arabic: str) -> None:
    assert converted(text, "en") == english
    assert converted(text, "ar") == arabic


@pytest.mark.parametrize(
    "text",
    [
        "../2020",
        "2020/..",
        "2020/",
        "/..",
        "XXXX",
        "XXXX-08",
        "1066",
        "20XX",
        "Y20240",
        "[2020..2021]",
        "[2020,2021]",
    ],
)
def test_nothing_corresponds(text: str) -> None:
    assert converted(text, "ar") is None


def test_range_of_the_tables() -> None:
    assert converted("1924-08-01", "en") == "1 Muharram 1343 AH"
    assert converted("2077-11-16", "en") == "30 Dhu al-Hijja 1500 AH"
    assert converted("1924-07-31", "en") is converted("2077-11-17", "en") is None


def test_another_language_has_the_romanized_names() -> None:
    assert converted("2024-08-16", "fr") == "12 Safar 1446 AH"
