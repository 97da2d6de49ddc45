"""The index of articles, and an article as other pages name it."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.model import Article
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.names import foreign, own
from tahqiq.render.views.article import verification


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
    """The index, newest first."""

    title: str
    lead: str
    articles: tuple[ArticleCard, ...]


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


def draft(desk: Desk) -> Draft:
    """The page."""
    desk = desk.at("articles/")
    title = desk.words("articles.title")
    lead = desk.words.count("articles.lead", len(desk.relations.articles))
    view = ArticlesView(title, lead, tuple(article_card(desk, a) for a in desk.relations.articles))
    return Draft("articles", "articles/", title, lead, view, "articles/")
