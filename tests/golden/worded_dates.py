"""What is said of dates: their days, their precision, their words and Hijri equivalents in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tahqiq.dates import EdtfDate, hijri, parse, words

FOLDER = Path(__file__).parent / "worded"
LANGUAGES = ("ar", "en", "fr")


def worded_dates() -> str:
    """Each date of dates.txt, and what is said of it."""
    texts = (FOLDER / "dates.txt").read_text(encoding="utf-8").split()
    return "\n".join(line for text in texts for line in _said(text))


def _said(text: str) -> Iterator[str]:
    date = parse(text)
    assert isinstance(date, EdtfDate), date
    days = " .. ".join(day.iso() if day else "?" for day in (date.earliest, date.latest))
    marks = f"{' uncertain' * date.uncertain}{' approximate' * date.approximate}"
    yield f"{text}    {days}    {date.precision}{marks}"
    for language in LANGUAGES:
        converted = hijri(date, language)
        yield f"    {language} {words(date, language)}{f'  =  {converted}' if converted else ''}"
    yield ""
