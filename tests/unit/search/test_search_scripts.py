"""The parts of the browser's search that need no browser: queries, excerpts, words. Run by node."""

from __future__ import annotations

from typing import Any

import pytest

import scripts
from tahqiq.paths import templates
from tahqiq.read.words import read_words
from tahqiq.schema.vocabulary import ACTOR_KINDS

IMPORTS = {
    "search/folding.js": "Folding",
    "search/query.js": "parse",
    "search/excerpt.js": "excerptOf",
    "search-words.js": "wordsOf, ownWords",
}
PRELUDE = """
const folding = new Folding(tables);
const excerpt = (text, ...found) => excerptOf(text, folding.words(text), found);
const parsed = ({ note, phrases, words }) => {
  const forms = (list) => list.map(({ form }) => form);
  return { note, phrases: phrases.map(forms), words: forms(words) };
};
"""


def run(expression: str, **given: object) -> Any:
    """The value of an expression over the modules and what is given."""
    return scripts.run(IMPORTS, expression, prelude=PRELUDE, **given)


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
    assert run("parsed(parse(typed, folding))", typed=typed) == expected


def test_words_are_kept_as_they_were_typed_and_phrases_may_have_hyphens() -> None:
    found = run("parse(typed, folding)", typed='مسئول "long-term plan"')
    assert found["words"] == [{"form": "مسيول", "typed": "مسئول"}]
    assert [word["form"] for word in found["phrases"][0]] == ["long", "term", "plan"]


def test_of_very_many_words_the_longest_are_looked_for() -> None:
    typed = " ".join("x" * n for n in range(1, 20)) + " x xx"
    assert run("parsed(parse(typed, folding)).words.map((word) => word.length)", typed=typed) == [
        *range(8, 20)
    ]


def test_an_excerpt_marks_the_words_as_printed() -> None:
    text = "قال: «العِـراقُ» بخير؛ نعم."
    found = run("excerpt(text, 1)", text=text)
    ((start, end),) = found["highlights"]
    assert found["excerpt"] == text
    assert found["excerpt"][start:end] == "العِـراقُ"


def test_signs_at_the_edges_of_a_word_are_not_marked() -> None:
    found = run("excerpt(text, 1)", text="In 'Iraq.' Yes")
    assert [found["excerpt"][start:end] for start, end in found["highlights"]] == ["Iraq"]


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


def test_kinds_of_actors_are_named_as_on_the_pages() -> None:
    pages, _ = read_words([templates() / "words"])
    for language in ("ar", "en"):
        said = run("kinds.map((kind) => wordsOf(tag)(`sorts.${kind}`))", tag=language, kinds=ACTOR_KINDS)
        assert said == [pages[language][f"kind.{kind}"] for kind in ACTOR_KINDS]


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
