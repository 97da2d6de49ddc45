"""The pages of the Hugo site that there are few of: indexes, home, data; and the ids that pages of all kinds have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from hugo_data import place_of
from hugo_heads import terms
from hugo_text import Unported

from tahqiq.render.links import HOME

Own = dict[str, Any]
_TEXT = re.compile(r">([^<]+)<")


def quotes_of(quotes: Iterable[Any]) -> list[str]:
    return [str(key) for key in quotes]


def events_of(events: Iterable[Any]) -> list[str]:
    return [event.href.rpartition("#e-")[2] for event in events]


def sheets_of(rows: Iterable[Any]) -> list[Any]:
    return [[[path_of(to.href), to.label, to.count, to.current] for to in row.links] for row in rows]


def path_of(href: str) -> str:
    return href.removeprefix(HOME)


def articles(view: Any) -> Own:
    return {
        "lead": view.lead,
        "articles": [id_of(a.href) for a in view.articles],
        "sheets": sheets_of(view.rows),
    }


def id_of(href: str) -> str:
    return href.rstrip("/").rpartition("/")[2]


def actors(view: Any) -> Own:
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
    return {"lead": view.lead, "kinds": kinds, "places": path_of(view.places), "sheets": sheets_of(view.rows)}


def glossary(view: Any) -> Own:
    found = [
        {
            "id": term.id.removeprefix("t-"),
            "uses": [[*place_of(use.href), use.count] for use in term.uses],
            "more": term.more,
        }
        for term in view.terms
    ]
    jumps = [[j.href, j.letter] for j in view.jumps]
    return {
        "lead": view.lead,
        "places": path_of(view.places),
        "terms": found,
        "named": terms(found),
        "jumps": jumps,
        "sheets": sheets_of(view.rows),
    }


def home(view: Any) -> Own:
    return {
        "lead": view.description,
        "figures": [[path_of(figure.href), figure.text] for figure in view.figures],
        "articles": [id_of(a.href) for a in view.articles],
        "quotes": quotes_of(view.quotes),
        "events": events_of(view.events),
        "actors": [[a.id, a.count] for a in view.actors],
    }


def data(view: Any) -> Own:
    if view.formats or view.release or view.data_licence or view.text_licence:
        raise Unported("other formats, releases and licences cannot be compared")
    return {
        **whole(view),
        "files": [
            [path_of(file.href).removeprefix("../"), file.size, *_TEXT.findall(file.digest)]
            for file in view.files
        ],
        "notices": path_of(view.notices).removeprefix("../"),
    }


def whole(view: Any) -> Own:
    return dict(msgspec.to_builtins(view, enc_hook=str))
