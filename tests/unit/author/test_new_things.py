"""new actor, event, term, article: files whose blanks the check names, and which pass it once they are filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import editions
from tahqiq import pipeline
from tahqiq.author.ids import near_ids, proposed_id
from tahqiq.cli import asking, main
from tahqiq.problems import Problem
from tahqiq.read.project import Project


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return editions.write(tmp_path, editions.base())


def new(edition: Path, *arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "-C", str(edition)], input=answers)


def problems(edition: Path, file: str) -> list[Problem]:
    return [p for p in pipeline.checked(Project(edition)).problems if p.place.file == file]


def text(edition: Path, file: str) -> str:
    return (edition / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "blanks"),
    [
        ("actor", {"kind", "name"}),
        ("event", {"title", "date", "inferred", "sources"}),
        ("term", {"name", "definition"}),
    ],
)
def test_every_blank_is_named_at_its_line(kind: str, blanks: set[str], edition: Path) -> None:
    assert new(edition, kind, "brand-new").exit_code == 0
    file = f"content/{kind}s/brand-new.yml"
    found = problems(edition, file)
    assert {p.code for p in found} == {"empty-value"}
    assert {re.search(r'"(\w+)"', p.message)[1] for p in found} == blanks  # type: ignore[index]
    assert all(
        text(edition, file).splitlines()[p.place.line - 1].rstrip().endswith((":", "-")) for p in found
    )


def test_blanks_are_spoken_of_only_where_there_are_any(edition: Path) -> None:
    whole = ("--kind", "person", "--name", "ar=سمير", "--name", "en=Samir")
    assert "Fill the blanks" not in new(edition, "actor", *whole).output
    assert problems(edition, "content/actors/samir.yml") == []
    assert "Fill the blanks" in new(edition, "actor", "--name", "ar=ليلى", "--name", "en=Layla").output
    assert "Fill the blanks" in new(edition, "event", "brand-new").output


def test_an_article_has_a_text_in_each_language(edition: Path) -> None:
    assert new(edition, "article", "brand-new").exit_code == 0
    folder = "content/articles/brand-new"
    assert {p.code for p in problems(edition, f"{folder}/article.yml")} == {"empty-value"}
    for language in ("ar", "en"):
        assert text(edition, f"{folder}/{language}.md") == "{#p1}\n"
        assert problems(edition, f"{folder}/{language}.md")


def test_what_is_given_stands_and_the_file_is_sound(edition: Path) -> None:
    names = ("--name", "ar=سعود الساعدي", "--name", "en=Saud al-Saadi: #1")
    done = new(edition, "actor", "--kind", "person", *names)
    assert done.exit_code == 0, done.output
    assert problems(edition, "content/actors/saud-al-saadi-1.yml") == []
    event = (
        "--title",
        "ar=حدث",
        "--title",
        "en=It happened",
        "--date",
        "2020-01-01~",
        "--source",
        "visit#p1",
    )
    assert new(edition, "event", *event).exit_code == 0
    blank = problems(edition, "content/events/it-happened.yml")
    assert {p.message for p in blank} == {f'"inferred" has no text in "{tag}"' for tag in ("ar", "en")}
    term = (
        "--name",
        "ar=صلح",
        "--name",
        "en=peace",
        "--definition",
        "ar=ضد الحرب.",
        "--definition",
        "en=No war.",
    )
    assert new(edition, "term", *term).exit_code == 0
    assert problems(edition, "content/terms/peace.yml") == []


def test_an_article_says_what_its_texts_are(edition: Path) -> None:
    given = (
        "--title",
        "ar=عنوان",
        "--title",
        "en=A title",
        "--published",
        "2020-01-02",
        "--rights",
        "quoted",
    )
    assert new(edition, "article", *given).exit_code == 0
    record = text(edition, "content/articles/2020-01-02-a-title/article.yml")
    assert "  ar: {kind: account}\n  en: {kind: translation, of: ar}\n" in record
    assert new(edition, "article", "other", "--source-language", "en", "--rights", "open").exit_code == 0
    record = text(edition, "content/articles/other/article.yml")
    assert "  en: {kind: original}\n  ar: {kind: translation, of: en}\n" in record


@pytest.mark.parametrize("kind", ["actor", "event", "term", "article"])
def test_what_may_be_left_out_is_right_once_it_is_asked_for(kind: str, edition: Path) -> None:
    """Every key behind a bare # belongs there: nothing is unknown, of the wrong form or at the wrong depth."""
    assert new(edition, kind, "brand-new").exit_code == 0
    name = f"content/{kind}s/brand-new" + ("/article.yml" if kind == "article" else ".yml")
    file = edition / name
    file.write_text(re.sub(r"(?m)^( *)#(?! )", r"\1", text(edition, name)), encoding="utf-8")
    allowed = {"empty-value", "unknown-reference", "unknown-actor", "unknown-article", "unknown-block"}
    found = {p.code for p in problems(edition, name)}
    assert found - allowed <= {"unknown-term", "unknown-event", "unknown-quote", "quote-without-words"}, found


def test_comments_lead_to_the_schema(edition: Path, tmp_path: Path) -> None:
    assert new(edition, "term", "without").exit_code == 0
    assert text(edition, "content/terms/without.yml").startswith("# The term")
    assert new(edition, "schemas").exit_code == 0
    assert new(edition, "article", "with").exit_code == 0
    line, *_ = text(edition, "content/articles/with/article.yml").splitlines()
    assert line == "# yaml-language-server: $schema=../../../schemas/article.json"
    named = "# yaml-language-server: $schema=../elsewhere/at/edition.json\n"
    record = edition / "content/edition.yml"
    record.write_text(named + text(edition, "content/edition.yml"), encoding="utf-8")
    assert new(edition, "term", "there").exit_code == 0
    line, *_ = text(edition, "content/terms/there.yml").splitlines()
    assert line == "# yaml-language-server: $schema=../../elsewhere/at/term.json"


def test_schemas_are_written_anew(edition: Path) -> None:
    assert new(edition, "schemas").exit_code == 0
    schema = edition / "schemas/actor.json"
    assert '"required": [\n        "ar",\n        "en"' in schema.read_text(encoding="utf-8")
    before = schema.read_text(encoding="utf-8")
    schema.write_text("{}", encoding="utf-8")
    assert new(edition, "schemas").exit_code == 0
    assert schema.read_text(encoding="utf-8") == before
    elsewhere = edition / "elsewhere"
    assert new(edition, "schemas", "--to", str(elsewhere)).exit_code == 0
    assert (elsewhere / "term.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("actor", "hana"), 'There is an actor "hana" already'),
        (("actor", "Hana"), "is no id"),
        (("actor", "--name", "ar=هناء"), "Give the actor an id"),
        (("actor", "x", "--name", "fr=Hana"), '"fr" is no language of the edition'),
        (("event", "x", "--date", "yesterday"), "is no EDTF date"),
        (("article", "x", "--published", "16/8/2024"), "is no EDTF date"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    arguments: tuple[str, ...], said: str, edition: Path
) -> None:
    before = {path: path.read_bytes() for path in edition.rglob("*") if path.is_file()}
    done = new(edition, *arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert {path: path.read_bytes() for path in edition.rglob("*") if path.is_file()} == before


def test_a_former_id_is_never_used_again(edition: Path) -> None:
    file = edition / "content/actors/hana.yml"
    file.write_text(text(edition, "content/actors/hana.yml") + "formerly: [old-hana]\n", encoding="utf-8")
    done = new(edition, "actor", "old-hana")
    assert done.exit_code == 2
    assert 'a former id of the actor "hana"' in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("council-of-town", "--name", "en=the TOWN council"), '"council" is called "The town council" too'),
        (("someone", "--name", "ar=هنَاء"), '"hana" is called "هناء" too'),
        (("someone", "--name", "en=Hanaa"), '"hana" is called "Hanaa" too'),
        (("counsil",), 'There is an actor "council": is it perhaps the same as "counsil"?'),
    ],
)
def test_what_may_be_the_same_is_asked_about(arguments: tuple[str, ...], said: str, edition: Path) -> None:
    done = new(edition, "actor", *arguments)
    assert done.exit_code == 0
    assert said in done.output
    assert (edition / f"content/actors/{arguments[0]}.yml").is_file()


def test_a_person_at_a_terminal_is_asked(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tahqiq.cli.new.asks", lambda: True)
    done = new(edition, "actor", answers="robot\nperson\nسعود الساعدي\nSaud al-Saadi\n")
    assert done.exit_code == 0, done.output
    assert '"robot" is none of these' in done.output
    assert problems(edition, "content/actors/saud-al-saadi.yml") == []
    refused = new(edition, "actor", "hanna", answers="\n\nHana\nn\n")
    assert "Nothing was written" in refused.output
    assert not (edition / "content/actors/hanna.yml").exists()
    assert asking.asks() is False


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Saud al-Saadi",), "saud-al-saadi"),
        (("Sa‘ūd al-Sāʿidī",), "saud-al-saidi"),
        (("سعود ٢", "Łódź, 2"), "lodz-2"),
        (("2024",), ""),
        (("كتاب",), ""),
        (("word " * 40,), ("word-" * 16).strip("-")),
    ],
)
def test_an_id_is_made_of_latin_letters(names: tuple[str, ...], name: str) -> None:
    assert proposed_id(*names) == name


def test_ids_are_near_by_their_letters_or_their_words() -> None:
    known = ("town-council", "hana", "visit-to-the-town")
    assert near_ids("council-town", known) == ["town-council"]
    assert near_ids("town-counsil", known) == ["town-council"]
    assert near_ids("parliament", known) == []
