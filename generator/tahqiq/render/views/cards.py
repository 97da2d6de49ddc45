"""Cards: what a reader is told of a name, a term, an event or a date of an article without leaving the text.

Each thing has one card on the page, however often it is named; a script shows it beside the link that has
the card's `href`, or the date that has its `edtf`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from tahqiq.model import Article, Quote
from tahqiq.render.dating import DateView, dating_view, hijri, in_words
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
    named = _named(desk, article)
    spoken: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in article.quotes:
        spoken[quote.speaker].append(quote)
        for term, _ in quote.stance:
            named["term"].setdefault(term, 0)
    for event in desk.relations.events_of_article(article.id):
        named["event"].setdefault(event.id, 0)
    return Cards(
        actors=tuple(
            _actor(desk, actor, spoken.get(actor, ()), named["actor"].get(actor, 0))
            for actor in dict.fromkeys((*named["actor"], *spoken))
        ),
        terms=tuple(_term(desk, term) for term in named["term"]),
        events=tuple(_event(desk, event) for event in named["event"]),
        dates=tuple(_date(desk, date) for date in named["date"]),
    )


def _named(desk: Desk, article: Article) -> defaultdict[str, Counter[str]]:
    """What is mentioned, by kind, and how often in the page's language, which comes first."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    mentions = desk.mentions_in(article)
    for mention in mentions:
        if mention.language == desk.language:
            found[mention.kind][mention.target] += 1
    for mention in mentions:
        if mention.language != desk.language:
            found[mention.kind].setdefault(mention.target, 0)
    return found


def _actor(desk: Desk, actor: str, spoken: Sequence[Quote], named: int) -> ActorCard:
    words, card = desk.words, _plain(desk, actor)
    verbatim = [q for q in spoken if q.mode in VERBATIM_MODES]
    done = sum(q.evidence is not None for q in verbatim)
    return ActorCard(
        card.id,
        card.href,
        card.names,
        card.kind,
        card.role,
        card.description,
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
    return desk.once("term-card", term, lambda: _carded_term(desk, term))


def _carded_term(desk: Desk, term: str) -> TermCard:
    found = desk.edition.terms[term]
    definition = own(found.definition, desk.language)
    return TermCard(term, desk.links.to("term", term), headings(desk, found.name), definition)


def _event(desk: Desk, event: str) -> EventCard:
    found = desk.edition.events[event]
    date = dating_view(found.when, desk.words)
    return EventCard(event, desk.links.to("event", event), headings(desk, found.title), date)


def _date(desk: Desk, edtf: str) -> DateCard:
    words = tuple(Heading(t, direction(t), in_words(edtf, t)) for t in desk.tags)
    return DateCard(edtf, words, hijri(edtf, desk.language))
