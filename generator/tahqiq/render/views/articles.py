"""The index of articles, and an article as other pages name it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from tahqiq.model import Article
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.names import foreign, own
from tahqiq.render.views.article import verification
from tahqiq.render.views.sheets import SheetRow, parts


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


def article_card(desk: Desk, article: Article) -> ArticleCard:
    """One article."""
    verified, all_verified = verification(desk, article)
    return ArticleCard(
        href=desk.links.to("article", article.id),
        title=own(article.title, desk.language),
        titles=foreign(article.title, desk.language),
        summary=own(article.summary, desk.language) if article.summary else Markup(""),
        date=dating_view(article.source.published, desk.words),
        source_language=desk.words.language_name(article.source.language),
        quotes=desk.words.count("count.quotes", len(article.quotes)) if article.quotes else "",
        verified=verified,
        all_verified=all_verified,
    )


def drafts(desk: Desk) -> Iterator[Draft]:
    """The index, and its further pages."""
    edition, words = desk.edition, desk.words
    for part in parts(desk, "articles/", desk.relations.places.articles, words("articles.title")):
        key = "count.articles" if part.sheet.key else "articles.lead"
        lead = words.count(key, part.sheet.count)
        cards = tuple(article_card(desk, edition.articles[a]) for a in part.shown.things)
        view = ArticlesView(part.title, lead, cards, part.rows)
        yield Draft("articles", part.path, part.title, part.said(lead), view, "articles/")
