"""What is known of a language: direction, digits, month names, marks; one record for any BCP 47 tag.

Two languages have modules of their own, found through the table below; every other tag is answered
from CLDR, and a tag that CLDR does not know by a neutral record. Nothing else in the project may know
a language by name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from tahqiq.languages import arabic, english, neutral, quotation
from tahqiq.languages.record import Direction, Language, Quotes

__all__ = ["Direction", "Language", "Quotes", "digits", "language", "own_languages", "within_marks"]

_OWN: dict[str, Callable[[str], Language]] = {module.SUBTAG: module.record for module in (arabic, english)}


@lru_cache(maxsize=256)
def language(tag: str) -> Language:
    """The record of a BCP 47 tag. Never fails: see the module."""
    primary = neutral.primary(tag)
    if primary in _OWN:
        return _OWN[primary](tag)
    from tahqiq.languages import cldr  # Babel is slow to import, and two languages need none of it

    return cldr.record(tag)


def own_languages() -> tuple[Language, ...]:
    """The records of the languages that have a module of their own, by tag."""
    return tuple(language(subtag) for subtag in sorted(_OWN))


@lru_cache(maxsize=256)
def _digit_table(characters: str) -> dict[int, str]:
    return dict(zip(map(ord, "0123456789"), characters, strict=True))


def digits(text: str | int, tag: str) -> str:
    """The text (or whole number) with its ASCII digits as the digits of the language."""
    return str(text).translate(_digit_table(language(tag).digits))


def within_marks(text: str, tag: str) -> str:
    """The text as it stands between the quotation marks of a language: marks in it become the inner kind."""
    return quotation.within_marks(text, language(tag).quotes)
