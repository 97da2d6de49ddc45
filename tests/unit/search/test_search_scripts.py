"""The parts of the browser's search that need no browser: queries, excerpts, words. Run by node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from harness import node
from tahqiq.paths import templates
from tahqiq.search.folding import TABLES

PRELUDE = """
const load = (source) => import("data:text/javascript," + encodeURIComponent(source));
const { Folding } = await load(sources.folding);
const { parse, holds, isLike } = await load(sources.query);
const { excerptOf } = await load(sources.excerpt);
const { wordsOf, ownWords } = await load(sources.words);
const folding = new Folding(tables);
const excerpt = (text, ...found) => excerptOf(text, folding.words(text), found);
"""
SOURCES = {
    "folding": "search/folding.js",
    "query": "search/query.js",
    "excerpt": "search/excerpt.js",
    "words": "search-words.js",
}


def run(expression: str, **given: object) -> Any:
    """The value of an expression over the modules and what is given."""
    assets = templates() / "assets"
    given |= {
        "sources": {name: (assets / path).read_text(encoding="utf-8") for name, path in SOURCES.items()},
        "tables": json.loads(TABLES.read_bytes()),
    }
    names = ", ".join(given)
    script = (
        "import { readFileSync } from 'node:fs';"
        f"const {{ {names} }} = JSON.parse(readFileSync(0, 'utf8'));{PRELUDE}"
        f"process.stdout.write(JSON.stringify({expression}));"
    )
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("وزارةُ الخارجيّة", {"note": "", "phrases": [], "words": ["وزاره", "الخارجيه"]}),
        ("«القوات الأميركية» Iraq", {"note": "", "phrases": [["القوات", "الاميركيه"]], "words": ["iraq"]}),
        ('“one two” "three"', {"note": "", "phrases": [["one", "two"], ["three"]], "words": []}),
        ('"never closed', {"note": "", "phrases": [], "words": ["never", "closed"]}),
        ("", {"note": "empty", "phrases": [], "words": []}),
        ('"" «»', {"note": "empty", "phrases": [], "words": []}),
        ("\u064b\u0640 … -", {"note": "empty", "phrases": [], "words": []}),
        ("x" * 10_000, {"note": "long", "phrases": [], "words": []}),
        ("<b>.*(a+)+$\\", {"note": "", "phrases": [], "words": ["b", "a"]}),
    ],
)
def test_a_query_is_words_and_phrases(typed: str, expected: object) -> None:
    assert run("parse(typed, folding)", typed=typed) == expected


def test_a_phrase_stands_word_after_word() -> None:
    assert run(
        "[holds(['a','b','c'], ['b','c']), holds(['a','c','b'], ['b','c']), holds(['b'], ['b','c'])]"
    ) == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("word", "other", "is_like"),
    [
        ("alert", "a", False),
        ("alert", "alarm", False),
        ("delegations", "delegation", True),
        ("فالعراق", "عراقيون", True),
        ("x", "xy", True),
        ("ab", "a", False),
    ],
)
def test_words_are_alike_that_share_half_of_the_first(word: str, other: str, is_like: bool) -> None:
    assert run("isLike(word, other)", word=word, other=other) is is_like


def test_an_excerpt_marks_the_words_as_printed() -> None:
    text = "قال: «العِـراقُ» بخير؛ نعم."
    found = run("excerpt(text, 1)", text=text)
    ((start, end),) = found["highlights"]
    assert found["excerpt"] == text
    assert found["excerpt"][start:end] == "العِـراقُ"


def test_an_excerpt_is_where_most_words_stand_together() -> None:
    words = [f"w{n}" for n in range(200)]
    found = run("excerpt(text, 3, 100, 104, 180)", text="\n".join(words))
    assert found["excerpt"].startswith("… w94 w95")
    assert found["excerpt"].endswith(" w123 …")
    assert [found["excerpt"][start:end] for start, end in found["highlights"]] == ["w100", "w104"]


@pytest.mark.parametrize("text", ["", "…", "one", "one two"])
def test_a_short_text_is_its_own_excerpt(text: str) -> None:
    assert run("excerpt(text, 7)", text=text) == {"excerpt": text, "highlights": []}


def test_both_languages_have_every_word() -> None:
    used = ["searching", "none", "empty", "long", "failed", "unsupported", "first", "results", "all", "more"]
    used += ["list", "kind", "all-kinds", "language", "all-languages"]
    used += [f"kinds.{kind}" for kind in ("article", "actor", "quote", "event", "term")]
    arabic, english = run(
        "['ar', 'en'].map((tag) => used.map((key) => wordsOf(tag)(key, { n: 3, query: 'x' })))", used=used
    )
    assert not set(arabic) & set(english)
    assert not set(used) & {*arabic, *english}


def test_counts_have_the_plurals_and_digits_of_their_language() -> None:
    said = "wordsOf(tag)('results', { n })"
    assert run(f"[0, 1, 2, 3, 11, 100].map((n) => {said})", tag="ar") == [
        "لا نتائج",
        "نتيجة واحدة",
        "نتيجتان",
        "٣ نتائج",
        "١١ نتيجة",
        "١٠٠ نتيجة",
    ]
    assert run(f"[1, 2].map((n) => {said})", tag="en") == ["1 result", "2 results"]
    assert run(f"[2].map((n) => {said})", tag="fr") == ["2 results"]


def test_what_was_typed_is_isolated_from_the_sentence_and_pages_have_words_of_their_own() -> None:
    assert run("wordsOf('en')('none', { query: 'العراق' })") == "Nothing found for \u2068العراق\u2069"
    own = {"dataset": {"words": '{"more": "Onwards"}'}}
    assert run("wordsOf('en', ownWords(own))('more')", own=own) == "Onwards"
    assert run("ownWords({ dataset: { words: '{' } })") == {}
