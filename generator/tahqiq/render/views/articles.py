"""The index of articles, and an article as other pages name it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.names import foreign, own
from tahqiq.render.views.article import verification
from tahqiq.render.views.sheets import Part, SheetRow, sketched


class ArticleCard(View, frozen=True):
    """An article in a list."""

    href: str
    title: Markup
    titles: tuple[Markup, ...]
    summary: Markup
    date: DateView
    source_language: str
    quotes: str
    verified: str
    all_verified: bool


class ArticlesView(View, frozen=True):
    """The index, newest first, or a page of it."""

    title: str
    lead: str
    articles: tuple[ArticleCard, ...]
    rows: tuple[SheetRow, ...] = ()


def article_card(desk: Desk, name: str) -> ArticleCard:
    """One article, by its id."""
    article = desk.relations.heads[name]
    verified, all_verified = verification(desk, article)
    return ArticleCard(
        href=desk.links.to("article", article.id),
        title=own(article.title, desk.language),
        titles=foreign(article.title, desk.language),
        summary=own(article.summary, desk.language) if article.summary else Markup(""),
        date=dating_view(article.published, desk.words),
        source_language=desk.words.language_name(article.language),
        quotes=desk.words.count("count.quotes", article.quotes) if article.quotes else "",
        verified=verified,
        all_verified=all_verified,
    )


def sketches(desk: Desk) -> Iterator[Sketch]:
    """The index, and its further pages."""
    words, places = desk.words, desk.relations.places.articles

    def draft(part: Part) -> Draft:
        key = "count.articles" if part.sheet.key else "articles.lead"
        lead = words.count(key, part.sheet.count)
        view = ArticlesView(
            part.title, lead, tuple(article_card(desk, a) for a in part.shown.things), part.rows
        )
        return Draft("articles", part.path, part.title, part.said(lead), view, "articles/")

    return sketched(desk, "articles/", places, words("articles.title"), draft)
