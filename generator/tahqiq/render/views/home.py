"""The home page of a language: what this is, the newest, the most quoted, the latest, the figures."""

from __future__ import annotations

from markupsafe import Markup, escape

from tahqiq.render import heads
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.names import own
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.articles import ArticleCard, article_card
from tahqiq.render.views.quotes import card
from tahqiq.render.views.timeline import EventLine, event_lines
from tahqiq.schema.vocabulary import PLACE_KINDS

ARTICLES, QUOTES, ACTORS, EVENTS = 5, 3, 10, 6


class Figure(View, frozen=True):
    """A figure of the edition, in words, and where to see it."""

    href: str
    text: str


class HomeView(View, frozen=True):
    """The page."""

    title: str
    description: Markup
    figures: tuple[Figure, ...]
    articles: tuple[ArticleCard, ...]
    quotes: tuple[Markup, ...]
    actors: tuple[ActorLink, ...]
    events: tuple[EventLine, ...]
    articles_href: str
    quotes_href: str
    actors_href: str
    timeline_href: str
    about_href: str


def draft(desk: Desk) -> Draft:
    """The page."""
    edition, relations = desk.edition, desk.relations
    title = edition.title.best(desk.language)
    text = edition.description
    description = text.best(desk.language) if text else desk.words("home.description", edition=title)
    pages = {page.id for page in edition.pages if page.language == desk.language}
    view = HomeView(
        title=title,
        description=own(text, desk.language) if text else Markup(escape(desk.words("home.lead"))),
        figures=_figures(desk),
        articles=tuple(article_card(desk, a) for a in relations.newest(ARTICLES)),
        quotes=_quotes(desk),
        actors=_actors(desk),
        events=event_lines(desk, relations.latest_events(EVENTS)),
        articles_href=desk.links.page("articles/"),
        quotes_href=desk.links.page("quotes/"),
        actors_href=desk.links.page("actors/"),
        timeline_href=desk.links.page("timeline/"),
        about_href=desk.links.page("about/") if "about" in pages else "",
    )
    return Draft("home", "", title, description, view, head=heads.home(desk))


def _figures(desk: Desk) -> tuple[Figure, ...]:
    edition, relations = desk.edition, desk.relations
    counts = (
        ("articles", len(edition.articles)),
        ("quotes", relations.count_quotes()),
        ("actors", len(edition.actors)),
        ("events", len(edition.events)),
        ("terms", len(edition.terms)),
    )
    pages = {"events": "timeline/", "terms": "glossary/"}
    return tuple(
        Figure(desk.links.page(pages.get(name, f"{name}/")), desk.words.count(f"count.{name}", n))
        for name, n in counts
        if n
    )


def _quotes(desk: Desk) -> tuple[Markup, ...]:
    """The newest verified quote of each of the latest speakers, in whole sentences if there are any."""
    return tuple(card(desk, quote.key) for quote in desk.relations.latest_speeches(QUOTES))


def _actors(desk: Desk) -> tuple[ActorLink, ...]:
    """The actors mentioned most, places aside."""
    found = desk.relations.most_named(desk.language, PLACE_KINDS, ACTORS)
    return tuple(actor_link(desk, actor, desk.words.count("count.mentions", n)) for actor, n in found)
