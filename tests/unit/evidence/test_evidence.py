"""Evidence: words are compared without their marks, found in reading order, and digested the same way."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest

from tahqiq.evidence import digest, fingerprint, locate, trim, words

SOURCE = "قال إن “الوجود العسكري مستمر”، وأضاف أن “الوجود” باق."


@pytest.mark.parametrize(
    ("passage", "kept"),
    [
        ("“نعم”", "نعم"),
        ("« oui »", "oui"),
        ("'a' and 'b'", "a' and 'b"),
        ("plain", "plain"),
        ("“”", "“”"),
        (" “x”\u200f", "x"),
    ],
)
def test_marks_and_spaces_at_the_ends_are_left_out(passage: str, kept: str) -> None:
    assert passage[slice(*trim(passage))] == kept


def test_words_are_in_nfc() -> None:
    assert words([unicodedata.normalize("NFD", "“آب”")]) == ("آب",)


def test_digest_is_of_the_words_alone() -> None:
    assert digest(["“نعم”"]) == digest(["«نعم»"]) == hashlib.sha256("نعم".encode()).hexdigest()
    assert digest(["a", "b"]) != digest(["ab"])


def test_words_are_found_where_they_stand() -> None:
    at = locate(["“الوجود العسكري مستمر”"], SOURCE)
    assert at is not None
    assert SOURCE[at[0].start : at[0].end] == "الوجود العسكري مستمر"


def test_repeated_words_are_found_in_reading_order() -> None:
    first = locate(["الوجود"], SOURCE)
    assert first is not None
    second = locate(["الوجود"], SOURCE, after=first[0].end)
    assert second is not None
    assert second[0].start == SOURCE.rindex("الوجود")


def test_passages_must_follow_each_other() -> None:
    assert locate(["الوجود العسكري", "باق"], SOURCE) is not None
    assert locate(["باق", "العسكري"], SOURCE) is None
    assert locate(["one two", "two"], "one two") is None, "a passage begins after the one before it ends"


@pytest.mark.parametrize("changed", ["الوجود العسكرى مستمر", "الوجود  العسكري", "غياب"])
def test_one_other_letter_is_not_in_the_source(changed: str) -> None:
    assert locate([changed], SOURCE) is None


def test_fingerprints_are_over_text_alone() -> None:
    assert fingerprint("one  two\nthree") == fingerprint("one two three")
    assert fingerprint("one two") != fingerprint("one, two")
