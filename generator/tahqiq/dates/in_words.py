"""Puts a date into the words of a language, through the table of wordings below."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.dates.value import EdtfDate
from tahqiq.dates.wording import Wording
from tahqiq.dates.words_arabic import ArabicWording
from tahqiq.dates.words_english import EnglishWording
from tahqiq.dates.words_neutral import NeutralWording
from tahqiq.languages import digits, neutral
from tahqiq.languages import language as known

_WORDINGS: dict[str, type[Wording]] = {"ar": ArabicWording, "en": EnglishWording}


@lru_cache(maxsize=256)
def wording(language: str) -> Wording:
    """The wording of a language (BCP 47 tag): its own, or one of CLDR's names and symbols."""
    primary = neutral.primary(language)
    return _WORDINGS.get(primary, NeutralWording)(known(language))


@lru_cache(maxsize=1 << 16)
def words(date: EdtfDate, language: str) -> str:
    """The date as a reader reads it, in the language's own digits; never empty.

    All doubt of the notation is in the words. The words carry no direction marks: the page isolates them.
    """
    return digits(wording(language).of(date), language)
