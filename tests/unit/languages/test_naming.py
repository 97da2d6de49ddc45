"""Words of a text that may be names: what is written to them, and the forms that names take."""

from __future__ import annotations

import pytest

from tahqiq.languages.folding import flat, fold
from tahqiq.languages.naming import key, readings, short_names, variants


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("بغداد", "بغداد"),
        ("وبغداد", "بغداد"),
        ("لبغداد", "بغداد"),
        ("وبالعراق", "العراق"),
        ("لـالخارجية", "الخارجية"),
        ("والعِراق", "العِراق"),
        ("للحكومة", "للحكومة"),
        ("وللحكومة", "للحكومة"),
        ("Iraq’s", "Iraq"),
        ("soldiers'", "soldiers"),
        ("Iraq.", "Iraq"),
        ("-Iraq-", "Iraq"),
    ],
)
def test_a_name_lies_in_a_word_without_what_is_written_to_it(word: str, name: str) -> None:
    assert name in {word[reading.start : reading.end] for reading in readings(word)}


def test_the_article_that_a_particle_has_shortened_is_whole_to_be_compared() -> None:
    assert fold("الحكومة") in {reading.form for reading in readings("وللحكومة")}


def test_a_letter_that_may_be_the_words_own_is_less_likely_written_to_it() -> None:
    likely = {reading.form: reading.likely for reading in readings("فورد")}
    assert likely["فورد"] == 1
    assert likely["ورد"] < 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [("الأميركيون", "الأمريكيين"), ("أمريكا", "أميركا"), ("Iraq", "IRAQ"), ("المستشارون", "المستشارين")],
)
def test_spellings_and_case_endings_compare_as_one(one: str, other: str) -> None:
    assert key(fold(one)) == key(fold(other))


def test_short_words_keep_their_endings() -> None:
    assert key(fold("حسين")) != key(fold("حسون"))


def test_variants() -> None:
    def of(name: str, tag: str, *, noun: bool = False) -> set[str]:
        words = tuple(fold(word) for word in name.split())
        return {" ".join(v.words) for v in variants(words, tag, noun=noun)}

    assert fold("قوات") + " " + fold("أجنبية") in of("القوات الأجنبية", "ar")
    assert fold("الهدنة") in of("هدنة", "ar", noun=True)
    assert of("هدنة", "ar") == set()
    assert "town council" in of("The town council", "en")
    assert of("adviser", "en", noun=True) == {"advisers"}
    assert of("Hana", "en") == set()
    assert of("conseil", "fr", noun=True) == set()


def test_a_body_is_called_by_its_noun() -> None:
    assert short_names(("وزاره", "الخارجيه"), "ar") == ("الوزاره",)
    assert short_names(("ministry", "of", "health"), "en") == ("ministry",)
    assert short_names(("us", "forces"), "en") == ()


def test_flat_text_knows_where_it_is_from() -> None:
    text = "وأُرجئ “الأمر” في ٢٠٢٤"
    flattened, places = flat(text)
    assert "2024" in flattened
    at = flattened.index("الامر")
    assert text[places[at] : places[at + 4] + 1] == "الأمر"
    assert places[-1] == len(text)
