"""Values: texts with their language, dates, licences, as JSON-LD and schema.org have them.

A date is said in a property of schema.org's type Date only where ISO 8601-1 can say it in full. Any date stands as EDTF
(ISO 8601-2) where schema.org takes text: `temporal` is when a work was made, `temporalCoverage` what time it tells of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from tahqiq.dates import DateTime, Edge, EdtfDate, Interval
from tahqiq.model import Dating, Localised
from tahqiq.render.dating import html_date
from tahqiq.render.linked.iris import Node
from tahqiq.render.views.provenance import licence

Say = Callable[[Localised | None, str], object]
"""How a text of the edition is said in a language."""

_ESCAPED = {ord(mark): quote(mark) for mark in ' <>"{}|^`\\'}


def said(pairs: Mapping[str, object]) -> Node:
    """The pairs that say something."""
    return {key: value for key, value in pairs.items() if value}


def value(text: str, language: str) -> object:
    """A text with its language; a plain name has none."""
    return {"@language": language, "@value": text} if language and text else text


def every(text: Localised | None, language: str = "") -> object:
    """A text in all its languages."""
    found = [value(words, tag) for tag, words in text or ()]
    return found[0] if len(found) == 1 else found


def tagged(text: Localised | None, language: str) -> object:
    """A text in one language, or the first that it has, with its tag."""
    return value(text.best(language), text.language_of(language)) if text else None


def plain(text: Localised | None, language: str) -> object:
    """The same without a tag where it is in that language: search engines take texts only."""
    if text is None:
        return None
    return text.best(language) if text.language_of(language) == language else tagged(text, language)


def exact(date: EdtfDate | Edge | None) -> object:
    """A date that is sure and of ISO 8601-1: a year, a month, a day, or with a time of day; else None."""
    if isinstance(date, DateTime):
        return {"@type": "DateTime", "@value": date.text}
    return html_date(date.text) or None if isinstance(date, EdtfDate) else None


def ends(date: EdtfDate) -> tuple[object, object]:
    """First and last, where they are sure. What happened in a month began in it and ended in it."""
    if isinstance(date, Interval):
        return exact(date.start), exact(date.end)
    return exact(date), exact(date)


def made(name: str, date: EdtfDate | None) -> Node:
    """When a work was made: in the named property if it is exact, and as it is."""
    return {name: exact(date), "temporal": date.text} if date else {}


def telling(date: EdtfDate, parts: object, dating: Dating | None = None) -> Node:
    """What tells of something at a time: the blocks that do, the source's words for the time, why it is this one."""
    return said(
        {
            "@type": "CreativeWork",
            "temporalCoverage": date.text,
            "text": every(dating.stated) if dating else None,
            "description": every(dating.inferred) if dating else None,
            "isPartOf": parts,
        }
    )


def address(url: str) -> str:
    """An address as an IRI: what no IRI may hold in RDF (RDF 1.1 Turtle, IRIREF) is escaped, all else stays."""
    return url.translate(_ESCAPED)


def licence_address(spdx: str) -> str:
    """The address of a licence's text: where its makers have it, or in SPDX's list; empty without a licence."""
    found = licence(spdx)
    return (found.href or f"https://spdx.org/licenses/{spdx}") if found else ""
