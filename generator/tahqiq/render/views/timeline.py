"""An event as pages name it, and where articles tell of it; the timeline itself stands in timeline_page.py."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from tahqiq.model import BlockReference, Event
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import foreign, own
from tahqiq.render.views.actors import ActorLink, actor_link, actor_links
from tahqiq.render.views.timeline_filters import taking_part, telling_of


class Spot(View, frozen=True):
    """A block: a link to it, its number, and what to call it aloud."""

    href: str
    number: str
    name: str


class Telling(View, frozen=True):
    """An article that tells of something, and its blocks that do; none means the article as a whole."""

    href: str
    title: Markup
    spots: tuple[Spot, ...]


class EventLine(View, frozen=True):
    """An event in a short list: what it is called, and when it was."""

    href: str
    title: Markup
    date: DateView


class EventView(View, frozen=True):
    """One event in full; `anchors` are ids of earlier names, which old links still lead to.

    `involved` and `told_in` are ids of actors and articles, for the page's filters.
    """

    id: str
    href: str
    title: Markup
    titles: tuple[Markup, ...]
    date: DateView
    actors: tuple[ActorLink, ...]
    place: ActorLink | None
    sources: tuple[Telling, ...]
    anchors: tuple[str, ...] = ()
    involved: str = ""
    told_in: str = ""


def event_lines(desk: Desk, events: Iterable[Event]) -> tuple[EventLine, ...]:
    """A short list of events. What it does not show is not asked for: its page does not hang on that."""
    return tuple(_event_line(desk, event) for event in events)


def _event_line(desk: Desk, event: Event) -> EventLine:
    def made() -> EventLine:
        title = own(event.title, desk.language)
        return EventLine(desk.links.to("event", event.id), title, dating_view(event.when, desk.words))

    return desk.once("event line", event.id, made)


def event_view(desk: Desk, event: Event) -> EventView:
    """One event in full."""
    return desk.once("event", event.id, lambda: _event_view(desk, event))


def _event_view(desk: Desk, event: Event) -> EventView:
    return EventView(
        id=f"e-{event.id}",
        href=desk.links.to("event", event.id),
        title=own(event.title, desk.language),
        titles=foreign(event.title, desk.language),
        date=dating_view(event.when, desk.words),
        actors=actor_links(desk, event.actors),
        place=actor_link(desk, event.place) if event.place else None,
        sources=tellings(desk, event.sources),
        anchors=tuple(f"e-{old}" for old in event.formerly),
        involved=" ".join(taking_part(event)),
        told_in=" ".join(telling_of(desk, event)),
    )


def tellings(desk: Desk, sources: Iterable[BlockReference]) -> tuple[Telling, ...]:
    """References to blocks, gathered by article in the order given."""
    blocks: dict[str, list[str]] = {}
    for source in sources:
        blocks.setdefault(source.article, []).extend([source.block] if source.block else [])
    return tuple(_telling(desk, article, of_article) for article, of_article in blocks.items())


def _telling(desk: Desk, article: str, blocks: list[str]) -> Telling:
    title = own(desk.relations.heads[article].title, desk.language)
    return Telling(desk.links.to("article", article), title, tuple(_spot(desk, article, b) for b in blocks))


def _spot(desk: Desk, article: str, block: str) -> Spot:
    label = block_label(desk, block)
    return Spot(desk.links.block(article, block), label, desk.words("block.name", block=label))


def block_label(desk: Desk, block: str) -> str:
    """A block's number in the language's digits; its id where it has no number."""
    number = block.removeprefix("p")
    return desk.words.number(int(number)) if number.isdecimal() else block


def block_number(desk: Desk, block: str) -> str:
    """What stands in the margin: the number, or the sign of a paragraph where there is none."""
    return block_label(desk, block) if block.removeprefix("p").isdecimal() else "¶"
