"""Two texts word by word, in scripts that join their letters and in others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.compare.wording import tokens, word_by_word
from tahqiq.matching import Allowance

ALPHABET = "ab '’-.,\n\u00a0هدنةُ\u064b\u0640\u200c١٢«»😀e\u0301"


def marked(before: str, after: str) -> str:
    form = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(form[piece.state].format(piece.text) for piece in word_by_word(before, after, Allowance()))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("A halt to fighting.", "A halt to all fighting.", "A halt to {+all +}fighting."),
        ("the old town", "the new city", "the [-old town-]{+new city+}"),
        ("أن تدوم الهدنة طويلا", "أن تدوم الهُدنة طويلا", "أن تدوم [-الهدنة-]{+الهُدنة+} طويلا"),
        ("وقالت إنها", "قالت إنها", "[-وقالت-]{+قالت+} إنها"),
        ("It's late", "It’s late", "[-It's-]{+It’s+} late"),
        ("قال: «نعم»", "قال: «لا»", "قال: «[-نعم-]{+لا+}»"),
        ("", "new", "{+new+}"),
        ("gone", "", "[-gone-]"),
        ("as it was", "as it was", "as it was"),
    ],
)
def test_a_word_is_changed_as_a_whole(before: str, after: str, said: str) -> None:
    assert marked(before, after) == said


def test_marks_on_letters_belong_to_the_word() -> None:
    assert tokens("هُدْنَة، e\u0301te\u0301") == ["هُدْنَة", "،", " ", "e\u0301te\u0301"]


def test_long_texts_end() -> None:
    before, after = " ".join(map(str, range(3000))), " ".join(map(str, range(3000, 0, -1)))
    assert [piece.state for piece in word_by_word(before, after, Allowance())][-2:] == ["removed", "added"]


@given(st.text(ALPHABET), st.text(ALPHABET))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = word_by_word(before, after, Allowance())
    assert "".join(p.text for p in pieces if p.state != "added") == before
    assert "".join(p.text for p in pieces if p.state != "removed") == after
    assert all(p.text for p in pieces)
