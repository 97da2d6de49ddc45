"""Neighbours: the articles before and after one, by date."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.model import Article
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import own


class Neighbour(View, frozen=True):
    """An article beside another; `rel` is prev or next, as in HTML."""

    rel: str
    href: str
    title: Markup
    date: DateView


def neighbours(desk: Desk, article: Article) -> tuple[Neighbour, ...]:
    """The earlier article, then the later one; the first and the last have one neighbour."""
    articles = desk.relations.articles  # newest first
    at = desk.relations.rank[article.id]
    found = []
    if at + 1 < len(articles):
        found.append(_neighbour(desk, "prev", articles[at + 1]))
    if at:
        found.append(_neighbour(desk, "next", articles[at - 1]))
    return tuple(found)


def _neighbour(desk: Desk, rel: str, article: Article) -> Neighbour:
    date = dating_view(article.source.published, desk.words)
    return Neighbour(rel, desk.links.to("article", article.id), own(article.title, desk.language), date)
