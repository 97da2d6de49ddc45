"""Mending: one right answer or none, nothing of a verified quote, and a file is never worse than before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import editions
from harness import tahqiq
from tahqiq import pipeline, tidying
from tahqiq.author import MENDED, mends
from tahqiq.check import all_codes
from tahqiq.check.rules.proof import passages
from tahqiq.edits import Edit, edited
from tahqiq.evidence import digest
from tahqiq.problems import Place, Problem
from tahqiq.read import read_edition
from tahqiq.read.project import Project
from tahqiq.tidying import Mending, mended

ARTICLE = (
    "-- content/articles/visit/article.yml --\n"
    + editions.base().split("article.yml --\n")[1].split("-- ")[0]
)


def mending_of(folder: Path, *texts: str) -> Mending:
    project = Project(editions.write(folder, editions.base(), *texts))
    return mended(project, pipeline.checked(project).problems)


def text_after(folder: Path, name: str, written: str) -> str:
    mending = mending_of(folder, f"-- {name} --\n{written}")
    return mending.after.get(name, written)


ABOUT = "# About\n\n{#what}\n"


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('He said "no" and "yes".', "He said “no” and “yes”."),
        ('He said "no and left.', 'He said "no and left.'),
        ('A 6" gun, a 7" gun.', 'A 6" gun, a 7" gun.'),
        ('It’s “a "nested" one”.', 'It’s “a "nested" one”.'),
        ("The mayor's [town](actor:town)'s gate.", "The mayor’s [town](actor:town)’s gate."),
        ("In the '90s, 'no'.", "In the '90s, 'no'."),
        ("The  [town](actor:town) , then  no .", "The [town](actor:town), then no."),
        ("A cafe\u0301, a\u00a0mayor\u00ad.", "A café, a mayor."),
        ("`a  'b' \"c\"`", "`a  'b' \"c\"`"),
        (
            "See [Hana] {actor=hana}, [her]{ actor = hana }, [it]{date=“2020”}, [x]{actor=\u200fhana}.",
            'See [Hana]{actor=hana}, [her]{actor=hana}, [it]{date="2020"}, [x]{actor=hana}.',
        ),
    ],
)
def test_english(written: str, becomes: str, tmp_path: Path) -> None:
    name = "content/pages/about/en.md"
    assert text_after(tmp_path, name, f"{ABOUT}{written}\n") == f"{ABOUT}{becomes}\n"


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('قال "نعم", ثم قال و"لا".', "قال «نعم»، ثم قال و«لا»."),
        ('قال “نعم” ثم "لا".', "قال “نعم” ثم “لا”."),
        ("کتب في عام ۲۰۲۰ یوم علی", "كتب في عام ٢٠٢٠ يوم علی"),
        ("رجـــال ، وبـ“صمت”", "رجال، وبـ“صمت”"),
        ("ﻗﺎﻟﺖ ﺖﻟﺎﻗ نعم\u200b نعم\u200bلا", "قالت ﺖﻟﺎﻗ نعم نعم\u200bلا"),
        ("قالت\u200f، نعم (Google)\u200f، لا", "قالت، نعم (Google)\u200f، لا"),
    ],
)
def test_arabic(written: str, becomes: str, tmp_path: Path) -> None:
    name = "content/pages/about/ar.md"
    assert text_after(tmp_path, name, f"{ABOUT}{written}\n") == f"{ABOUT}{becomes}\n"


def test_values_of_yaml_stay_values(tmp_path: Path) -> None:
    name = "content/terms/truce.yml"
    record = """name: {ar: 'هدنة  "أولى"', en: truce، no}
definition:
  ar: "قال \\"نعم\\""
  en: A halt to the town's  fighting , "they" said.  # it's a 'comment' , as "such"
"""
    assert (
        text_after(tmp_path, name, record)
        == """name: {ar: 'هدنة «أولى»', en: truce، no}
definition:
  ar: "قال \\"نعم\\""
  en: A halt to the town’s fighting, “they” said.  # it's a 'comment' , as "such"
"""
    )


WORDS = st.text(alphabet='قال نعم  ,،"“”«»کـ\u0651\u064e\u200f\u200b\u00a0', min_size=1, max_size=25)


@settings(max_examples=40)
@given(WORDS, WORDS)
def test_the_words_of_a_verified_quote_stay(
    tmp_path_factory: pytest.TempPathFactory, before: str, words: str
) -> None:
    folder = tmp_path_factory.mktemp("quote")
    text = f"{{#p1}}\nزارت {before} [البلدة]{{actor=town}}.\n\n{{#p2}}\nقالت [ن{words}م]{{quote=hope}}.\n"
    record = ARTICLE.replace("mode: indirect", "mode: direct")
    mending = mending_of(folder, record, f"-- content/articles/visit/ar.md --\n{text}")
    said = digest_of(folder)
    for file in mending.after:
        (folder / file).write_bytes(mending.bytes(file))
    assert digest_of(folder) == said


def digest_of(folder: Path) -> str:
    return digest(passages(read_edition(folder / "content").articles["visit"].texts["ar"])["hope"])


def test_what_is_mended_is_not_mended_again(tmp_path: Path) -> None:
    mending = mending_of(
        tmp_path, f'-- content/pages/about/en.md --\n{ABOUT}The  "mayor\'s" town , then  no .\n'
    )
    for file in mending.after:
        (tmp_path / file).write_bytes(mending.bytes(file))
    project = Project(tmp_path)
    assert mended(project, pipeline.checked(project).problems).after == {}


def test_line_ends_stay_and_locks_are_never_touched(tmp_path: Path) -> None:
    folder = editions.write(tmp_path, editions.base())
    page = folder / "content/pages/about/en.md"
    page.write_bytes(b"\xef\xbb\xbf# About\r\n\r\n{#what}\r\nThe  town.\r\n")
    (folder / "content/articles/visit/article.lock.yml").write_text('translations: {en: {p1:  "x"}}\n')
    project = Project(folder)
    mending = mended(project, pipeline.checked(project).problems)
    assert mending.bytes("content/pages/about/en.md") == b"# About\r\n\r\n{#what}\r\nThe town.\r\n"
    assert list(mending.after) == ["content/pages/about/en.md"]
    lock = Problem(Place("content/articles/visit/article.lock.yml", 1, 21, 2), "double-space", "")
    assert mends(lock, 'translations: {en: {p1:  "x"}}\n') == ()


def test_a_file_is_never_worse_than_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(problem: Problem, text: str) -> tuple[Edit, ...]:
        return (Edit(problem.place.file, 0, len(text), "No {title\n"),)

    monkeypatch.setattr(tidying, "mends", broken)
    mending = mending_of(tmp_path, f"-- content/pages/about/en.md --\n{ABOUT}The  town.\n")
    assert mending.after == {}
    assert mending.left == ("content/pages/about/en.md",)


def test_every_code_that_is_mended_is_one(tmp_path: Path) -> None:
    assert set(all_codes()) >= MENDED


def test_an_edit_takes_its_problem_away() -> None:
    text = "One  two.\n"
    problem = Problem(Place("content/pages/about/en.md", 1, 4, 2), "double-space", "")
    assert edited(text, mends(problem, text)) == "One two.\n"


def test_the_command_mends_or_shows(tmp_path: Path) -> None:
    folder = editions.write(
        tmp_path,
        editions.base(),
        f"-- content/pages/about/en.md --\n{ABOUT}The  town [x] {{actor=nobody}}.\n",
    )
    page = folder / "content/pages/about/en.md"
    before = page.read_bytes()
    shown = tahqiq("check", "--fix", "--diff", cwd=folder)
    assert "+The town [x]{actor=nobody}." in shown.stdout
    assert page.read_bytes() == before
    done = tahqiq("check", "--fix", cwd=folder)
    assert done.returncode == 1, "an actor is still unknown"
    assert "en.md:4:4: mended[double-space]: “\u2068  \u2069” → “\u2068 \u2069”" in done.stdout
    assert "error[unknown-actor]" in done.stdout
    assert "The town [x]{actor=nobody}." in page.read_text(encoding="utf-8")
    assert tahqiq("check", "--diff", cwd=folder).returncode == 2
