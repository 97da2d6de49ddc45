"""The words of the search: each language has all of them, and their plurals."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from harness import node
from tahqiq.paths import templates

PLURALS = {"ar": {"one", "two", "few", "many", "other"}, "en": {"one", "other"}}
SCRIPT = """
import {{ TABLES, failureOf, wordsOf }} from "{module}";
const said = ["ar", "en"].map((tag) => [0, 1, 2, 3, 11, 100].map((n) => wordsOf(tag)("results", {{ n }})));
const turned = wordsOf("en")("none", {{ query: "a\\u2069\\u202eb\\u0007" }});
console.log(JSON.stringify({{ tables: TABLES, said, turned }}));
"""


@pytest.fixture(scope="module")
def words() -> dict[str, Any]:
    module = (templates() / "assets/search-words.js").as_uri()
    done = subprocess.run(
        [node(), "--input-type=module", "-e", SCRIPT.format(module=module)], capture_output=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_languages_have_the_same_words(words: dict[str, Any]) -> None:
    arabic, english = words["tables"]["ar"], words["tables"]["en"]
    assert set(arabic) == set(english)
    for key in ("kinds", "kind-of"):
        assert set(arabic[key]) == set(english[key])


def test_plurals_are_whole(words: dict[str, Any]) -> None:
    for language, table in words["tables"].items():
        for key, forms in table.items():
            if isinstance(forms, dict) and "other" in forms:
                assert set(forms) >= PLURALS[language], (language, key)
            assert str(forms).count("{") == str(forms).count("}")


def test_numbers_have_their_plural_and_digits(words: dict[str, Any]) -> None:
    assert words["said"] == [
        ["لا نتائج", "نتيجة واحدة", "نتيجتان", "٣ نتائج", "١١ نتيجة", "١٠٠ نتيجة"],
        ["0 results", "1 result", "2 results", "3 results", "11 results", "100 results"],
    ]


def test_what_was_typed_cannot_turn_the_sentence(words: dict[str, Any]) -> None:
    assert words["turned"] == "Nothing found for \u2068ab\u2069"
