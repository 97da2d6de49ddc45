"""What the edition says of itself, in the forms that catalogues of many lands ask for."""

from __future__ import annotations

import re
from urllib.parse import quote

from tahqiq.dates import DateTime, EdtfDate, Precision, SingleDate
from tahqiq.model import Edition, Localised

# What ends a line for YAML 1.1, Markdown or a terminal, and the blanks beside it.
_BREAKS = re.compile("[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"  # RFC 3986, reserved characters, and those of percent-encoding


def one_line(text: str) -> str:
    """The text without ends of lines."""
    return _BREAKS.sub(" ", text).strip()


def title(edition: Edition) -> str:
    """The title in the edition's first language."""
    return one_line(edition.title.best(edition.languages[0]))


def responsible(edition: Edition) -> tuple[Localised, ...]:
    """Who answers for the edition: its editors, or else its publisher; nobody if neither is named."""
    named = edition.editors or ((edition.publisher,) if edition.publisher else ())
    return tuple(dict.fromkeys(named))


def day(date: EdtfDate | None) -> str:
    """A date as `YYYY-MM-DD`; empty where it is not the name of one day that is sure."""
    if isinstance(date, DateTime):
        date = date.date
    if not isinstance(date, SingleDate) or date.precision is not Precision.DAY:
        return ""
    return "" if date.uncertain or date.approximate else date.text


def uri(address: str) -> str:
    """An address as RFC 3986 has it: what is beyond ASCII, or no character of addresses, is percent-encoded."""
    return quote(address, safe=_IN_ADDRESSES)
