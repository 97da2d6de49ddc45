"""The index of quotes by date, and what its script needs to filter and copy them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

import msgspec
from markupsafe import Markup

from tahqiq import languages
from tahqiq.model import Localised, Quote
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.names import direction
from tahqiq.render.views.actors import by_name
from tahqiq.render.views.quotes import card
from tahqiq.render.views.sheets import Part, SheetRow, one_sketched, whereabouts
from tahqiq.schema.vocabulary import CHANNELS, MODES

NONE = "none"
"""What the address says for quotes without a channel."""

_SPOKEN = ("speaker", "mode", "channel", "article")
_SAID = ("copied-text", "copied-citation", "copied-link", "failed", "citation-form", "citation-translated")


class DateGroup(View, frozen=True):
    """Quotes of one date."""

    date: DateView
    quotes: tuple[Markup, ...]


class Option(View, frozen=True):
    """A value that a filter can take. `language` and `direction` are the label's, where not the page's."""

    value: str
    label: str
    language: str = ""
    direction: str = ""


class Filter(View, frozen=True):
    """One choice: `name` as in the address."""

    name: str
    label: str
    options: tuple[Option, ...]


class QuotesView(View, frozen=True):
    """The page. `script` is what quotes.js says, as JSON."""

    title: str
    lead: str
    groups: tuple[DateGroup, ...]
    filters: tuple[Filter, ...]
    script: str
    rows: tuple[SheetRow, ...] = ()
    places: str = ""


def sketch(desk: Desk, key: str) -> Sketch:
    """The page of the index with a key; the first has an empty one."""
    places = desk.relations.places.quotes
    title = desk.words("quotes.title")
    return one_sketched(desk, "quotes/", places, key, title, lambda part: _draft(desk, part))


def _draft(desk: Desk, part: Part) -> Draft:
    places = desk.relations.places.quotes
    key = "count.quotes" if part.sheet.key else "quotes.lead"
    lead = desk.words.count(key, part.sheet.count)
    quotes = [desk.relations.quote(q) for q in part.shown.things]
    view = QuotesView(
        part.title,
        lead,
        _groups(desk, quotes),
        _filters(desk, quotes),
        _script(desk),
        part.rows,
        whereabouts(desk, "quotes/", places),
    )
    return Draft("quotes", part.path, part.title, part.said(lead), view, "quotes/")


def _groups(desk: Desk, quotes: list[Quote]) -> tuple[DateGroup, ...]:
    return tuple(
        DateGroup(
            dating_view(same[0].when, desk.words), tuple(card(desk, q.key, anchored=True) for q in same)
        )
        for _, group in groupby(quotes, lambda q: q.when.date.text)
        if (same := list(group))
    )


def _filters(desk: Desk, quotes: list[Quote]) -> tuple[Filter, ...]:
    """What the quotes of the page can be told apart by."""
    edition, words = desk.edition, desk.words
    speakers = {q.speaker: edition.actors[q.speaker].name for q in quotes}
    named = sorted(speakers, key=lambda speaker: by_name(desk, speaker))
    found = {
        "speaker": [_option(desk, s, speakers[s]) for s in named],
        "mode": _listed(MODES, (q.mode for q in quotes), lambda m: words(f"mode.{m}")),
        "channel": _listed(
            (*CHANNELS, NONE),
            (q.channel or NONE for q in quotes),
            lambda c: words("filters.none" if c == NONE else f"channel.{c}"),
        ),
        "article": [
            _option(desk, a, desk.relations.heads[a].title) for a in dict.fromkeys(q.article for q in quotes)
        ],
    }
    return tuple(Filter(name, words(f"filters.{name}"), tuple(found[name])) for name in _SPOKEN)


def _listed(order: Iterable[str], present: Iterable[str], label: Callable[[str], str]) -> list[Option]:
    there = set(present)
    return [Option(value, label(value)) for value in order if value in there]


def _option(desk: Desk, value: str, name: Localised) -> Option:
    label, tag = name.best(desk.language), name.language_of(desk.language)
    if tag in ("", desk.language):
        return Option(value, label)
    return Option(value, label, tag, direction(tag))


def _script(desk: Desk) -> str:
    """The words that quotes.js needs, the digits, and the edition's name for citations."""
    return desk.once("script", "quotes", lambda: _scripted(desk))


def _scripted(desk: Desk) -> str:
    words = desk.words
    said = {key: words(f"copy.{key}") for key in _SAID}
    said["digits"] = languages.language(desk.language).digits
    said["edition"] = desk.edition.title.best(desk.language)
    whole: dict[str, str | dict[str, str]] = {**said, "found": words.forms("filters.found")}
    return msgspec.json.encode(whole).decode()
