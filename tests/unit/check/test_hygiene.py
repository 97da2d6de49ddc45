"""The rules of writing: what they leave alone, and that they hold for one language's texts and no others'."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq import pipeline
from tahqiq.check.rules import digits, hidden, letters, pairs, swapped, typography
from tahqiq.read.project import Project

RULES = (letters, hidden, digits, typography, pairs, swapped)
CODES = {code for rule in RULES for code in rule.CODES}
VERBATIM = "-- content/articles/visit/article.yml --\n" + editions.base().split("article.yml --\n")[1].split(
    "-- "
)[0].replace("mode: indirect", "mode: direct")


def found(folder: Path, *texts: str) -> list[str]:
    """Code and place of each warning of these rules."""
    problems = pipeline.checked(Project(editions.write(folder, editions.base(), *texts))).problems
    return [
        f"{p.code} {p.place.file.rpartition('/')[2]}:{p.place.line}:{p.place.column}"
        for p in problems
        if p.code in CODES
    ]


def arabic(quote: str, before: str = "") -> str:
    return f"""-- content/articles/visit/ar.md --
{{#p1}}
زارت [هناء]{{actor=hana}} [البلدة]{{actor=town}} [أمس]{{date=2020-01-01}}{before}.

{{#p2}}
وقالت: [{quote}]{{quote=hope}}.
"""


def test_the_words_of_a_verified_quote_are_the_sources(tmp_path: Path) -> None:
    words = arabic("کان  ذلك , “نعم ، في 2020 رجـال\u200f نعم")
    assert found(tmp_path / "direct", VERBATIM, words) == []
    indirect = {line.split()[0] for line in found(tmp_path / "indirect", words)}
    assert indirect == {
        "foreign-character",
        "double-space",
        "foreign-punctuation",
        "space-before-punctuation",
        "unpaired-quote",
        "tatweel",
        "bidi-mark",
    }


def test_what_evidence_does_not_count_is_judged_in_quotes_too(tmp_path: Path) -> None:
    """Marks around the words, and the order of the marks of letters: neither changes a digest."""
    assert found(tmp_path, VERBATIM, arabic('"قالت إنها تأمّ\u064eل"')) == [
        "straight-quote ar.md:5:9",
        "not-nfc ar.md:5:20",
        "straight-quote ar.md:5:26",
    ]


def test_the_typography_of_an_original_is_the_sources(tmp_path: Path) -> None:
    record = VERBATIM.replace("{kind: account}", "{kind: original}").replace("rights: quoted", "rights: open")
    words = arabic("نعم", ' و"هذا" , \u200bوذاك')
    assert found(tmp_path, record, words) == ["zero-width ar.md:2:78"]


def test_code_addresses_and_attributes_are_no_words(tmp_path: Path) -> None:
    about = """-- content/pages/about/en.md --
# About

{#what}
See `a  b "c"` and [here](https://example.org/?q="x"&y='z') and <https://example.org/a'b>.
1\\. "

    "not
"""
    assert found(tmp_path, about) == ["straight-quote en.md:5:5", "straight-quote en.md:7:5"]


def test_numbers_of_items_are_drawn_by_the_page(tmp_path: Path) -> None:
    about = "-- content/pages/about/ar.md --\n# عن الطبعة\n\n{#what}\n1. في عام ٢٠٢٠.\n2. ثم سكتت.\n"
    assert found(tmp_path, about) == []


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("fa", "می‌خواهم؟ یک کتاب ۲۰۲۰"),
        ("ckb", "ئەو کوردە، ھەولێر"),
        ("ur", "یہ ایک ہے"),
        ("fr", "« Oui » ; l'ami : non ?"),
        ("zxx", '"?" , ;  :'),
    ],
)
def test_other_languages_are_judged_by_what_is_known_of_them(tag: str, words: str, tmp_path: Path) -> None:
    third = f"""-- content/edition.yml --
title: {{ar: طبعة صغيرة, en: A little edition, {tag}: "{words.replace('"', chr(92) + '"')}"}}
languages: [ar, en, {tag}]
"""
    codes = {line.split()[0] for line in found(tmp_path, third)}
    assert codes <= {"double-space"}


def test_a_whole_text_in_another_script_is_said_once(tmp_path: Path) -> None:
    text = editions.base().split("visit/ar.md --\n")[1].split("-- ")[0]
    assert found(tmp_path, f"-- content/articles/visit/en.md --\n{text}") == ["other-language en.md:2:1"]


def test_short_names_and_quotations_are_in_any_script(tmp_path: Path) -> None:
    names = """-- content/actors/town.yml --
kind: place
name: {ar: YouTube, en: The town}
description: {ar: بلدة, en: "Called “البلدة الصغيرة على النهر الكبير” there"}
"""
    assert found(tmp_path, names) == []


def test_a_quotation_may_go_on_in_the_next_paragraph(tmp_path: Path) -> None:
    about = "-- content/pages/about/en.md --\n# About\n\n{#what}\n“One.\n\n{#that}\n“Two.”\n"
    assert found(tmp_path, about) == []


def test_direction_marks_that_do_something_stay() -> None:
    assert not hidden.does_nothing("شركة (Google)\u200f، نعم", 13, "rtl")
    assert hidden.does_nothing("نعم\u200f، نعم", 3, "rtl")
    assert hidden.does_nothing("yes\u200e.", 3, "ltr")
    assert not hidden.does_nothing("نعم 12\u200f-3", 6, "rtl")


def test_letters_that_stand_from_left_to_right_are_not_guessed() -> None:
    assert letters.as_letters("ﻗﺎﻟﺖ") == "قالت"
    assert letters.as_letters("ﺖﻟﺎﻗ") == ""


def test_words_are_not_hidden_in_letters_of_tags(tmp_path: Path) -> None:
    """Nobody sees them, and programs read them as ASCII; in the flag of a region they are what they are made for."""
    hidden_words, flag = "\U000e0068\U000e0069", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f"
    about = f"-- content/pages/about/en.md --\n# About\n\n{{#what}}\nOne{hidden_words} {flag} \u2063two.\n"
    assert found(tmp_path, about) == ["zero-width en.md:4:4", "zero-width en.md:4:5", "zero-width en.md:4:13"]
