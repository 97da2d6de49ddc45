"""Dates on pages: in words, for machines, in the Hijri calendar, as stated, and why."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from markupsafe import Markup

from tahqiq import dates
from tahqiq.model import Dating
from tahqiq.render.names import own
from tahqiq.render.words import Words

# Seasons (`2023-22`) are EDTF but no month of HTML's, and its years begin with 1.
_HTML_DATE = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


_NOTHING = Markup("")
KEPT = 16384
"""How many dates are kept in words."""


class DateView(msgspec.Struct, frozen=True, gc=False):
    """A date in one language. `datetime` is empty unless HTML's `time` can say it; so may the rest be."""

    words: str
    edtf: str
    datetime: str = ""
    hijri: str = ""
    stated: Markup = Markup("")
    inferred: Markup = Markup("")
    uncertain: bool = False
    approximate: bool = False


_views: dict[tuple[str, str], DateView] = {}


def date_view(date: dates.EdtfDate, words: Words, dating: Dating | None = None) -> DateView:
    """A date, with what is known of how it was found."""
    plain = _date_view(date, date.text, words.language)
    if dating is None or not (dating.stated or dating.inferred):
        return plain
    return DateView(
        plain.words,
        plain.edtf,
        plain.datetime,
        plain.hijri,
        own(dating.stated, words.language) if dating.stated else _NOTHING,
        own(dating.inferred, words.language) if dating.inferred else _NOTHING,
        plain.uncertain,
        plain.approximate,
    )


def _date_view(date: dates.EdtfDate, edtf: str, language: str) -> DateView:
    """The same date stands on many pages, and its conversion takes long."""
    view = _views.get((edtf, language))
    if view is None:
        if len(_views) == KEPT:
            _views.clear()
        view = _views[edtf, language] = DateView(
            words=dates.words(date, language),
            edtf=edtf,
            datetime=html_date(edtf),
            hijri=dates.hijri(date, language) or "",
            uncertain=date.uncertain,
            approximate=date.approximate,
        )
    return view


def dating_view(dating: Dating, words: Words) -> DateView:
    """A dating: its date, the source's words, the editor's reasoning."""
    return date_view(dating.date, words, dating)


def html_date(edtf: str) -> str:
    """The date as HTML's `datetime` takes it; empty for dates that it has no notation for."""
    return edtf if _HTML_DATE.fullmatch(edtf) else ""


@lru_cache(maxsize=65536)
def in_words(edtf: str, language: str) -> str:
    """A date in the words of a language; text that is no date stays as it is."""
    date = dates.parse(edtf)
    return edtf if isinstance(date, dates.Fault) else dates.words(date, language)


def hijri(edtf: str, language: str) -> str:
    """The Hijri date of one as it is written; empty where nothing corresponds."""
    date = dates.parse(edtf)
    return "" if isinstance(date, dates.Fault) else _date_view(date, edtf, language).hijri
