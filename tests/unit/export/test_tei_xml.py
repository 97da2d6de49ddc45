"""Pieces of XML in TEI: what is escaped, and how addresses are."""

from __future__ import annotations

import pytest
from lxml import etree

from tahqiq.export.tei.xml import address, attribute, content, localised
from tahqiq.model import Localised

TEXTS = ("a & b", "<b>", "]]>", "\"'", "\r\n\t", "  x  ", "‮\u2067\u200f", "𝒯\U0010fffd", "هَنَاءُ", "\ue000")


@pytest.mark.parametrize("text", TEXTS)
def test_a_parser_reads_what_was_written(text: str) -> None:
    read = etree.fromstring(f'<a b="{attribute(text)}">{content(text)}</a>')
    assert (read.get("b"), read.text) == (text, text)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&amp;d=%20#e"),
        ("https://example.org/[a]?%zz", "https://example.org/%5Ba%5D?%25zz"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/\"'<é>", "https://example.org/%22'%3C%C3%A9%3E"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../../articles/a/my picture.png", "../../articles/a/my%20picture.png"),
    ],
)
def test_an_address(written: str, wanted: str) -> None:
    assert address(written) == wanted


def test_a_plain_name_is_in_no_known_language() -> None:
    assert localised("name", Localised((("", "A"),))) == '<name xml:lang="">A</name>'
    assert localised("name", None) == ""
