"""Words: plural forms agree with their number, digits are the language's, everything is escaped."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from tahqiq.paths import templates
from tahqiq.read.words import read_words
from tahqiq.render.words import words_in

TABLES = read_words([templates() / "words"])[0]
ARABIC, ENGLISH = words_in("ar", TABLES), words_in("en", TABLES)


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا أقوال"),
        (1, "قول واحد"),
        (2, "قولان"),
        (3, "٣ أقوال"),
        (10, "١٠ أقوال"),
        (11, "١١ قولًا"),
        (99, "٩٩ قولًا"),
        (100, "١٠٠ قول"),
        (102, "١٠٢ قول"),
        (103, "١٠٣ أقوال"),
        (111, "١١١ قولًا"),
    ],
)
def test_arabic_numbers_agree(n: int, said: str) -> None:
    assert ARABIC.count("count.quotes", n) == said


def test_english_numbers() -> None:
    assert [ENGLISH.count("count.quotes", n) for n in (0, 1, 2)] == [
        "0 quotations",
        "one quotation",
        "2 quotations",
    ]


def test_percents_are_rounded() -> None:
    assert (ENGLISH.percent(1, 3), ENGLISH.percent(2, 3), ENGLISH.percent(0, 0)) == ("33%", "67%", "0%")
    assert ARABIC.percent(1, 2) == "٥٠٪"


def test_a_missing_word_falls_back_to_english_then_to_its_key() -> None:
    words = words_in("xx", {"en": {"a": "one", "n.one": "{n} thing", "n.other": "{n} things"}})
    assert (words("a"), words("b.c")) == ("one", "b.c")
    assert (words.count("n", 1), words.count("n", 5)) == ("1 thing", "5 things")


def test_a_variant_has_the_words_of_its_language() -> None:
    assert words_in("ar-IQ", TABLES)("quotes.title") == "الأقوال"


def test_markup_is_kept_and_all_else_is_escaped() -> None:
    words = words_in("en", {"en": {"x": "<b> {a} & {b}"}})
    assert words.markup("x", a="<i>", b=Markup("<i>y</i>")) == "&lt;b&gt; &lt;i&gt; &amp; <i>y</i>"


def test_a_placeholder_is_filled_once_only() -> None:
    words = words_in("en", {"en": {"x": "{a} {b}"}})
    assert words("x", a="{b}", b="c") == "{b} c"


def test_names_of_languages() -> None:
    assert ENGLISH.language_name("ar") == "Arabic"
    assert ARABIC.language_name("en") == "الإنكليزية"
    assert ENGLISH.language_name("ckb") == "Central Kurdish"
    assert ENGLISH.language_name("qqq") == "qqq"
