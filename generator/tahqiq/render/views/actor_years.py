"""The years of an actor of whom there is too much for one page: quotes, mentions and events of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from tahqiq.model import Actor, Event, Quote
from tahqiq.relate import Index, Mention, by_date, index
from tahqiq.relate.places import Filed
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import path_of
from tahqiq.render.views.concordance import Place, concordance
from tahqiq.render.views.quotes import card
from tahqiq.render.views.sheets import Part, SheetRow, parts
from tahqiq.render.views.timeline import EventView, event_view

SPOKEN, ABOUT, MENTION, EVENT = "spoken", "about", "mention", "event"


class ActorYearView(View, frozen=True):
    """A page of what an actor said, of what was said and told of them."""

    title: str
    lead: str
    name: str
    href: str
    rows: tuple[SheetRow, ...]
    spoken: tuple[Markup, ...]
    about: tuple[Markup, ...]
    events: tuple[EventView, ...]
    places: tuple[Place, ...]


def years(desk: Desk, actor: str) -> Index:
    """All that there is of an actor, newest first, by date; mentions under the date of their article."""
    relations = desk.relations
    rank = relations.rank
    blocks = dict.fromkeys((m.article, m.block) for m in relations.mentions_of("actor", actor))
    things: list[Filed] = [
        (f"{MENTION} {article} {block}", by_date(relations.edition.articles[article].source.published.date))
        for article, block in sorted(blocks, key=lambda place: rank[place[0]])
    ]
    for kind, quotes in ((SPOKEN, relations.spoken_by(actor)), (ABOUT, relations.quotes_about(actor))):
        things.extend((f"{kind} {q.key}", by_date(q.when.date)) for q in quotes)
    events = reversed(relations.events_of_actor(actor))
    things.extend((f"{EVENT} {e.id}", by_date(e.when.date)) for e in events)
    # The newest year comes first, whatever there is of it; `undated` is left to the end.
    things.sort(key=lambda thing: thing[1][0] if thing[1][0][0].isdecimal() else "", reverse=True)
    return index(things)


def drafts(desk: Desk, actor: Actor) -> Iterator[Draft]:
    """The pages by date; none where the actor's own page holds everything."""
    path = path_of("actor", actor.id)
    found = years(desk, actor.id)
    if not found.divided:
        return
    name = desk.title(actor.name.best(desk.language), actor.id)
    material = _material(desk, actor.id)
    for part in parts(desk, path, found, name):
        if part.sheet.key:
            yield _draft(desk, actor, name, part, material)


@dataclass(frozen=True, slots=True)
class _Material:
    """All that there is of an actor, by its key."""

    quotes: Mapping[str, Quote]
    events: Mapping[str, Event]
    mentions: Mapping[str, list[Mention]]


def _material(desk: Desk, actor: str) -> _Material:
    relations = desk.relations
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in relations.mentions_of("actor", actor):
        mentions[f"{mention.article} {mention.block}"].append(mention)
    quotes = (*relations.spoken_by(actor), *relations.quotes_about(actor))
    return _Material(
        {quote.key: quote for quote in quotes},
        {event.id: event for event in relations.events_of_actor(actor)},
        mentions,
    )


def _draft(desk: Desk, actor: Actor, name: str, part: Part, material: _Material) -> Draft:
    here: dict[str, dict[str, None]] = {kind: {} for kind in (SPOKEN, ABOUT, MENTION, EVENT)}
    for thing in part.shown.things:
        kind, _, target = thing.partition(" ")
        here[kind][target] = None
    lead = desk.words("index.year-lead", name=name)
    view = ActorYearView(
        title=part.title,
        lead=lead,
        name=name,
        href=desk.links.to("actor", actor.id),
        rows=part.rows,
        spoken=tuple(card(desk, material.quotes[key], speaker=False) for key in here[SPOKEN]),
        about=tuple(card(desk, material.quotes[key]) for key in here[ABOUT]),
        events=tuple(event_view(desk, e) for key, e in material.events.items() if key in here[EVENT]),
        places=concordance(desk, (m for key in here[MENTION] for m in material.mentions[key])),
    )
    return Draft("actor-year", part.path, part.title, f"{part.title}: {lead}", view, "actors/")
