"""Events and terms as nodes."""

from __future__ import annotations

from tahqiq.model import Event, Term
from tahqiq.render.linked import iris
from tahqiq.render.linked.actors import agent
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.values import ends, every, said, telling, value
from tahqiq.render.publication import Publication


def event_node(publication: Publication, event: Event) -> Node:
    """An event. What tells of it has its date as it is; that it began on a day is said only if that is sure."""
    start, end = ends(event.when.date)
    blocks = [node for at in event.sources for node in iris.blocks(publication, at.article, at.block)]
    place = iris.reference(iris.thing(publication, "actor", event.place)) if event.place else None
    return said(
        {
            **named_event(publication, event),
            "startDate": start,
            "endDate": end,
            "location": place,
            "attendee": [agent(publication, actor) for actor in event.actors],
            "url": _pages(publication, "event", event.id),
            "subjectOf": telling(event.when.date, blocks, event.when),
        }
    )


def named_event(publication: Publication, event: Event) -> Node:
    """What an event is called."""
    iri = iris.thing(publication, "event", event.id)
    return {"@type": "Event", "@id": iri, "name": every(event.title)}


def term_node(publication: Publication, term: Term) -> Node:
    """A term of the glossary, with its definition."""
    return said(
        {
            **named_term(publication, term),
            "alternateName": [value(form, language) for language, form in term.aliases],
            "description": every(term.definition),
            "termCode": term.id,
            "inDefinedTermSet": iris.reference(iris.of_edition(publication, "glossary")),
            "url": _pages(publication, "term", term.id),
        }
    )


def named_term(publication: Publication, term: Term) -> Node:
    """What a term is called."""
    iri = iris.thing(publication, "term", term.id)
    return {"@type": "DefinedTerm", "@id": iri, "name": every(term.name)}


def _pages(publication: Publication, kind: str, name: str) -> list[str]:
    """Where a thing stands on an index, in each language."""
    places, languages = publication.relations.places, publication.edition.languages
    if not publication.base:
        return []
    return [f"{publication.base}{language}/{places.path(kind, name, language)}" for language in languages]
