"""An article's page: what it says of itself, its text in all languages row by row, the column beside it."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from tahqiq.model import Article, Text
from tahqiq.relate import Head, head_of
from tahqiq.render import heads
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import path_of
from tahqiq.render.names import direction, own
from tahqiq.render.reading_time import minutes
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.beside import Share, shares
from tahqiq.render.views.cards import Cards, cards
from tahqiq.render.views.citing import Citation, citation
from tahqiq.render.views.corrections import Correction, corrections
from tahqiq.render.views.headings import Heading, headings
from tahqiq.render.views.mending import Mending, mending
from tahqiq.render.views.neighbours import Neighbour, neighbours
from tahqiq.render.views.provenance import Provenance, provenance
from tahqiq.render.views.rows import Row, block_order, rows
from tahqiq.render.views.texts import ShownText, shown_text
from tahqiq.render.views.timeline import EventLine, event_lines


class Column(View, frozen=True):
    """A text of the article: its language, what it is, its footnotes."""

    language: str
    direction: str
    name: str
    kind: str
    notes: Markup


class ArticleView(View, frozen=True):
    """The page. `verified` and `all_verified` are about the quotes that are given word for word."""

    titles: tuple[Heading, ...]
    summary: Markup
    source_language: str
    published: DateView
    reading_time: str
    verified: str
    all_verified: bool
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shares: tuple[Share, ...]
    events: tuple[EventLine, ...]
    actors: tuple[ActorLink, ...]
    citation: Citation
    corrections: tuple[Correction, ...]
    provenance: Provenance
    cards: Cards
    neighbours: tuple[Neighbour, ...]
    mending: Mending | None


def draft(desk: Desk, article: Article) -> Draft:
    """The page."""
    path = path_of("article", article.id)
    name = article.title.best(desk.language)
    title = desk.title(name, article.id)
    text = article.text(desk.language)
    return Draft(
        "article",
        path,
        title,
        _description(desk, article, title),
        _view(desk, article),
        "articles/",
        (text.file if text else "") or article.file,
        heads.article(desk, article.id),
    )


def _view(desk: Desk, article: Article) -> ArticleView:
    verified, all_verified = verification(desk, head_of(article))
    order = block_order(article, desk.language)
    texts = [shown_text(desk, article, tag, order) for tag in desk.tags]
    text = article.text(desk.language)
    return ArticleView(
        titles=headings(desk, article.title),
        summary=own(article.summary, desk.language) if article.summary else Markup(""),
        source_language=desk.words.language_name(article.source.language),
        published=dating_view(article.source.published, desk.words),
        reading_time=desk.words.count("reading.minutes", minutes(article, desk.language)),
        verified=verified,
        all_verified=all_verified,
        kind=text_kind(desk, text) if text else "",
        columns=tuple(_column(desk, article, shown) for shown in texts),
        rows=rows(desk, article, order, texts),
        shares=shares(desk, article),
        events=event_lines(desk, desk.relations.events_of_article(article.id)),
        actors=_actors(desk, article),
        citation=citation(desk, article),
        corrections=corrections(desk, article),
        provenance=provenance(desk, article),
        cards=cards(desk, article),
        neighbours=neighbours(desk, article),
        mending=mending(desk, article, path_of("article", article.id)),
    )


def verification(desk: Desk, head: Head) -> tuple[str, bool]:
    """How many of the quotes given word for word stand in the source, in words; and whether all do."""
    if not head.verbatim:
        return "", False
    said = desk.words.count("article.verified", head.verbatim, done=head.verified)
    return said, head.verified == head.verbatim


def text_kind(desk: Desk, text: Text) -> str:
    """What a text is: the original, the edition's account, a translation and from what."""
    if text.kind == "translation" and text.of:
        return desk.words("text.translation-of", language=desk.words.language_name(text.of))
    return desk.words(f"text.{text.kind}")


def _description(desk: Desk, article: Article, title: str) -> str:
    """The summary, after the title where another article has the same; without one, what the article holds."""
    summary = article.summary.get(desk.language) if article.summary else ""
    if summary:
        return f"{title}: {summary}" if desk.shared(summary) else summary
    quotes = desk.words.count("count.quotes", len(article.quotes))
    date = dating_view(article.source.published, desk.words).words
    return desk.words("article.description", title=title, date=date, quotes=quotes)


def _column(desk: Desk, article: Article, shown: ShownText) -> Column:
    language, text = shown.language, article.text(shown.language)
    return Column(
        language,
        direction(language),
        desk.words.language_name(language),
        text_kind(desk, text) if text else "",
        shown.footnotes,
    )


def _actors(desk: Desk, article: Article) -> tuple[ActorLink, ...]:
    """The actors of the article in the order in which its text names them first."""
    named = Counter(
        m.target for m in desk.mentions_in(article) if m.kind == "actor" and m.language == desk.language
    )
    return tuple(actor_link(desk, actor, desk.words.number(n)) for actor, n in named.items())
