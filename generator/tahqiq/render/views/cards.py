"""Cards: what a reader is told of a name, a term, an event or a date of an article without leaving the text.

Each thing has one card on the page, however often it is named; a script shows it beside the link that has
the card's `href`, or the date that has its `edtf`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from tahqiq import dates
from tahqiq.model import Article
from tahqiq.relate import Mention, mentions_of_article
from tahqiq.render.dating import DateView, date_view, dating_view, in_words
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction, own
from tahqiq.render.views.headings import Heading, headings
from tahqiq.render.views.roles import role_line
from tahqiq.schema.vocabulary import VERBATIM_MODES


class ActorCard(View, frozen=True):
    """An actor; `speaks`, `verified` and `mentioned` are about the article at hand, in words or empty."""

    id: str
    href: str
    names: tuple[Heading, ...]
    kind: str
    role: Markup
    description: Markup
    speaks: str = ""
    verified: str = ""
    mentioned: str = ""


class TermCard(View, frozen=True):
    """A term."""

    id: str
    href: str
    names: tuple[Heading, ...]
    definition: Markup


class EventCard(View, frozen=True):
    """An event."""

    id: str
    href: str
    names: tuple[Heading, ...]
    date: DateView


class DateCard(View, frozen=True):
    """A date that the text marks, in the words of each language."""

    edtf: str
    words: tuple[Heading, ...]
    hijri: str


class Cards(View, frozen=True):
    """All cards of an article, each kind in the order in which the page's language names its things first."""

    actors: tuple[ActorCard, ...]
    terms: tuple[TermCard, ...]
    events: tuple[EventCard, ...]
    dates: tuple[DateCard, ...]


def cards(desk: Desk, article: Article) -> Cards:
    """The cards of an article."""
    mentions = sorted(mentions_of_article(article), key=lambda m: m.language != desk.language)
    events = [e.id for e in desk.relations.events_of_article(article.id)]
    stances = (term for quote in article.quotes for term, _ in quote.stance)
    return Cards(
        actors=tuple(
            _actor(desk, article, actor, mentions)
            for actor in _targets(mentions, "actor", (q.speaker for q in article.quotes))
        ),
        terms=tuple(_term(desk, term) for term in _targets(mentions, "term", stances)),
        events=tuple(_event(desk, event) for event in _targets(mentions, "event", events)),
        dates=tuple(_date(desk, date) for date in _targets(mentions, "date")),
    )


def _targets(mentions: Iterable[Mention], kind: str, more: Iterable[str] = ()) -> Iterator[str]:
    """What is mentioned, each once, and what the page names besides."""
    named = (m.target for m in mentions if m.kind == kind)
    yield from dict.fromkeys([*named, *more])


def _actor(desk: Desk, article: Article, actor: str, mentions: Iterable[Mention]) -> ActorCard:
    words = desk.words
    spoken = [q for q in article.quotes if q.speaker == actor]
    verbatim = [q for q in spoken if q.mode in VERBATIM_MODES]
    done = sum(q.evidence is not None for q in verbatim)
    named = sum(m.kind == "actor" and m.target == actor and m.language == desk.language for m in mentions)
    return msgspec.structs.replace(
        _plain(desk, actor),
        speaks=words.count("card.speaks", len(spoken)) if spoken else "",
        verified=words.count("article.verified", len(verbatim), done=done) if verbatim else "",
        mentioned=words.count("card.mentioned", named) if named else "",
    )


def _plain(desk: Desk, actor: str) -> ActorCard:
    """The card with nothing on the article at hand."""
    return desk.once("card", actor, lambda: _carded(desk, actor))


def _carded(desk: Desk, actor: str) -> ActorCard:
    found = desk.edition.actors[actor]
    return ActorCard(
        id=actor,
        href=desk.links.to("actor", actor),
        names=headings(desk, found.name),
        kind=desk.words(f"kind.{found.kind}"),
        role=role_line(desk, actor),
        description=own(found.description, desk.language) if found.description else Markup(""),
    )


def _term(desk: Desk, term: str) -> TermCard:
    found = desk.edition.terms[term]
    definition = own(found.definition, desk.language)
    return TermCard(term, desk.links.to("term", term), headings(desk, found.name), definition)


def _event(desk: Desk, event: str) -> EventCard:
    found = desk.edition.events[event]
    date = dating_view(found.when, desk.words)
    return EventCard(event, desk.links.to("event", event), headings(desk, found.title), date)


def _date(desk: Desk, edtf: str) -> DateCard:
    tags = (desk.language, *desk.others)
    date = dates.parse(edtf)
    hijri = "" if isinstance(date, dates.Fault) else date_view(date, desk.words).hijri
    return DateCard(edtf, tuple(Heading(t, direction(t), in_words(edtf, t)) for t in tags), hijri)
