"""Quotes: how one is shown, in its article and away from it."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq import languages
from tahqiq.model import Quote
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction, isolated, literal, own
from tahqiq.render.press import with_optional
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.roles import role_at
from tahqiq.schema.vocabulary import VERBATIM_MODES

OPENING = 5
"""How many words say which quote is meant."""


class Stance(View, frozen=True):
    """A position that a speaker takes on a term (a link), as the editor judges."""

    term: Markup
    label: str


class Attribution(View, frozen=True):
    """Who says it, how, when, and how we know. `state` is verified, unverified or reported.

    `key` is the id in the whole edition; `href` leads to the words, `anchor` is the place's name there,
    `opening` is how they begin. `role` is the speaker's at the time, if one is known.
    """

    key: str
    quote: str
    anchor: str
    href: str
    opening: Markup
    speaker: ActorLink
    role: Markup
    mode: str
    mode_label: str
    channel: str
    channel_label: str
    date: DateView
    state: str
    evidence: Markup
    stances: tuple[Stance, ...] = ()


class Saying(View, frozen=True):
    """The words in one language. `label` says which, where it is not the page's own."""

    language: str
    direction: str
    open: str
    close: str
    text: str
    label: str = ""


class QuoteView(View, frozen=True):
    """A quote with its words, away from its article.

    `source` is the language of the article's source; `earliest` and `latest` are the days between which it was
    said, as far as they are known.
    """

    attribution: Attribution
    sayings: tuple[Saying, ...]
    article: str
    article_title: Markup
    article_href: str
    source: str = ""
    earliest: str = ""
    latest: str = ""


def _attribution(desk: Desk, quote: Quote) -> Attribution:
    """The line under a quote."""
    state, evidence = _evidence(desk, quote)
    return Attribution(
        key=quote.key,
        quote=quote.id,
        anchor=f"q-{quote.id}",
        href=desk.links.quote(quote.article, quote.id),
        opening=_opening(desk, quote),
        speaker=actor_link(desk, quote.speaker),
        role=role_at(desk, quote),
        mode=quote.mode,
        mode_label=desk.words(f"mode.{quote.mode}"),
        channel=quote.channel,
        channel_label=desk.words(f"channel.{quote.channel}") if quote.channel else "",
        date=dating_view(quote.when, desk.words),
        state=state,
        evidence=evidence,
        stances=tuple(_stance(desk, term, stance) for term, stance in quote.stance),
    )


def card(desk: Desk, key: str, *, speaker: bool = True, anchored: bool = False) -> Markup:
    """A quote away from its article, as HTML, by its id in the whole edition: with its speaker's name or without, with
    an id of its own or without.

    It is pressed once for all pages of the language.
    """

    def pressed() -> str:
        quote = desk.relations.quote(key)
        return _pressed(desk, quote, _attribution(desk, quote))

    return with_optional(desk.pressed(key, pressed), anchored, speaker)


def said(desk: Desk, quote: Quote) -> Attribution:
    """The line under a quote in its article; what it is made from serves for its card too."""
    ledger = desk.relations.answers.ledger
    with ledger.opened() as facts:
        found = _attribution(desk, quote)

    def pressed() -> str:
        ledger.reads(facts)
        return _pressed(desk, quote, found)

    desk.pressed(quote.key, pressed)
    return found


def _pressed(desk: Desk, quote: Quote, attribution: Attribution) -> str:
    view = _quote_view(desk, quote, attribution)
    return desk.press.part("quote", desk.words, {"quote": view})


def _quote_view(desk: Desk, quote: Quote, attribution: Attribution) -> QuoteView:
    """A quote as a piece of its own."""
    article = desk.relations.heads[quote.article]
    earliest, latest = quote.when.date.earliest, quote.when.date.latest
    tags = (desk.language, *desk.others)
    return QuoteView(
        attribution=attribution,
        sayings=tuple(s for tag in tags if (s := _saying(desk, quote, tag))),
        article=article.id,
        article_title=own(article.title, desk.language),
        article_href=desk.links.quote(article.id, quote.id),
        source=article.language,
        earliest=earliest.iso() if earliest else "",
        latest=latest.iso() if latest else "",
    )


def _opening(desk: Desk, quote: Quote) -> Markup:
    """The first words, in the page's language if they stand in it."""
    tag = next((t for t in (desk.language, *desk.others) if quote.words(t)), desk.language)
    words = quote.words(tag).split()
    more = " …" if len(words) > OPENING else ""
    return isolated(" ".join(words[:OPENING]) + more, tag, desk.language)


def _evidence(desk: Desk, quote: Quote) -> tuple[str, Markup]:
    words = desk.words
    if quote.mode not in VERBATIM_MODES:
        return "reported", words.markup("evidence.reported")
    if not quote.evidence:
        return "unverified", words.markup("evidence.unverified")
    places = [words("evidence.range", start=at.start, end=at.end) for at in quote.evidence.at]
    where = languages.language(desk.language).list_separator.join(places)
    source = literal(quote.evidence.source[:8])
    return "verified", words.markup("evidence.verified", places=where, source=source)


def _stance(desk: Desk, term: str, stance: str) -> Stance:
    name = own(desk.edition.terms[term].name, desk.language)
    link = Markup(f'<a href="{desk.links.to("term", term)}">{name}</a>')
    return Stance(link, desk.words(f"stance.{stance}"))


def _saying(desk: Desk, quote: Quote, language: str) -> Saying | None:
    opening, text, closing = quoted(quote, language)
    if not text:
        return None
    label = "" if language == desk.language else desk.words.language_name(language)
    return Saying(language, direction(language), opening, closing, text, label)


def quoted(quote: Quote, language: str) -> tuple[str, str, str]:
    """Opening mark, words, closing mark: marks within the words are of the inner kind; reported speech has none."""
    text = quote.words(language)
    if quote.mode not in VERBATIM_MODES:
        return "", text, ""
    marks = languages.language(language).quotes
    return marks.open, languages.within_marks(text, language), marks.close
