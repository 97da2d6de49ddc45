"""By what the events of the timeline can be chosen: the actors in them, the articles that tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tahqiq.languages.collation import collation_key
from tahqiq.model import Event, Localised
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction


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
    """The filters of a page that shows these events; none that has no choices."""
    relations, words = desk.relations, desk.words
    shown = {event.id for event in events}

    def count(found: Iterable[Event]) -> int:
        return sum(event.id in shown for event in found)

    actors = (
        (a.id, a.name, count(relations.events_of_actor(a.id))) for a in relations.edition.actors.values()
    )
    articles = ((a, relations.heads[a].title, count(relations.events_of_article(a))) for a in relations.newest())
    by_name = sorted(actors, key=lambda a: (collation_key(a[1].best(desk.language), desk.language), a[0]))
    found = (
        Filter("actor", words("figure.actor"), words("figure.every-actor"), _choices(desk, by_name)),
        Filter("article", words("figure.article"), words("figure.every-article"), _choices(desk, articles)),
    )
    return tuple(f for f in found if f.choices)


def _choices(desk: Desk, things: Iterable[tuple[str, Localised, int]]) -> tuple[Choice, ...]:
    return tuple(_choice(desk, value, name, count) for value, name, count in things if count)


def _choice(desk: Desk, value: str, name: Localised, count: int) -> Choice:
    tag = name.language_of(desk.language) or desk.language
    text = desk.words("figure.choice", name=name.best(desk.language), n=count)
    return Choice(value, text, tag, direction(tag))
