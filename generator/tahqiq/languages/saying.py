"""Saying: by which words a text of a language tells who said a quotation, and by which channel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.languages import arabic, arabic_saying, english, english_saying
from tahqiq.languages.neutral import primary
from tahqiq.languages.saying_words import SayingWords

__all__ = ["QUOTATION", "Quotation", "SayingWords", "quotations", "saying_words"]

_OWN: Mapping[str, SayingWords] = {arabic.SUBTAG: arabic_saying.WORDS, english.SUBTAG: english_saying.WORDS}
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
_OPENS = re.compile(r'\s"[^\s.,،:;؛!?؟)]')
QUOTATION = re.compile('[“”«»„‹›"]')
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[—–:،,\-])[وفبلك]?ـ?$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `text[start:end]`, the marks inside."""

    start: int
    end: int


def saying_words(tag: str) -> SayingWords | None:
    """What is known of saying in a language; None if nothing is."""
    return _OWN.get(primary(tag))


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text that lie in no other one; marks that have no partner end the looking."""
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    for mark in QUOTATION.finditer(text):
        sign, at = mark[0], mark.start()
        if (
            opened
            and sign in opened[-1][1]
            and not (sign == '"' and _OPENS.search(text, max(0, at - 2), at + 2))
        ):
            start, _ = opened.pop()
            if not opened:
                found.append(Quotation(start, at + 1))
        elif sign == '"' and (
            opened or _OPENS_AFTER.search(text[:at] if at < 4 else f".{text[at - 3 : at]}")
        ):
            opened.append((at, '"'))
        elif sign in "“«„‹":
            opened.append((at, _PAIRS[sign]))
    return tuple(found)
