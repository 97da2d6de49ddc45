"""Codes of three letters, held to what CLDR knows as other names of the codes of two."""

from __future__ import annotations

import pytest
from babel.core import get_global

from tahqiq.languages.three_letters import _THREE, three_letters


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("ar", "ara"),
        ("en", "eng"),
        ("en-GB", "eng"),
        ("ku", "kur"),
        ("ckb", "ckb"),
        ("fa", "fas"),
        ("fr", "fra"),
        ("zh-Hant", "zho"),
        ("sr-Latn", "srp"),
        ("AR_iq", "ara"),
        ("xq", ""),
        ("", ""),
    ],
)
def test_the_code_of_a_tag(tag: str, code: str) -> None:
    assert three_letters(tag) == code


def test_cldr_knows_each_code_as_the_same_language() -> None:
    aliases = get_global("language_aliases")
    # CLDR goes on from these to the language that it has data under.
    others = {"sh": "sr_Latn", "tl": "fil", "tw": "ak"}
    assert {two: aliases[three] for two, three in _THREE.items()} == {
        two: others.get(two, two) for two in _THREE
    }
