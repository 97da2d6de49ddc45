"""The timeline: every event by year and month, with its figure and its filters."""

from __future__ import annotations

from itertools import groupby

from tahqiq import dates
from tahqiq.model import Event
from tahqiq.render.dating import in_words
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.views.sheets import Part, SheetRow, one_sketched, whereabouts
from tahqiq.render.views.timeline import EventView, event_view
from tahqiq.render.views.timeline_figure import FigureView, figure_view
from tahqiq.render.views.timeline_filters import Filter, filters


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
