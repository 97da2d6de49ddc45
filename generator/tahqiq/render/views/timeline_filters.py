"""By what the events of the timeline can be chosen: the actors in them, the articles that tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tahqiq.model import Event, Localised
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction
from tahqiq.render.views.actors import by_name

CHOICES = 100
"""So many choices of a filter are offered, those with the most events: a list of thousands chooses nothing."""
TELLING = 20
"""An event is chosen by so many articles that tell of it, the newest."""


class Choice(View, frozen=True):
    """One choice: `text` has the name and the number of events, in the language of the name."""

    value: str
    text: str
    language: str
    direction: str


class Filter(View, frozen=True):
    """A filter under the name that it has in the address."""

    name: str
    label: str
    every: str
    choices: tuple[Choice, ...]


def filters(desk: Desk, events: Sequence[Event]) -> tuple[Filter, ...]:
    """The filters of a page that shows these events; none that has no choices. What others show is not looked at."""
    words, edition, relations = desk.words, desk.edition, desk.relations
    involved = Counter(actor for event in events for actor in taking_part(event))
    telling = Counter(article for event in events for article in telling_of(desk, event))
    actors = [
        (actor, edition.actors[actor].name, involved[actor])
        for actor in sorted(_most(involved), key=lambda actor: by_name(desk, actor))
    ]
    articles = [
        (article, relations.heads[article].title, telling[article])
        for article in relations.newest_first(_most(telling))
    ]
    found = (
        Filter("actor", words("figure.actor"), words("figure.every-actor"), _choices(desk, actors)),
        Filter("article", words("figure.article"), words("figure.every-article"), _choices(desk, articles)),
    )
    return tuple(f for f in found if f.choices)


def _most(counted: Counter[str]) -> list[str]:
    """Those counted most, of those counted alike the first by id."""
    return sorted(counted, key=lambda one: (-counted[one], one))[:CHOICES]


def telling_of(desk: Desk, event: Event) -> list[str]:
    """The ids of the articles by which an event is chosen."""
    found = desk.relations.telling(event.id)
    return found if len(found) <= TELLING else desk.relations.newest_first(found)[:TELLING]


def taking_part(event: Event) -> tuple[str, ...]:
    """The actors in an event, its place last."""
    return tuple(dict.fromkeys((*event.actors, *filter(None, (event.place,)))))


def _choices(desk: Desk, things: Iterable[tuple[str, Localised, int]]) -> tuple[Choice, ...]:
    return tuple(_choice(desk, value, name, count) for value, name, count in things)


def _choice(desk: Desk, value: str, name: Localised, count: int) -> Choice:
    tag = name.language_of(desk.language) or desk.language
    text = desk.words("figure.choice", name=name.best(desk.language), n=count)
    return Choice(value, text, tag, direction(tag))
