"""The years of an actor of whom there is too much for one page: quotes, mentions and events of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from tahqiq.model import Actor
from tahqiq.relate import ABOUT, EVENT, MENTION, SPOKEN, Mention
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.links import path_of
from tahqiq.render.views.concordance import Place, concordance
from tahqiq.render.views.quotes import card
from tahqiq.render.views.sheets import Part, SheetRow, sketched
from tahqiq.render.views.timeline import EventLine, event_lines


class ActorYearView(View, frozen=True):
    """A page of what an actor said, of what was said and told of them."""

    title: str
    lead: str
    name: str
    href: str
    rows: tuple[SheetRow, ...]
    spoken: tuple[Markup, ...]
    about: tuple[Markup, ...]
    events: tuple[EventLine, ...]
    places: tuple[Place, ...]


def sketches(desk: Desk, actor: Actor) -> Iterator[Sketch]:
    """The pages by date; none where the actor's own page holds everything."""
    path = path_of("actor", actor.id)
    found = desk.relations.years(actor.id).index
    if not found.divided:
        return
    name = desk.title(actor.name.best(desk.language), actor.id)
    for sketch in sketched(desk, path, found, name, lambda part: _draft(desk, actor, name, part)):
        if sketch.path != path:
            yield sketch


def mentions_at(desk: Desk, actor: str, places: Sequence[str]) -> list[Mention]:
    """The mentions of an actor in some blocks, `article block`, in that order."""
    found: dict[str, list[Mention]] = {place: [] for place in places}
    for article in dict.fromkeys(place.partition(" ")[0] for place in places):
        for mention in desk.relations.mentions_in(article, "actor", actor):
            if (place := f"{article} {mention.block}") in found:
                found[place].append(mention)
    return [mention for mentions in found.values() for mention in mentions]


def _draft(desk: Desk, actor: Actor, name: str, part: Part) -> Draft:
    here: dict[str, list[str]] = {kind: [] for kind in (SPOKEN, ABOUT, MENTION, EVENT)}
    for thing in part.shown.things:
        kind, _, target = thing.partition(" ")
        here[kind].append(target)
    lead = desk.words("index.year-lead", name=name)
    view = ActorYearView(
        title=part.title,
        lead=lead,
        name=name,
        href=desk.links.to("actor", actor.id),
        rows=part.rows,
        spoken=tuple(card(desk, key, speaker=False) for key in here[SPOKEN]),
        about=tuple(card(desk, key) for key in here[ABOUT]),
        events=event_lines(desk, (desk.edition.events[key] for key in reversed(here[EVENT]))),
        places=concordance(desk, mentions_at(desk, actor.id, here[MENTION])),
    )
    return Draft("actor-year", part.path, part.title, f"{part.title}: {lead}", view, "actors/")
