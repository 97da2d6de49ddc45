"""The pages of the Hugo site: what each has of its own, by kind; all else it looks up in `data/`.

The list of pages is Tahqiq's, so that both sites have the same. What a page has of its own is mostly ids, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from hugo_data import place_of, told_in
from hugo_heads import quotations
from hugo_indexes import (
    actors,
    articles,
    data,
    events_of,
    glossary,
    home,
    path_of,
    quotes_of,
    sheets_of,
    whole,
)
from hugo_text import Unported, Writer

from tahqiq.model import Article
from tahqiq.render import NavigationEntry
from tahqiq.render.desk import Desk, Draft
from tahqiq.render.jobs import sketches, waves
from tahqiq.render.links import HOME
from tahqiq.render.press import OPTIONAL
from tahqiq.render.shelf import Pressed

Own = dict[str, Any]
BREAK = "\n\n<!--b-->\n\n"


class Keys:
    """A shelf on which the card of every quote lies already, and is no more than the quote's key."""

    def taken(self, language: str, key: str) -> Pressed:
        """The key, among the optional pieces of a card, which are empty."""
        return Pressed(f"{OPTIONAL * 2}{key}{OPTIONAL * 2}", frozenset())

    def put(self, language: str, key: str, text: str, facts: Iterable[str]) -> Pressed:
        """Never called."""
        raise NotImplementedError


class HugoPage(msgspec.Struct, frozen=True):
    """A page: its language, its path under it, its front matter, its Markdown."""

    language: str
    path: str
    matter: Own
    body: str = ""


WITHOUT = ("evidence", "status")
"""What Hugo's site does without: pages on the edition as a whole, one of each a language."""


def pages(desks: Mapping[str, Desk]) -> Iterator[HugoPage]:
    """All pages: those of one article in all languages together, for what is read for one serves for the other."""
    first = next(iter(desks.values()))
    for wave in waves(first.relations):
        for job in wave:
            for thing in job.things:
                for desk in desks.values() if thing not in WITHOUT else ():
                    for sketch in sketches(desk, job, thing):
                        yield _page(desk, sketch.make())


def _page(desk: Desk, draft: Draft) -> HugoPage:
    article = desk.edition.articles.get(draft.path.split("/")[-2]) if draft.kind == "article" else None
    return HugoPage(
        desk.language,
        draft.path,
        {
            "title": draft.title,
            "description": draft.description,
            "layout": draft.kind,
            "params": {"v": _own(draft), "section": draft.section},
        },
        _body(desk, article) if article else "",
    )


def navigation(language: str, entries: Iterable[NavigationEntry]) -> list[Own]:
    """The entries of a language's navigation."""
    return [
        {"path": entry.address.removeprefix(f"{language}/"), "title": entry.title, "minor": entry.minor}
        for entry in entries
    ]


def _body(desk: Desk, article: Article) -> str:
    """The text in the page's language; the page of the other language shows it too, so its links are relative."""
    text = article.text(desk.language)

    def link(kind: str, target: str) -> str:
        return desk.links.to(kind, target).replace(HOME, "../../")

    return BREAK.join(Writer(desk.language, link).blocks(article, text)) if text else ""


def _own(draft: Draft) -> Any:
    if draft.kind not in _KINDS:
        raise Unported(f"a page of the kind {draft.kind} cannot be compared")
    own = _KINDS[draft.kind](draft.view)
    return {**own, "parts": quotations(draft)} if draft.kind == "article" else own


def _article(view: Any) -> Own:
    made = view.provenance
    return {
        "kind": view.kind,
        "reading": view.reading_time,
        "columns": [{"tag": c.language, "direction": c.direction, "name": c.name} for c in view.columns],
        "rows": [_row(row) for row in view.rows],
        "shares": [[s.speaker.id, s.percent, s.width, s.left] for s in view.shares],
        "events": events_of(view.events),
        "actors": [[a.id, a.count] for a in view.actors],
        "cited": [quote.anchor.removeprefix("q-") for quote in view.citation.quotes],
        "corrections": [[c.date.edtf, c.block, c.label, c.text, c.anchor] for c in view.corrections],
        "made": {
            "rights": made.rights,
            "notice": made.notice,
            "texts": [[text.language, text.kind] for text in made.texts],
            "state": made.unstamped,
        },
        "cards": {
            "actors": [[c.id, c.speaks, c.verified, c.mentioned] for c in view.cards.actors],
            "terms": [c.id for c in view.cards.terms],
            "events": [c.id for c in view.cards.events],
            "dates": [c.edtf for c in view.cards.dates],
        },
        "near": [[n.rel, n.href.rstrip("/").rpartition("/")[2]] for n in view.neighbours],
    }


def _row(row: Any) -> Own:
    if row.continued or len(row.cells) != 2:
        raise Unported("quotes of several blocks, and blocks of one language, cannot be compared")
    return {
        "id": row.id,
        "n": row.number,
        "seen": row.seen,
        "class": row.classes,
        "said": [a.quote for a in row.quotes],
        "corrected": [[way.href, way.text] for way in row.corrected],
    }


def _actor(view: Any) -> Own:
    return {
        "names": [[name.language, name.direction, name.text] for name in view.names],
        "kind": view.kind,
        "kindpath": path_of(view.kind_href),
        "description": view.description,
        "figures": view.figures,
        "roles": [_role(role) for role in view.roles],
        "members": [_role(role) for role in view.members.roles],
        "spoken": quotes_of(view.spoken),
        "about": quotes_of(view.about),
        "events": events_of(view.events),
        "companions": [[a.id, a.count] for a in view.companions],
        "places": _places(view.places),
        "sheets": sheets_of(view.rows),
    }


def _role(role: Any) -> Own:
    return {
        "actor": role.actor.id,
        "role": role.role,
        "date": role.date.edtf if role.date else "",
        "during": role.during,
        "sources": told_in(role.sources),
    }


def _actor_year(view: Any) -> Own:
    return {
        "lead": view.lead,
        "actor": view.href.rstrip("/").rpartition("/")[2],
        "spoken": quotes_of(view.spoken),
        "about": quotes_of(view.about),
        "events": events_of(view.events),
        "places": _places(view.places),
        "sheets": sheets_of(view.rows),
    }


def _quote_page(view: Any) -> Own:
    return {
        "lead": view.lead,
        "places": path_of(view.places),
        "groups": [[group.date.edtf, quotes_of(group.quotes)] for group in view.groups],
        "filters": {f.name: [option.value for option in f.options] for f in view.filters},
        "sheets": sheets_of(view.rows),
    }


def _timeline(view: Any) -> Own:
    return {
        "lead": view.lead,
        "places": path_of(view.places),
        "figure": msgspec.to_builtins(view.figure, enc_hook=str),
        "filters": msgspec.to_builtins(view.filters, enc_hook=str),
        "years": [[y.title, [[m.title, events_of(m.events)] for m in y.months]] for y in view.years],
        "sheets": sheets_of(view.rows),
    }


def _places(places: Iterable[Any]) -> list[Any]:
    return [[*place_of(place.href), place.block] for place in places]


_KINDS: dict[str, Callable[[Any], Own]] = {
    "article": _article,
    "actor": _actor,
    "actor-year": _actor_year,
    "quotes": _quote_page,
    "timeline": _timeline,
    "articles": articles,
    "actors": actors,
    "glossary": glossary,
    "home": home,
    "network": whole,
    "data": data,
    "search": whole,
}
