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
    earlier, later = desk.relations.beside(article.id)
    found = (("prev", earlier), ("next", later))
    return tuple(_neighbour(desk, rel, name) for rel, name in found if name)


def _neighbour(desk: Desk, rel: str, article: str) -> Neighbour:
    head = desk.relations.heads[article]
    date = dating_view(head.published, desk.words)
    return Neighbour(rel, desk.links.to("article", article), own(head.title, desk.language), date)
