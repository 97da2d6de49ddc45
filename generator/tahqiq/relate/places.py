"""Places: on which page of an index a thing stands, so that no page grows with the edition.

An index of at most `LIMIT` things is one page. A larger one is divided by what does not change when other
things come and go: dates for articles, quotes and events, kind and letter for actors, the letter for terms.
A part that is still too large is divided one step further, and in the end by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from tahqiq import dates
from tahqiq.languages.collation import collation_key, slugs
from tahqiq.model import Actor, Article, Edition, Event, Quote, Term
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
    """

    key: str
    things: tuple[str, ...]
    count: int
    parts: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """The pages of an index; the first is the index itself."""

    sheets: Mapping[str, Sheet]
    _of: Mapping[str, str]

    def key(self, thing: str) -> str:
        """The key of the page that a thing stands on."""
        return self._of.get(thing, "")

    @property
    def divided(self) -> bool:
        """Whether there is more than one page."""
        return len(self.sheets) > 1

    def leaves(self) -> tuple[Sheet, ...]:
        """The pages with things on them, in order; the undated last."""
        found = [sheet for sheet in self.sheets.values() if sheet.things]
        return tuple(sorted(found, key=lambda sheet: sheet.key.endswith(UNDATED)))


def index(things: Iterable[Filed], limit: int | None = None) -> Index:
    """Things in their order, divided where they are too many for one page."""
    sheets = {s.key: s for s in _sheets("", (), list(things), LIMIT if limit is None else limit)}
    return Index(sheets, {thing: sheet.key for sheet in sheets.values() for thing in sheet.things})


def _sheets(key: str, trail: tuple[str, ...], things: Sequence[Filed], limit: int) -> Iterator[Sheet]:
    depth = len(trail)
    if len(things) <= limit:
        yield Sheet(key, tuple(thing for thing, _ in things), len(things), (), trail)
        return
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
    yield Sheet(key, tuple(thing for thing, _ in here), len(things), tuple(parts), trail)
    for name, within in parts.items():
        yield from _sheets(name, (*trail, name), within, limit)


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


EMPTY = index(())


@dataclass(frozen=True, slots=True)
class Places:
    """The indexes of an edition; those of names are per language. Without them, everything is on one page."""

    articles: Index = EMPTY
    quotes: Index = EMPTY
    timeline: Index = EMPTY
    actors: Mapping[str, Index] = field(default_factory=dict)
    glossary: Mapping[str, Index] = field(default_factory=dict)

    def has(self, language: str, path: str) -> bool:
        """Whether a page stands in a language: other languages file things under other letters."""
        for base, indexes in (("actors/kind/", self.actors), ("glossary/letter/", self.glossary)):
            if path.startswith(base):
                key = path.removeprefix(base.partition("/")[0] + "/").rstrip("/")
                return key in indexes.get(language, EMPTY).sheets
        return True

    def path(self, kind: str, target: str, language: str) -> str:
        """Where an event or a term stands, or the actors of a kind: its page under the language, and the place."""
        if kind == "event":
            return f"timeline/{_folder(self.timeline.key(target))}#e-{target}"
        if kind == "term":
            return f"glossary/{_folder(self.glossary.get(language, EMPTY).key(target))}#t-{target}"
        divided = self.actors.get(language, EMPTY).divided
        return f"actors/kind/{target}/" if divided else f"actors/#{target}"


def _folder(key: str) -> str:
    return key and f"{key}/"


def places(
    edition: Edition, articles: Sequence[Article], quotes: Sequence[Quote], timeline: Sequence[Event]
) -> Places:
    """The places of everything; articles, quotes and events come in the order that they are shown in."""
    return Places(
        articles=index((a.id, by_date(a.source.published.date, ARTICLE_DATES)) for a in articles),
        quotes=index((q.key, by_date(q.when.date)) for q in quotes),
        timeline=index((e.id, by_date(e.when.date)) for e in timeline),
        actors={tag: _actors(edition.actors.values(), tag) for tag in edition.languages},
        glossary={tag: _glossary(edition.terms.values(), tag) for tag in edition.languages},
    )


def _actors(actors: Iterable[Actor], language: str) -> Index:
    """By kind, then by letter."""

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


def _glossary(terms: Iterable[Term], language: str) -> Index:
    ordered = sorted(terms, key=lambda t: (collation_key(t.name.best(language), language), t.id))
    return index((t.id, _by_letter(t.name.best(language), language, "letter/")) for t in ordered)
