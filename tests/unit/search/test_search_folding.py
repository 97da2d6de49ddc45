"""Folding: what is the same word to a search, and that the browser folds every word as Python does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from harness import node
from tahqiq.languages.folding import TABLES
from tahqiq.paths import templates
from tahqiq.search import fold, words


def folded(text: str) -> str:
    """The words of a text as they are compared, one space between them."""
    return " ".join(word.folded for word in words(text))


SAME = [
    ("العِرَاقُ", "العراق"),  # marks
    ("العـــراق", "العراق"),  # tatweel
    ("إعلان", "اعلان"),
    ("أُعلن", "اعلن"),
    ("آذار", "اذار"),
    ("ٱلحشد", "الحشد"),
    ("مستشفى", "مستشفي"),
    ("وزارة", "وزاره"),
    ("مسؤول", "مسوول"),
    ("رئيس", "رييس"),
    ("کردی", "كردي"),  # Persian letters
    ("٢٠٢٤", "2024"),
    ("۲۰۲۴", "2024"),
    ("ﻻ", "لا"),  # presentation forms
    ("\u200fالعراق\u200e", "العراق"),  # bidi controls
    ("می\u200cخواهد", "ميخواهد"),
    ("Ḥusayn", "Husayn"),
    ("Baʿth", "Bath"),
    ("Iraq’s", "Iraq's"),
    ("co\u00adoperate", "cooperate"),
    ("الجديد.", "الجديد"),
    ("ﷺ", "صلياللهعليهوسلم"),
]
HOSTILE = [
    "<script>alert(1)</script>",
    "___PAGEFIND_ANCHOR___h1:x:y",
    "a\u0000b",
    "\ud800" if False else "\U0001f600 😀",
    "\u0301\u0302",
    "…—«»“”",
    "... - ' .-'",
    "l’alphabet U.S. 3.5 1,000 ١٬٠٠٠ ٣٫٥",
    "½ ² ™ ﬁ Å 한국어 हिन्दी עִברִית Ελλάδα й",
    "\ufeffx\u2028y\u2029z\u00a0w",
]


@pytest.mark.parametrize(("printed", "same"), SAME)
def test_forms_of_one_word_are_the_same(printed: str, same: str) -> None:
    assert fold(printed) == fold(same) == same


def test_words_are_found_where_they_are_printed() -> None:
    text = "قال: «العِراقُ» – ... نعم؛ ـــ and/or U.S."
    found = [(text[w.start : w.end], w.folded) for w in words(text)]
    assert found == [
        ("قال", "قال"),
        ("العِراقُ", "العراق"),
        ("نعم", "نعم"),
        ("and", "and"),
        ("or", "or"),
        ("U.S.", "U.S"),
    ]


def test_folded_words_hold_no_spaces_and_no_word_is_empty() -> None:
    for text in [*HOSTILE, *(printed for printed, _ in SAME)]:
        assert folded(text).split() == [word.folded for word in words(text)]


def test_nothing_that_pagefind_takes_for_its_own_remains() -> None:
    assert folded("___PAGEFIND_WEIGHT___5 x") == "PAGEFIND WEIGHT 5 x"


def test_the_tables_are_in_order() -> None:
    tables = json.loads(TABLES.read_text(encoding="utf-8"))
    for pair in (*tables["separators"], *tables["dropped"]):
        assert len(pair) in (1, 2)
        assert len(pair) == 1 or pair[0] < pair[1]
    for letter, form in tables["letters"].items():
        assert len(letter) == len(form) == 1
        assert form not in tables["letters"], "folding twice must change nothing"


def test_the_browser_folds_every_word_as_python_does(tmp_path: Path) -> None:
    vocabulary = _vocabulary()
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"tables": json.loads(TABLES.read_bytes()), "texts": vocabulary}), "utf-8")
    module = (templates() / "assets/search/folding.js").read_text(encoding="utf-8")
    script = (
        "import { readFileSync } from 'node:fs';"
        f"const {{ Folding }} = await import('data:text/javascript,' + encodeURIComponent({json.dumps(module)}));"
        f"const {{ tables, texts }} = JSON.parse(readFileSync({json.dumps(str(given))}, 'utf8'));"
        "const folding = new Folding(tables);"
        "process.stdout.write(JSON.stringify(texts.map((t) => folding.words(t).map((w) =>"
        " [t.slice(w.start, w.end), w.folded]))));"
    )
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, check=True, timeout=120
    )
    theirs = json.loads(done.stdout)
    ours = [[[text[w.start : w.end], w.folded] for w in words(text)] for text in vocabulary]
    differing = [(text, a, b) for text, a, b in zip(vocabulary, ours, theirs, strict=True) if a != b]
    assert differing == []


def _vocabulary() -> list[str]:
    """Texts of this repository, hostile ones, and every letter of the scripts in use between two others."""
    content = Path(__file__).parents[3] / "content"
    texts = [path.read_text(encoding="utf-8") for path in sorted(content.rglob("*.md"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted(content.rglob("*.yml"))]
    # Blocks that have not changed since Unicode 13, which the oldest browser in use knows.
    blocks = [
        (0x20, 0x250),
        (0x2B0, 0x530),
        (0x590, 0x5F0),
        (0x600, 0x860),
        (0x1E00, 0x2070),
        (0xFB00, 0xFE00),
    ]
    blocks += [(0xFE00, 0xFF00)]
    letters = [chr(n) for start, end in blocks for n in range(start, end)]
    texts += [f"ا{letter}ب {letter} b{letter}c" for letter in letters]
    return [*texts, *HOSTILE, *(printed for printed, _ in SAME)]
