"""What heads say to programs, and fingerprints: what Hugo's templates have no means to work out, as data.

The elements and the JSON-LD are made by the templates. Here stand the types of things to schema.org, dates where it
takes them, which quotations fit into an article's head, and the short digests that citations are followed by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from tahqiq.evidence import seen
from tahqiq.model import Article, Quote
from tahqiq.render.desk import Desk, Draft
from tahqiq.render.linked.actors import kind, memberships, named_agent
from tahqiq.render.linked.articles import text_node
from tahqiq.render.linked.heads import ROLES
from tahqiq.render.linked.site_heads import TERMS
from tahqiq.render.linked.values import ends, exact, plain

Desks = Mapping[str, Desk]
Record = dict[str, Any]
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def linked(draft: Draft) -> Record:
    """The JSON-LD of a page that Tahqiq would write."""
    found = _DATA.search(draft.head)
    return dict(msgspec.json.decode(found[1])) if found else {}


def quotations(draft: Draft) -> list[list[Any]]:
    """The quotations that there is room for, by id, and whether the speaker was described before."""
    return [
        [part["@id"].rpartition("#q-")[2], "name" not in part["spokenByCharacter"]]
        for part in linked(draft).get("hasPart", ())
    ]


def terms(ids: list[Record]) -> list[str]:
    """The terms that a glossary's head names."""
    return [term["id"] for term in ids[:TERMS]]


def of_actor(desks: Desks, actor: str) -> Record:
    """What an actor is to schema.org, and its roles in bodies."""
    desk = next(iter(desks.values()))
    publication, found = desk.publication, desk.edition.actors[actor]
    what = kind(publication, found)
    roles = []
    for role in memberships(publication, found)[:ROLES]:
        start, end = ends(role.during) if role.during else (None, None)
        named = {tag: plain(role.role, tag) for tag in desks}
        roles.append({"of": role.of, "role": named, "start": start, "end": end})
    speaks = named_agent(publication, actor, plain, desk.language)["@type"]
    return {"type": what["@type"], "speaks": speaks, "narrower": what["additionalType"], "memberOf": roles}


def of_article(desks: Desks, article: Article) -> Record:
    """What each text of an article is, and the text that it translates."""
    desk = next(iter(desks.values()))
    texts = {tag: article.text(tag) or article.texts[0] for tag in desks}
    return {
        "sha": article.source.sha256,
        "exact": exact(article.source.published.date),
        "type": {tag: text_node(desk.publication, article, texts[tag], plain)["@type"] for tag in desks},
        "original": {tag: text.kind == "original" for tag, text in texts.items()},
        "of": {tag: text.of for tag, text in texts.items() if text.kind == "translation"},
        "into": {
            tag: [t.language for t in article.texts if t.kind == "translation" and t.of == tag]
            for tag in desks
        },
    }


def of_quote(desks: Desks, quote: Quote) -> Record:
    """The fingerprints of a quote's words, as each language's pages have them: of all, and of the first."""
    by_language = {tag: seen(words) for tag in desks if (words := quote.words(tag))}
    orders = {tag: [by_language[t] for t in desk.tags if t in by_language] for tag, desk in desks.items()}
    return {
        "seen": {tag: " ".join(order) for tag, order in orders.items()},
        "first": {tag: order[0] for tag, order in orders.items() if order},
        "exact": exact(quote.when.date),
    }
