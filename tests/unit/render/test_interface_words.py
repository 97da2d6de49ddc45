"""The words of the interface: complete in every language, well formed, and read without raising."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale

from tahqiq.paths import templates
from tahqiq.read.words import read_words
from tahqiq.schema import vocabulary

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
TABLES, PROBLEMS = read_words([templates() / "words"])
USED = re.compile(r"""words(?:\.count|\.markup|\.count_markup)?\(\s*"([a-z0-9.-]+)\"""")


def stem(key: str) -> str:
    """A key without its plural form."""
    head, _, tail = key.rpartition(".")
    return head if tail in CATEGORIES else key


def test_the_shipped_files_are_sound() -> None:
    assert PROBLEMS == ()
    assert {"ar", "en"} <= set(TABLES)


def test_all_languages_have_the_same_words() -> None:
    stems = {tag: {stem(k) for k in table if not k.startswith("language.")} for tag, table in TABLES.items()}
    for tag, found in stems.items():
        assert found == stems["en"], tag


def test_placeholders_agree() -> None:
    """A translation neither drops nor invents what the page fills in; `one` and `two` may say the number."""
    for tag, table in TABLES.items():
        for key, text in table.items():
            english = " ".join(t for k, t in TABLES["en"].items() if stem(k) == stem(key))
            assert set(re.findall(r"{\w+}", text)) <= set(re.findall(r"{\w+}", english)) | {"{n}"}, (tag, key)


@pytest.mark.parametrize("tag", sorted(TABLES))
def test_a_plural_has_every_form_that_its_language_has(tag: str) -> None:
    table = TABLES[tag]
    for key in {stem(k) for k in table if k != stem(k)}:
        has = {k.rpartition(".")[2] for k in table if stem(k) == key and k != key}
        # Nobody is told of no blocks that are out of date, or of none of none verified.
        wanted = {*Locale.parse(tag).plural_form.tags, "other"} - {"zero"}
        assert wanted <= has, (key, wanted - has)


@pytest.mark.parametrize("tag", sorted(TABLES))
def test_every_value_of_the_closed_lists_has_a_label(tag: str) -> None:
    lists = {
        "kind": vocabulary.ACTOR_KINDS,
        "kinds": vocabulary.ACTOR_KINDS,
        "channel": vocabulary.CHANNELS,
        "mode": vocabulary.MODES,
        "stance": vocabulary.STANCES,
        "text": vocabulary.TEXT_KINDS,
        "rights": vocabulary.RIGHTS,
    }
    assert [f"{k}.{v}" for k, values in lists.items() for v in values if f"{k}.{v}" not in TABLES[tag]] == []


def test_every_word_that_a_page_asks_for_exists() -> None:
    render = Path(__file__).parents[3] / "generator" / "tahqiq" / "render"
    files = [*templates().rglob("*.html"), *render.rglob("*.py")]
    asked = {key for file in files for key in USED.findall(file.read_text("utf-8"))}
    known = {stem(key) for key in TABLES["en"]}
    assert {key for key in asked if not key.endswith(".") and key not in known} == set()


def test_an_edition_overrides_word_by_word(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder, text in ((first, "x: {a: one, b: two}\n"), (second, "x: {b: other}\n")):
        folder.mkdir()
        (folder / "en.yml").write_text(text, "utf-8")
    assert read_words([first, second])[0] == {"en": {"x.a": "one", "x.b": "other"}}


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("a: [one]\nb: two\n", "utf-8")
    (tmp_path / "fr.yml").write_bytes(b"\xff\xfe")
    (tmp_path / "ar.yml").write_text("a: {\n", "utf-8")
    tables, problems = read_words([tmp_path, tmp_path / "nowhere"])
    assert tables["en"] == {"b": "two"}
    assert {p.code for p in problems} == {"words-not-text", "encoding", "yaml-syntax"}
