"""Places: on which page of an index a thing stands, so that no page grows with the edition.

An index of at most `LIMIT` things is one page. A larger one is divided by what does not change when other
things come and go: dates for articles, quotes and events, kind and letter for actors, the letter for terms.
A part that is still too large is divided one step further, and in the end by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import msgspec

from tahqiq import dates
from tahqiq.languages.collation import collation_key, slugs
from tahqiq.model import Actor, Term
from tahqiq.schema.vocabulary import ACTOR_KINDS

LIMIT = 200
UNDATED = "undated"
# Articles have their own pages right under the index, and may be called anything.
ARTICLE_DATES = "date/"

# A thing by its id, and the pages that it could stand on, from the widest to the narrowest.
Filed = tuple[str, tuple[str, ...]]


class Sheet(msgspec.Struct, frozen=True):
    """A page of an index: `key` is its address under the index, empty for the index itself.

    `things` stand on it, `count` are those and all under `parts`; `trail` are the keys that lead to it.
    `first` and `last` are the keys of the pages with things that come first and last under it, itself where it has
    some; the undated count only where there is nothing else.
    """

    key: str
    things: tuple[str, ...]
    count: int
    parts: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """The pages of an index; the first is the index itself."""

    sheets: Mapping[str, Sheet]

    @property
    def divided(self) -> bool:
        """Whether there is more than one page."""
        return len(self.sheets) > 1

    def key(self, thing: str) -> str:
        """The key of the page that a thing stands on."""
        return next((key for key, sheet in self.sheets.items() if thing in sheet.things), "")

    def forget(self) -> None:
        """Nothing: what is in memory does not change."""


class Filing(Protocol):
    """An index, in memory or in the tables."""

    @property
    def sheets(self) -> Mapping[str, Sheet]:
        """Its pages by key, in order."""

    @property
    def divided(self) -> bool:
        """Whether there is more than one page."""


def index(things: Iterable[Filed], limit: int | None = None) -> Index:
    """Things in their order, divided where they are too many for one page."""
    found: dict[str, Sheet] = {}
    _divide("", (), list(things), LIMIT if limit is None else limit, found)
    return Index(found)


def _divide(
    key: str, trail: tuple[str, ...], things: Sequence[Filed], limit: int, found: dict[str, Sheet]
) -> Sheet:
    """Adds the page of some things, and those under it."""
    depth = len(trail)
    if len(things) <= limit:
        found[key] = Sheet(key, tuple(thing for thing, _ in things), len(things), (), trail, key, key)
        return found[key]
    here: list[Filed] = []
    parts: dict[str, list[Filed]] = {}
    for thing, steps in things:
        if len(steps) > depth:
            parts.setdefault(steps[depth], []).append((thing, steps))
        else:
            here.append((thing, ()))
    if len(here) > limit:
        for start in range(0, len(here), limit):
            name = "/".join(filter(None, (key, str(start // limit + 1))))
            parts[name] = here[start : start + limit]
        here = []
    found[key] = whole = Sheet(
        key, tuple(thing for thing, _ in here), len(things), tuple(parts), trail, key, key
    )
    under = [_divide(name, (*trail, name), within, limit, found) for name, within in parts.items()]
    if not here:
        dated = [sheet for sheet in under if UNDATED not in sheet.first.split("/")] or under
        whole = found[key] = msgspec.structs.replace(whole, first=dated[0].first, last=dated[-1].last)
    return whole


@lru_cache(maxsize=65536)
def by_date(date: dates.EdtfDate, under: str = "") -> tuple[str, ...]:
    """The year, month and day that a date begins in, as far as it is known: `2024`, `2024-08`, `2024-08-16`."""
    day = date.earliest or date.latest
    if day is None:
        return (under + UNDATED,)
    steps = [f"{day.year:04d}"]
    if date.precision in (dates.Precision.TIME, dates.Precision.DAY, dates.Precision.MONTH):
        steps.append(f"{steps[0]}-{day.month:02d}")
    if date.precision in (dates.Precision.TIME, dates.Precision.DAY):
        steps.append(f"{steps[1]}-{day.day:02d}")
    return tuple(under + step for step in steps)


def _by_letter(name: str, language: str, under: str) -> tuple[str, ...]:
    return tuple(under + slug for slug in slugs(name, language))


class Located(Filing, Protocol):
    """An index that also knows on which page a thing stands."""

    def key(self, thing: str) -> str:
        """The key of the page that a thing stands on."""

    def forget(self) -> None:
        """Forgets what was read: the tables have changed."""


EMPTY = index(())


@dataclass(frozen=True, slots=True)
class Places:
    """The indexes of an edition; those of names are per language. Without them, everything is on one page."""

    articles: Located = EMPTY
    quotes: Located = EMPTY
    timeline: Located = EMPTY
    actors: Mapping[str, Located] = field(default_factory=dict)
    glossary: Mapping[str, Located] = field(default_factory=dict)

    def has(self, language: str, path: str) -> bool:
        """Whether a page stands in a language: other languages file things under other letters."""
        for base, indexes in (("actors/kind/", self.actors), ("glossary/letter/", self.glossary)):
            if path.startswith(base):
                key = path.removeprefix(base.partition("/")[0] + "/").rstrip("/")
                return language in indexes and key in indexes[language].sheets
        return True

    def path(self, kind: str, target: str, language: str) -> str:
        """Where an event or a term stands, or the actors of a kind: its page under the language, and the place."""
        if kind == "event":
            return f"timeline/{_folder(self.timeline.key(target))}#e-{target}"
        if kind == "term":
            found = self.glossary.get(language)
            return f"glossary/{_folder(found.key(target) if found else '')}#t-{target}"
        divided = language in self.actors and self.actors[language].divided
        return f"actors/kind/{target}/" if divided else f"actors/#{target}"

    def forget(self) -> None:
        """Forgets what was read: the tables have changed."""
        for found in (
            self.articles,
            self.quotes,
            self.timeline,
            *self.actors.values(),
            *self.glossary.values(),
        ):
            found.forget()


def _folder(key: str) -> str:
    return key and f"{key}/"


def file_articles(articles: Iterable[tuple[str, dates.EdtfDate]]) -> Index:
    """Articles by date; they come newest first."""
    return index((name, by_date(date, ARTICLE_DATES)) for name, date in articles)


def file_dated(things: Iterable[tuple[str, dates.EdtfDate]]) -> Index:
    """Quotes or events by date, in the order that they are shown in."""
    return index((name, by_date(date)) for name, date in things)


def file_actors(actors: Iterable[Actor], language: str) -> Index:
    """Actors by kind, then by letter."""

    def steps(actor: Actor) -> tuple[str, ...]:
        kind = f"kind/{actor.kind}"
        return (kind, *_by_letter(actor.name.best(language), language, f"{kind}/"))

    ordered = sorted(
        actors,
        key=lambda a: (
            ACTOR_KINDS.index(a.kind),
            collation_key(a.name.best(language), language),
            a.id,
        ),
    )
    return index((a.id, steps(a)) for a in ordered)


def file_terms(terms: Iterable[Term], language: str) -> Index:
    """Terms by letter."""
    ordered = sorted(terms, key=lambda t: (collation_key(t.name.best(language), language), t.id))
    return index((t.id, _by_letter(t.name.best(language), language, "letter/")) for t in ordered)
