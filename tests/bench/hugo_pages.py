"""The pages of the Hugo site: what each has of its own, by kind; all else it looks up in `data/`.

The list of pages is Tahqiq's, so that both sites have the same. What a page has of its own is mostly ids, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from hugo_data import place_of, told_in
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
    return _KINDS[draft.kind](draft.view)


def _article(view: Any) -> Own:
    made = view.provenance
    return {
        "kind": view.kind,
        "reading": view.reading_time,
        "columns": [{"tag": c.language, "direction": c.direction, "name": c.name} for c in view.columns],
        "rows": [_row(row) for row in view.rows],
        "shares": [[s.speaker.id, s.percent, s.width, s.left] for s in view.shares],
        "events": _events(view.events),
        "actors": [[a.id, a.count] for a in view.actors],
        "cite": [[c.style.id, c.style.name, c.style.lead, c.text] for c in view.citation.styled],
        "link": view.citation.link,
        "cited": [[quote.anchor.removeprefix("q-"), quote.pieces] for quote in view.citation.quotes],
        "corrections": [[c.date.edtf, c.block, c.label, c.text] for c in view.corrections],
        "made": {
            "rights": made.rights,
            "sha": made.sha256,
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
        "class": row.classes,
        "said": [a.quote for a in row.quotes],
        "corrected": bool(row.corrected),
    }


def _actor(view: Any) -> Own:
    return {
        "names": [[name.language, name.direction, name.text] for name in view.names],
        "kind": view.kind,
        "kindpath": _path(view.kind_href),
        "description": view.description,
        "figures": view.figures,
        "roles": [_role(role) for role in view.roles],
        "members": [_role(role) for role in view.members.roles],
        "spoken": _quotes(view.spoken),
        "about": _quotes(view.about),
        "events": _events(view.events),
        "companions": [[a.id, a.count] for a in view.companions],
        "places": _places(view.places),
        "sheets": _sheets(view.rows),
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
        "spoken": _quotes(view.spoken),
        "about": _quotes(view.about),
        "events": _events(view.events),
        "places": _places(view.places),
        "sheets": _sheets(view.rows),
    }


def _quotes(quotes: Iterable[Any]) -> list[str]:
    return [str(key) for key in quotes]


def _events(events: Iterable[Any]) -> list[str]:
    return [event.href.rpartition("#e-")[2] for event in events]


def _places(places: Iterable[Any]) -> list[Any]:
    return [[*place_of(place.href), place.block] for place in places]


def _sheets(rows: Iterable[Any]) -> list[Any]:
    return [[[_path(to.href), to.label, to.count, to.current] for to in row.links] for row in rows]


def _path(href: str) -> str:
    return href.removeprefix(HOME)


def _quote_page(view: Any) -> Own:
    return {
        "lead": view.lead,
        "groups": [[group.date.edtf, _quotes(group.quotes)] for group in view.groups],
        "filters": {f.name: [option.value for option in f.options] for f in view.filters},
        "sheets": _sheets(view.rows),
    }


def _timeline(view: Any) -> Own:
    return {
        "lead": view.lead,
        "figure": msgspec.to_builtins(view.figure, enc_hook=str),
        "filters": msgspec.to_builtins(view.filters, enc_hook=str),
        "years": [[y.title, [[m.title, _events(m.events)] for m in y.months]] for y in view.years],
        "sheets": _sheets(view.rows),
    }


def _articles(view: Any) -> Own:
    return {"lead": view.lead, "articles": [_id(a.href) for a in view.articles], "sheets": _sheets(view.rows)}


def _id(href: str) -> str:
    return href.rstrip("/").rpartition("/")[2]


def _actors(view: Any) -> Own:
    kinds = [
        {
            "kind": k.kind,
            "title": k.title,
            "count": k.count,
            "jumps": [[j.href, j.letter] for j in k.jumps],
            "letters": [
                [group.id, group.letter, [[a.link.id, a.quotes, a.mentions] for a in group.actors]]
                for group in k.letters
            ],
        }
        for k in view.kinds
    ]
    return {"lead": view.lead, "kinds": kinds, "sheets": _sheets(view.rows)}


def _glossary(view: Any) -> Own:
    terms = [
        {
            "id": term.id.removeprefix("t-"),
            "uses": [[*place_of(use.href), use.count] for use in term.uses],
            "more": term.more,
        }
        for term in view.terms
    ]
    jumps = [[j.href, j.letter] for j in view.jumps]
    return {"lead": view.lead, "terms": terms, "jumps": jumps, "sheets": _sheets(view.rows)}


def _home(view: Any) -> Own:
    return {
        "lead": view.description,
        "figures": [[_path(figure.href), figure.text] for figure in view.figures],
        "articles": [_id(a.href) for a in view.articles],
        "quotes": _quotes(view.quotes),
        "events": _events(view.events),
        "actors": [[a.id, a.count] for a in view.actors],
    }


def _whole(view: Any) -> Own:
    return dict(msgspec.to_builtins(view, enc_hook=str))


_KINDS: dict[str, Callable[[Any], Own]] = {
    "article": _article,
    "actor": _actor,
    "actor-year": _actor_year,
    "quotes": _quote_page,
    "timeline": _timeline,
    "articles": _articles,
    "actors": _actors,
    "glossary": _glossary,
    "home": _home,
    "network": _whole,
    "data": _whole,
    "search": _whole,
}
