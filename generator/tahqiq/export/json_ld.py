"""JSON-LD: the edition in the words of schema.org, one file an article, and the whole graph in one.

A node stands on one line, and is the same in both. In an article's own file, what the article speaks of is only named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import msgspec

from tahqiq.export.format import ACTORS, ARTICLES, EVENTS, QUOTES, SECTIONS, TERMS, Format, Section, Whole
from tahqiq.render import linked
from tahqiq.render.linked import Node
from tahqiq.render.linked.values import every
from tahqiq.render.publication import Publication

_OPEN = b'{"@context": "' + linked.CONTEXT.encode() + b'", "@graph": [\n'
_CLOSE = b"\n]}\n"
_encode = msgspec.json.Encoder().encode

_NODES: dict[str, Callable[[Publication, str], Iterable[Node]]] = {
    ACTORS: lambda known, name: [linked.actor_node(known, known.edition.actors[name])],
    QUOTES: lambda known, name: [linked.quote_node(known, q) for q in known.relations.quotes_in(name)],
    EVENTS: lambda known, name: [linked.event_node(known, known.edition.events[name])],
    TERMS: lambda known, name: [linked.term_node(known, known.edition.terms[name])],
}
_NAMED: dict[str, Callable[[Publication, str], Node]] = {
    "actor": lambda known, name: linked.named(known, known.edition.actors[name]),
    "event": lambda known, name: linked.named_event(known, known.edition.events[name]),
    "term": lambda known, name: linked.named_term(known, known.edition.terms[name]),
}


def _start(publication: Publication) -> bytes:
    nodes = (
        linked.edition_node(publication),
        linked.dataset(publication, every, ""),
        linked.glossary_node(publication),
    )
    return _OPEN + b",\n".join(map(_encode, nodes))


def _piece(section: str, publication: Publication, name: str) -> bytes:
    """The nodes of a thing, each after a comma: the edition comes first, and any section may be empty."""
    if section == ARTICLES:
        lines = _work(publication, name)[0]
    else:
        lines = tuple(map(_encode, _NODES[section](publication, name)))
    return b"".join(b",\n" + line for line in lines)


def _work(publication: Publication, article_id: str) -> tuple[tuple[bytes, ...], dict[linked.Thing, None]]:
    """An article's own nodes and what it names: its piece of the graph and its file are made one after the other."""

    def made() -> tuple[tuple[bytes, ...], dict[linked.Thing, None]]:
        nodes, named = linked.article_nodes(publication, publication.edition.articles[article_id])
        return tuple(map(_encode, nodes)), named

    return publication.relations.of_article.of(("json-ld", publication.base, article_id), made)


def _article(publication: Publication, article_id: str) -> Iterator[tuple[str, bytes]]:
    own, told = _work(publication, article_id)
    lines, named = [_edition(publication), *own], dict(told)
    for quote in publication.edition.articles[article_id].quotes:
        lines.append(_encode(linked.quote_node(publication, quote)))
        named |= dict.fromkeys([("actor", quote.speaker), *linked.about(publication, quote)])
    lines += (_line(publication, thing) for thing in named)
    yield linked.article_file(article_id), _OPEN + b",\n".join(lines) + _CLOSE


def _edition(publication: Publication) -> bytes:
    memory = publication.relations.memory
    return memory.of(("json-ld", publication.base), lambda: _encode(linked.edition_node(publication)))


def _line(publication: Publication, thing: linked.Thing) -> bytes:
    """What a thing is called, as many articles say it."""
    kind, name = thing
    return publication.relations.memory.of(
        ("json-ld", publication.base, kind, name), lambda: _encode(_NAMED[kind](publication, name))
    )


WHOLE = Whole(
    linked.GRAPH,
    _start,
    tuple(Section(section, partial(_piece, section)) for section in SECTIONS),
    _CLOSE,
)
JSON_LD = Format("json-ld", (WHOLE,), _article)
