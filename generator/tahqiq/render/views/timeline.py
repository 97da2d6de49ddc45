"""The timeline: every event by year and month, and an event as other pages name it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from tahqiq import dates
from tahqiq.model import BlockReference, Event
from tahqiq.render.dating import DateView, dating_view, in_words
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.names import foreign, own
from tahqiq.render.views.actors import ActorLink, actor_link, actor_links
from tahqiq.render.views.sheets import Part, SheetRow, one_sketched, whereabouts
from tahqiq.render.views.timeline_figure import FigureView, figure_view
from tahqiq.render.views.timeline_filters import Filter, filters, taking_part, telling_of


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


class EventView(View, frozen=True):
    """One event; `anchors` are ids of earlier names, which old links still lead to.

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


class MonthGroup(View, frozen=True):
    """Events of a month; an empty title holds those of which only the year is known."""

    title: str
    events: tuple[EventView, ...]


class YearGroup(View, frozen=True):
    """Events of a year."""

    title: str
    months: tuple[MonthGroup, ...]


class TimelineView(View, frozen=True):
    """The page."""

    title: str
    lead: str
    figure: FigureView | None
    filters: tuple[Filter, ...]
    years: tuple[YearGroup, ...]
    rows: tuple[SheetRow, ...] = ()
    places: str = ""


def event_view(desk: Desk, event: Event) -> EventView:
    """One event."""
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


def sketch(desk: Desk, key: str) -> Sketch:
    """The page of the index with a key; the first has an empty one."""
    places = desk.relations.places.timeline
    title = desk.words("timeline.title")
    return one_sketched(desk, "timeline/", places, key, title, lambda part: _draft(desk, part), last=True)


def _draft(desk: Desk, part: Part) -> Draft:
    """Figure and filters are of the events that the page shows."""
    places = desk.relations.places.timeline
    key = "count.events" if part.sheet.key else "timeline.lead"
    lead = desk.words.count(key, part.sheet.count)
    shown = tuple(desk.edition.events[e] for e in part.shown.things)
    years = groupby(shown, lambda e: _year(e.when.date))
    view = TimelineView(
        part.title,
        lead,
        figure_view(desk, shown),
        filters(desk, shown),
        tuple(_year_group(desk, year, list(events)) for year, events in years),
        part.rows,
        whereabouts(desk, "timeline/", places),
    )
    return Draft("timeline", part.path, part.title, part.said(lead), view, "timeline/")


def _year(date: dates.EdtfDate) -> str:
    day = date.earliest or date.latest
    return f"{day.year:04d}" if day else ""


def _month(date: dates.EdtfDate) -> str:
    """The month that a date begins in; empty if only a season, a year or less is known."""
    day = date.earliest or date.latest
    fine = date.precision in (dates.Precision.TIME, dates.Precision.DAY, dates.Precision.MONTH)
    return f"{day.year:04d}-{day.month:02d}" if day and fine else ""


def _year_group(desk: Desk, year: str, events: list[Event]) -> YearGroup:
    """Events of a year by month; first those of which no month is known."""
    months: dict[str, list[Event]] = {"": []}
    for event in events:
        months.setdefault(_month(event.when.date), []).append(event)
    title = in_words(year, desk.language) if year else desk.words("timeline.undated")
    groups = tuple(_month_group(desk, month, of_month) for month, of_month in months.items() if of_month)
    return YearGroup(title, groups)


def _month_group(desk: Desk, month: str, events: list[Event]) -> MonthGroup:
    title = in_words(month, desk.language) if month else ""
    return MonthGroup(title, tuple(event_view(desk, e) for e in events))
