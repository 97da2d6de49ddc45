"""Names: what the register names in a text, and what the edition's own annotations teach."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import editions
from tahqiq.author.names import Names
from tahqiq.read import Manuscript, read_edition

REGISTER = """\
-- content/actors/ministry.yml --
kind: public-body
name: {ar: وزارة الخارجية العراقية, en: Iraqi Foreign Ministry}
aliases: {ar: [الخارجية العراقية]}
-- content/actors/state.yml --
kind: country
name: {ar: العراق, en: Iraq}
aliases: {ar: [بغداد], en: [Baghdad, IQ]}
-- content/actors/capital.yml --
kind: place
name: {ar: بغداد, en: Baghdad}
-- content/actors/ali.yml --
kind: person
name: {ar: علي, en: Ali}
-- content/terms/withdrawal.yml --
name: {ar: خروج القوات الأجنبية, en: Withdrawal of foreign forces}
definition: {ar: خروجها., en: Their leaving.}
-- content/actors/forces.yml --
kind: armed-group
name: {ar: القوات الأجنبية, en: Foreign forces}
"""


@pytest.fixture
def manuscript(tmp_path: Path) -> Manuscript:
    editions.write(tmp_path, editions.base(), REGISTER)
    return read_edition(tmp_path / "content")


def said(names: Names, text: str, language: str) -> dict[str, tuple[str, ...]]:
    return {text[f.start : f.end]: f.ids for f in names.found(text, language)}


def test_arabic(manuscript: Manuscript) -> None:
    names = Names.of(manuscript, learning=False)
    text = "وذكر بيان لـالخارجية العراقية أن المجلس البلديّ في بغداد والعراق وبالعراق للعراق، يا هناء"
    assert said(names, text, "ar") == {
        "الخارجية العراقية": ("ministry",),
        "المجلس البلديّ": ("council",),
        "بغداد": ("capital", "state"),
        "العراق": ("state",),
        "للعراق": ("state",),
        "هناء": ("hana",),
    }


def test_english(manuscript: Manuscript) -> None:
    names = Names.of(manuscript, learning=False)
    text = "The Iraqi Foreign Ministry’s statement, Hanaa's words: foreign forces left Iraq."
    assert said(names, text, "en") == {
        "Iraqi Foreign Ministry": ("ministry",),
        "Hanaa": ("hana",),
        "foreign forces": ("forces",),
        "Iraq": ("state",),
    }


def test_capitals_tell_names_from_words(manuscript: Manuscript) -> None:
    names = Names.of(manuscript, learning=False)
    assert said(names, "the iq of hana", "en") == {}
    assert said(names, "IQ and Hana", "en") == {"IQ": ("state",), "Hana": ("hana",)}


def test_what_may_be_two_things_is_unsure(manuscript: Manuscript) -> None:
    (found,) = Names.of(manuscript, learning=False).found("في بغداد", "ar")
    assert set(found.ids) == {"state", "capital"}
    assert found.confidence < 0.5


def test_a_short_word_in_another_spelling_is_unsure(manuscript: Manuscript) -> None:
    names = Names.of(manuscript, learning=False)
    spelled, other = names.found("علي", "ar"), names.found("على", "ar")
    assert spelled[0].confidence > other[0].confidence
    assert other[0].confidence < 0.6


def test_a_name_of_part_of_a_longer_one_is_none(manuscript: Manuscript) -> None:
    names = Names.of(manuscript, learning=False)
    (found,) = names.found("New Iraq Daily", "en")
    assert found.confidence <= 0.6


def test_longest_first_and_actors_inside_terms_when_asked(manuscript: Manuscript) -> None:
    names = Names.of(manuscript, learning=False)
    text = "خروج القوات الأجنبية من العراق"
    assert [f.ids for f in names.found(text, "ar")] == [("withdrawal",), ("state",)]
    assert [f.ids for f in names.nested(text, "ar")] == [("withdrawal",), ("forces",), ("state",)]


def test_a_line_end_of_a_block_parts_names(manuscript: Manuscript) -> None:
    assert said(Names.of(manuscript), "القوات\nالأجنبية", "ar") == {}


LEARNT = """\
-- content/articles/visit/ar.md --
{#p1}
في [العاصمة]{actor=capital} و[بغداد]{actor=state} ثم [بغداد]{actor=state}.

{#p2}
وقالت إنها [تأمل أن تدوم [الهدنة]{term=truce}]{quote=hope}.
"""


def test_editors_teach_words_and_which_of_two_is_meant(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base(), REGISTER, LEARNT)
    manuscript = read_edition(tmp_path / "content")
    names = Names.of(manuscript)
    assert said(names, "إلى العاصمة", "ar") == {"العاصمة": ("capital",)}
    (found,) = names.found("في بغداد", "ar")
    assert found.ids[0] == "state"
    assert found.confidence > 0.6
    without = Names.of(replace(manuscript, articles={}))
    assert said(without, "إلى العاصمة", "ar") == {}


def test_what_editors_leave_alone_is_less_likely(tmp_path: Path) -> None:
    leaving = editions.base() + "\n" + REGISTER
    editions.write(
        tmp_path,
        leaving,
        "-- content/articles/visit/en.md --\n{#p1}\n[Hana]{actor=hana} saw Iraq and Iraq.\n",
    )
    manuscript = read_edition(tmp_path / "content")
    (before,) = Names.of(manuscript, learning=False).found("Iraq", "en")
    (after,) = Names.of(manuscript).found("Iraq", "en")
    assert after.confidence < before.confidence


def namesakes(folder: Path, count: int, annotated: str = "") -> Manuscript:
    people = "".join(
        f"-- content/actors/rana-{n:02}.yml --\nkind: person\nname: {{ar: رنا عزيز, en: Rana Aziz}}\n"
        for n in range(count)
    )
    text = f"-- content/articles/visit/en.md --\n{{#p1}}\n[Rana Aziz]{{actor={annotated}}} spoke.\n"
    editions.write(folder, editions.base(), people, text if annotated else "")
    return read_edition(folder / "content")


def test_of_very_many_namesakes_the_one_that_texts_name(tmp_path: Path) -> None:
    manuscript = namesakes(tmp_path, 90, annotated="rana-77")
    (found,) = Names.of(manuscript).found("Rana Aziz", "en")
    assert found.ids[0] == "rana-77"
    assert len(found.ids) < 90
    assert (
        Names.of(manuscript).why("Rana Aziz", "actor", "rana-89").startswith("a name of it in the register")
    )


def test_of_namesakes_none_is_sure(tmp_path: Path) -> None:
    (found,) = Names.of(namesakes(tmp_path, 9), learning=False).found("Rana Aziz", "en")
    assert sorted(found.ids) == [f"rana-{n:02}" for n in range(9)]
    assert found.confidence < 0.2


def test_names_that_begin_alike(tmp_path: Path) -> None:
    more = """\
-- content/actors/council-of-basra.yml --
kind: public-body
name: {ar: مجلس البصرة, en: Council of Basra}
-- content/actors/council-of-basra-south.yml --
kind: public-body
name: {ar: مجلس البصرة الجنوبية, en: Council of Basra South}
"""
    editions.write(tmp_path, editions.base(), more)
    names = Names.of(read_edition(tmp_path / "content"), learning=False)
    assert said(names, "the Council of Basra South and the Council of Basra’s head", "en") == {
        "Council of Basra South": ("council-of-basra-south",),
        "Council of Basra": ("council-of-basra",),
    }
    assert said(names, "Council of\nBasra, Council (of) Basra, Councils of Basra", "en") == {}
