"""Quotations and who said them, in sentences of both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from suggested import edition, paragraphs, sat
from tahqiq import suggesting
from tahqiq.author.suggest import Suggestion
from tahqiq.languages.saying import quotations

WORDS = {"ar": "“لا توجد قوات أجنبية في أرضنا الآن”", "en": "“there are no foreign forces on our soil now”"}


def quotes(folder: Path, ar: list[str], en: list[str]) -> list[Suggestion]:
    said = {tag: [t.replace("Q", WORDS[tag]) for t in texts] for tag, texts in (("ar", ar), ("en", en))}
    found = sat(folder, said["ar"], said["en"], kinds=("quote",)).suggested
    return list(found.suggestions)


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("وقال سلام حسين إن Q.", "Salam Hussein said that Q."),
        ("وأعلن، بعد لقاء رنا عزيز، سلام حسين أن Q.", "After meeting Rana Aziz, Salam Hussein announced: Q"),
        ("أما سلام حسين فقال إن Q.", "Salam Hussein, a friend of Rana Aziz, said that Q."),
        ("Q، قال سلام حسين.", "Q, said Salam Hussein."),
        ("Q، كما قال سلام حسين.", "Q, Salam Hussein said on Thursday."),
        ("Q، بحسب سلام حسين.", "Q, according to Salam Hussein."),
        (
            "وعلّق سلام حسين، الذي زار رنا عزيز، فكتب مؤكدًا: Q.",
            "Salam Hussein, who met Rana Aziz, commented, asserting: Q.",
        ),
    ],
)
def test_the_speaker_is_beside_it(tmp_path: Path, ar: str, en: str) -> None:
    (found,) = quotes(tmp_path, [ar], [en])
    assert found.attribution
    assert found.attribution.speaker == "salam-hussein"
    assert found.attribution.mode == "direct"
    assert [spot.words for spot in found.spots] == [*WORDS.values()]


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("وأضاف أن Q.", "He added that Q."),
        ("وأضاف أيضًا أن Q.", "Q, he added."),
        ("وأكد البيان أن Q.", "The statement affirmed that Q."),
    ],
)
def test_the_speaker_is_carried_on(tmp_path: Path, ar: str, en: str) -> None:
    found = quotes(tmp_path, ["وقال سلام حسين إن Q.", ar], ["Salam Hussein said that Q.", en])
    assert [one.attribution and one.attribution.speaker for one in found] == ["salam-hussein"] * 2
    assert "before it" in found[1].why


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("وقال مسؤول كبير إن Q.", "A senior official said that Q."),
        ("وقال أحد مستشاري سلام حسين إن Q.", "Q, a Salam Hussein aide said."),
        ("وقال وزير العراق إن Q.", "An adviser to Iraq said that Q."),
        ("سمع الناس Q.", "People heard Q."),
    ],
)
def test_nobody_is_named_where_somebody_else_speaks(tmp_path: Path, ar: str, en: str) -> None:
    _, found = quotes(tmp_path, ["وقالت رنا عزيز: Q.", ar], ["Rana Aziz said: Q.", en])
    assert found.attribution
    assert found.attribution.speaker == ""
    assert not found.complete


def test_a_statement_speaks_for_who_issued_it(tmp_path: Path) -> None:
    ar, en = (
        "وأفاد بيان أصدرته الخارجية العراقية بأن Q.",
        "A statement from the Iraqi Foreign Ministry said that Q.",
    )
    (found,) = quotes(tmp_path, [ar], [en])
    assert found.attribution
    assert (found.attribution.speaker, found.attribution.channel) == ("ministry", "statement")


def test_channel_date_and_why(tmp_path: Path) -> None:
    ar = "وفي تصريح صحافي أدلى به مساء أمس الخميس، قال سلام حسين إن Q."
    en = "In a statement to the press yesterday evening, Salam Hussein said that Q."
    (found,) = quotes(tmp_path, [ar], [en])
    said = found.attribution
    assert said
    assert (said.channel, said.date, said.stated) == ("press", "2024-08-15", {"ar": "مساء أمس الخميس"})
    assert set(said.inferred) == {"ar", "en"}
    assert "١٦ آب ٢٠٢٤" in said.inferred["ar"]


def test_a_few_words_within_a_sentence_are_part_of_a_quote(tmp_path: Path) -> None:
    ar, en = (
        "ودعا سلام حسين إلى “رفض هذا الوجود كله الآن”.",
        "Salam Hussein urged them to “reject all of this presence now”.",
    )
    (found,) = quotes(tmp_path, [ar], [en])
    assert found.attribution
    assert found.attribution.mode == "partial"


def test_parts_with_mere_words_of_saying_between_are_one_quote(tmp_path: Path) -> None:
    en = "“This is not the end,” Salam Hussein said, “and we shall go on.”"
    ar = "قال سلام حسين: “ليست هذه هي النهاية، وسنمضي في طريقنا”."
    (found,) = quotes(tmp_path, [ar], [en])
    assert [spot.language for spot in found.spots] == ["ar", "en", "en"]


def test_languages_that_do_not_match_are_said_and_not_suggested(tmp_path: Path) -> None:
    found = sat(
        tmp_path, [f"قال سلام حسين: {WORDS['ar']}."], ["Salam Hussein spoke."], kinds=("quote",)
    ).suggested
    assert found.suggestions == ()
    assert ["1 in ar, 0 in en" in doubt.why for doubt in found.doubts] == [True]


def test_a_block_of_one_language_alone_has_no_quotes(tmp_path: Path) -> None:
    ar = paragraphs(f"قال سلام حسين: {WORDS['ar']}.") + "\n{#p2 .only}\nوأضاف: “لا شيء يبقى هنا على حاله”.\n"
    project = edition(tmp_path, ar, paragraphs(f"Salam Hussein said: {WORDS['en']}."))
    found = suggesting.sitting(project, "visit", kinds=("quote",))
    assert [one.spots[0].block for one in found.suggested.suggestions] == ["p1"]
    assert [doubt.spot.block for doubt in found.suggested.doubts] == ["p2"]
    assert suggesting.accepted(found, found.suggested.suggestions)[1] == ()


THIRD = """\
-- content/edition.yml --
title: {ar: طبعة, en: An edition, fr: Une édition}
languages: [ar, en, fr]
-- content/articles/visit/fr.md --
{#p1}
Selon Salam Hussein, « aucune force étrangère ne reste chez nous ».
"""


def test_a_language_of_which_nothing_is_known_takes_part(tmp_path: Path) -> None:
    ar, en = f"قال سلام حسين: {WORDS['ar']}.", f"Salam Hussein said: {WORDS['en']}."
    project = edition(tmp_path, paragraphs(ar), paragraphs(en), THIRD)
    (quote,) = suggesting.sitting(project, "visit", kinds=("quote",)).suggested.suggestions
    assert [spot.language for spot in quote.spots] == ["ar", "en", "fr"]
    assert quote.attribution
    assert quote.attribution.speaker == "salam-hussein"


def test_ids_are_of_the_speaker_and_a_word_and_each_its_own(tmp_path: Path) -> None:
    found = quotes(
        tmp_path, ["قال سلام حسين: Q.", "وأضاف أن Q."], ["Salam Hussein said: Q.", "He added that Q."]
    )
    assert [one.value for one in found] == ["salam-hussein-foreign", "salam-hussein-foreign-2"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a “b” c «d» e", ["“b”", "«d»"]),
        ("«a “b” c»", ["«a “b” c»"]),
        ('he said "a b" and "c"', ['"a b"', '"c"']),
        ('"The "first" b" c', ['"The "first" b"']),
        ("„a“ and „b”", ["„a“", "„b”"]),
        ("it’s the soldiers’ day", []),
        ("“open", []),
        ('5" long', []),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == found
