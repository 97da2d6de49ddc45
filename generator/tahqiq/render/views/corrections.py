"""Corrections: those of an article, and the latest of the edition, with the ways from one to the other."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.model import Article
from tahqiq.model import Correction as Recorded
from tahqiq.render.dating import DateView, date_view
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import own
from tahqiq.render.views.timeline import block_label
from tahqiq.schema.vocabulary import QUOTE_PLACE

_NOTHING = Markup("")
LATEST = 10
"""How many the edition's status names; `relate/changes.py` watches this question."""


class Correction(View, frozen=True):
    """A recorded correction. `anchor` is its id on the article's page; `block`, if there is one, leads to the block.

    Away from its article it has the article's title with the way to its record, and no anchor. `removed` are the places
    that it took out, so that links to them lead to it; `taken` names the blocks among them.
    """

    date: DateView
    text: Markup
    anchor: str = ""
    block: str = ""
    label: str = ""
    article: Markup = _NOTHING
    href: str = ""
    removed: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


class Fixed(View, frozen=True):
    """What stands at a corrected block: the way to the record, in words."""

    href: str
    text: str


def corrections(desk: Desk, article: Article) -> tuple[Correction, ...]:
    """Those of an article, the first one first; those of one date as they are written."""
    return tuple(_correction(desk, c, _anchor(n), f"#{c.block}") for n, c in _ordered(article))


def latest(desk: Desk) -> tuple[Correction, ...]:
    """The latest of the edition, the last one first."""
    found = []
    for name, n in desk.relations.latest_corrections(LATEST):
        article = desk.edition.articles[name]
        recorded = article.corrections[n]
        title = own(article.title, desk.language)
        place, record = (desk.links.block(name, at) for at in (recorded.block, _anchor(n)))
        found.append(_correction(desk, recorded, "", place, title, record))
    return tuple(found)


def fixed(desk: Desk, article: Article) -> dict[str, tuple[Fixed, ...]]:
    """By block, the ways to the records of its corrections."""
    found: dict[str, tuple[Fixed, ...]] = {}
    for n, recorded in _ordered(article):
        if recorded.block:
            date = date_view(recorded.date, desk.words).words
            way = Fixed(f"#{_anchor(n)}", desk.words("block.corrected", date=date))
            found[recorded.block] = (*found.get(recorded.block, ()), way)
    return found


def _ordered(article: Article) -> list[tuple[int, Recorded]]:
    return sorted(enumerate(article.corrections), key=lambda numbered: numbered[1].date.order)


def _anchor(n: int) -> str:
    """Counted as they are written, so that what is added later changes no link. A block cannot be called so."""
    return f"tq-correction-{n + 1}"


def _correction(
    desk: Desk, recorded: Recorded, anchor: str, place: str, article: Markup = _NOTHING, href: str = ""
) -> Correction:
    block = recorded.block
    return Correction(
        date=date_view(recorded.date, desk.words),
        text=own(recorded.text, desk.language),
        anchor=anchor,
        block=place if block else "",
        label=desk.words("block.name", block=block_label(desk, block)) if block else "",
        article=article,
        href=href,
        removed=recorded.removed if anchor else (),
        taken=tuple(_taken(desk, place) for place in recorded.removed if not place.startswith(QUOTE_PLACE)),
    )


def _taken(desk: Desk, block: str) -> str:
    return desk.words("block.removed", block=desk.words("block.name", block=block_label(desk, block)))
