"""Heads: what the page of an article or an actor tells search engines of itself.

A head does not grow with the edition: of what there may be many, it has the first. All is in the file that it names.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tahqiq.model import Actor, Article, Membership, Quote
from tahqiq.render.linked import iris
from tahqiq.render.linked.actors import agent, elsewhere, kind, memberships, named_agent
from tahqiq.render.linked.articles import pictures, source_node, text_node
from tahqiq.render.linked.edition import makers
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.script import file_of, page_of, script, site_of
from tahqiq.render.linked.values import ends, exact, plain, said, value
from tahqiq.render.links import path_of
from tahqiq.render.publication import Publication

QUOTED = 4000
"""So many bytes of quotations are in an article's head at most."""
PICTURES, ROLES, NAMES = 3, 12, 24
_encode = msgspec.json.Encoder().encode


def article_head(publication: Publication, article_id: str, language: str, data: bool = True) -> str:
    """An article's page: its text in that language, and the first quotations. `data`: whether its file is there."""
    article = publication.edition.articles[article_id]
    text = article.text(language) or article.texts[0]
    node = {
        **text_node(publication, article, text, plain),
        "image": pictures(publication, article)[:PICTURES],
        "isPartOf": site_of(publication, language),
        **makers(publication, plain, language),
        "isBasedOn": source_node(publication, article, plain, language),
        "hasPart": list(_quotes(publication, article, text.language)),
        "subjectOf": file_of(publication, iris.article_file(article_id)) if data else None,
    }
    return script(node)


def _quotes(publication: Publication, article: Article, language: str) -> Iterator[msgspec.Raw]:
    """The first quotations that there is room for; a speaker is described once."""
    room, speakers = QUOTED, set[str]()
    for quote in article.quotes:
        words = quote.words(language)
        if not words:
            continue
        node = msgspec.Raw(_encode(_quote(publication, quote, words, language, quote.speaker in speakers)))
        room -= len(bytes(node))
        if room < 0:
            return
        speakers.add(quote.speaker)
        yield node


def _quote(publication: Publication, quote: Quote, words: str, language: str, again: bool) -> Node:
    speaker = (
        agent(publication, quote.speaker)
        if again
        else named_agent(publication, quote.speaker, plain, language)
    )
    return said(
        {
            "@type": "Quotation",
            "@id": iris.quote(publication, quote.article, quote.id),
            "text": words,
            "spokenByCharacter": speaker,
            "dateCreated": exact(quote.when.date),
        }
    )


def actor_head(publication: Publication, actor_id: str, language: str, data: bool = True) -> str:
    """An actor's page: who that is. `data`: whether the file of the whole edition is there."""
    actor = publication.edition.actors[actor_id]
    path = f"{language}/{path_of('actor', actor_id)}"
    node = {
        **kind(publication, actor),
        "name": plain(actor.name, language),
        "alternateName": _other_names(actor, language),
        "description": plain(actor.description, language),
        "url": iris.page(publication, path),
        "mainEntityOfPage": page_of(publication, path, language),
        "memberOf": [_role(publication, m, language) for m in memberships(publication, actor)[:ROLES]],
        **elsewhere(actor),
        "subjectOf": file_of(publication, iris.GRAPH) if data else None,
    }
    return script(node)


def _other_names(actor: Actor, language: str) -> list[object]:
    """The names in other languages, and other forms. All have a tag: validators stumble over a mixed list."""
    forms = [*((tag, name) for tag, name in actor.name if tag != language), *actor.aliases]
    return [value(form, tag) for tag, form in forms[:NAMES]]


def _role(publication: Publication, membership: Membership, language: str) -> Node:
    start, end = ends(membership.during) if membership.during else (None, None)
    return said(
        {
            "@type": "OrganizationRole",
            "roleName": plain(membership.role, language),
            "memberOf": named_agent(publication, membership.of, plain, language),
            "startDate": start,
            "endDate": end,
        }
    )
