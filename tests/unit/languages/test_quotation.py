"""Quotation marks within quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.languages import language, within_marks


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "No marks", "No marks"),
        ("en", "The “end” of it", "The ‘end’ of it"),
        ("en", "The «end» of it", "The ‘end’ of it"),
        ("en", "A “b ‘c’ d” e", "A ‘b “c” d’ e"),
        ("en", "A “b “c” d” e", "A ‘b “c” d’ e"),
        ("en", "The “coalition’s ‘end’” came", "The ‘coalition’s “end”’ came"),
        ("en", "The coalition’s ‘end’", "The coalition’s ‘end’"),
        ("en", "“goes on", "‘goes on"),
        ("en", "“one “two", "‘one ‘two"),
        ("en", "goes on”", "goes on’"),
        ("ar", "إعلان “النهاية” قريب", "إعلان “النهاية” قريب"),
        ("ar", "إعلان «النهاية» قريب", "إعلان “النهاية” قريب"),
        ("ar", "قال «إن “الأمر” تم»", "قال “إن «الأمر» تم”"),
    ],
)
def test_marks_within_marks(tag: str, text: str, expected: str) -> None:
    assert within_marks(text, tag) == expected


@given(st.text("a “”«»‘’", max_size=20), st.sampled_from(["ar", "en", "fr"]))
def test_only_marks_change(text: str, tag: str) -> None:
    marks = language(tag).quotes
    kinds = set("“”«»‘’" + marks.open + marks.close + marks.inner_open + marks.inner_close)
    written = within_marks(text, tag)
    assert [c for c in written if c not in kinds] == [c for c in text if c not in kinds]
    assert len(written) == len(text)
