"""Dates that the words of a text say, resolved to EDTF from the day on which the text appeared."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tahqiq.author.suggest.resolving import Contradiction, resolved
from tahqiq.dates import EdtfDate, Precision
from tahqiq.languages.dating import date_words, phrases
from tahqiq.languages.folding import flat


class Dated(NamedTuple):
    """Words that say a date: `text[start:end]`, `edtf` (empty: none fits), how it was found, how surely.

    `how`: "stated" (the words say all of it), "nearest" (they name no year), "counted" (from the day on which the
    text appeared). `against`: why no date was put, as a sentence.
    """

    start: int
    end: int
    edtf: str
    how: str
    confidence: float
    against: str = ""


def day_of(published: EdtfDate | None) -> date | None:
    """The day on which a text appeared, if that is known to the day."""
    if published is None or published.precision not in (Precision.DAY, Precision.TIME):
        return None
    first = published.earliest
    return date(*first) if first and first == published.latest and 1 <= first.year <= 9999 else None


def dates_in(text: str, language: str, base: date | None, week: str = "") -> tuple[Dated, ...]:
    """The dates that a text says. `base` is the day on which it appeared; `week`, whose language's weeks are meant."""
    flattened, places = flat(text)
    words = date_words(week or language) or date_words(language)
    found = []
    for phrase in phrases(flattened, language):
        start, end = places[phrase.start], places[phrase.end - 1] + 1
        while end < places[phrase.end] and not flat(text[end])[0]:
            end += 1  # marks of the last letter
        if _cased(text[start:end], language):
            try:
                value = resolved(phrase, base, words.first_weekday if words else 0)
            except Contradiction as fault:
                found.append(Dated(start, end, "", "", 0.0, str(fault)))
                continue
            if value:
                found.append(Dated(start, end, *value))
    return tuple(found)


def _cased(printed: str, language: str) -> bool:
    """Whether names of months and days have their capitals, where the script has any: may and march are none."""
    words = date_words(language)
    names = {*words.tables["month"], *words.tables["weekday"]} if words else set()
    return all(not word[0].islower() for word in printed.split() if word.lower().strip(".,") in names)
