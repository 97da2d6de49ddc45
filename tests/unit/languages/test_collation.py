"""The order of names: what a reader does not sort by does not count."""

from __future__ import annotations

import pytest

from tahqiq.languages.collation import collation_key, initial, letters, slugs


def ordered(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: collation_key(name, language))


def test_arabic_names() -> None:
    names = ["الولايات المتحدة", "أنتوني بلينكن", "إيران", "البرلمان", "آمال", "بغداد", "تحالف الفتح"]
    assert ordered(names, "ar") == [
        "آمال",
        "أنتوني بلينكن",
        "إيران",
        "البرلمان",
        "بغداد",
        "تحالف الفتح",
        "الولايات المتحدة",
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("الإطار التنسيقي", "ا"),
        ("ألمانيا", "ا"),
        ("التحالف الدولي", "ت"),
        ("مدرسة", "م"),
        ("٣ أيام", "#"),
        ("", "#"),
        ("وَليد", "و"),
    ],
)
def test_arabic_letters(name: str, letter: str) -> None:
    assert initial(name, "ar") == letter


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("al-Saadi", "S"),
        ("The Huquq bloc", "H"),
        ("Éva", "E"),
        ("ʿAlī", "A"),
        ("X", "X"),
        ("A", "A"),
        ("2020", "#"),
        ("Almaty", "A"),
    ],
)
def test_english_letters(name: str, letter: str) -> None:
    assert initial(name, "en") == letter


def test_marks_that_do_not_count_only_break_ties() -> None:
    assert ordered(["مدرسه", "مدرسة", "مَدرسة"], "ar") == ordered(["مَدرسة", "مدرسه", "مدرسة"], "ar")
    assert len({collation_key(n, "ar") for n in ("أحمد", "احمد", "الاحمد")}) == 3


def test_case_and_accents() -> None:
    assert ordered(["Zoe", "éclair", "Eclipse", "apple"], "en") == ["apple", "éclair", "Eclipse", "Zoe"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        # hamza forms are alef; آ is two of them
        ("ar", ["آمال", "أب", "ابن", "إيران", "باب", "بئر", "بؤرة"]),
        ("ar", ["على", "علي", "عمر"]),
        ("ar", ["مدرسة", "مَدرسة", "مدرست", "مدرسه"]),
        ("ar", ["الإطار", "إيران", "البصرة", "بغداد", "ثورة"]),
        ("ar", ["٣ أيام", "4 days", "بغداد", "يمن", "Baghdad", "Zoe"]),
        ("en", ["3 days", "ʿAdil", "apple", "al-Basra", "Éva", "Evan", "بغداد"]),
        ("en", ["co-operation", "cooperation", "Naïve", "Nasser", "Ørsted", "The Quran"]),
    ],
)
def test_expected_orders(language: str, expected: list[str]) -> None:
    assert ordered(list(reversed(expected)), language) == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("المالكي", "ar", ("u0645", "u0645-u0627", "u0645-u0627-u0644", "u0645-u0627-u0644-u0643")),
        ("ʿAlī", "en", ("u0061", "u0061-u006c", "u0061-u006c-u0069")),
        ("2020", "en", ("other",)),
    ],
)
def test_slugs(name: str, language: str, expected: tuple[str, ...]) -> None:
    assert slugs(name, language) == expected
    assert letters(slugs(name, language)[0]) == initial(name, language)


def test_persian_names_have_no_arabic_article() -> None:
    assert initial("الهام", "fa") == "ا"
    assert initial("الهام", "ar") == "ه"
