"""The register: all actors, events and terms, and what quotes and blocks are classed by.

It is a document of its own, with the licence of the data. TEI has no list that persons, bodies and places stand in
together, and none may be empty: so each entry, which knows of no other, brings its list.
"""

from __future__ import annotations

from tahqiq.export.format import ACTORS, EVENTS, TERMS, Section, Whole
from tahqiq.export.tei.header import DECLARATION, edition_statement, published, root, worded
from tahqiq.export.tei.pointers import REGISTER, block_from_data
from tahqiq.export.tei.things import actor_in_full, event_entry, term_in_full
from tahqiq.export.tei.xml import localised
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import BLOCK_CLASSES, CHANNELS, MODES, STANCES

_LISTS = {"mode": MODES, "channel": CHANNELS, "stance": STANCES}


def _start(publication: Publication) -> bytes:
    edition = publication.edition
    about = worded(publication, "note", "exports-tei.register-about")
    return (
        f"{DECLARATION}{root('TEI', 'register', edition)}{_header(publication)}<standOff>\n{about}\n"
    ).encode()


def _header(publication: Publication) -> str:
    edition = publication.edition
    numbers = f'<idno type="URI">{publication.identifier(REGISTER)}</idno>'
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt>{worded(publication, 'title', 'exports-tei.register')}</titleStmt>\n"
        f"{edition_statement(edition)}{published(edition, numbers, (edition.licence.data,))}\n"
        f"<seriesStmt>{localised('title', edition.title)}</seriesStmt>\n"
        f"<sourceDesc>{worded(publication, 'p', 'exports-tei.source')}</sourceDesc>\n</fileDesc>\n"
        f"<encodingDesc>\n<classDecl>\n{_classes(publication)}</classDecl>\n</encodingDesc>\n</teiHeader>\n"
    )


def _classes(publication: Publication) -> str:
    taxonomies = "".join(
        f'<taxonomy xml:id="{name}">'
        + "".join(_category(publication, f"{name}.{value}", f"{name}.{value}") for value in values)
        + "</taxonomy>\n"
        for name, values in _LISTS.items()
    )
    blocks = "".join(
        _category(publication, f"block.{name}", f"exports-tei.block-{name}")
        for name in (*BLOCK_CLASSES, "stale")
    )
    return f'{taxonomies}<taxonomy xml:id="block">{blocks}</taxonomy>\n'


def _category(publication: Publication, name: str, key: str) -> str:
    return f'<category xml:id="{name}">{worded(publication, "catDesc", key)}</category>'


def _actor(publication: Publication, name: str) -> bytes:
    languages = publication.edition.languages
    addresses = [(tag, publication.identifier(f"{tag}/actors/{name}/")) for tag in languages]
    return actor_in_full(publication.edition.actors[name], addresses).encode()


def _event(publication: Publication, name: str) -> bytes:
    entry = event_entry(publication.edition.events[name], f' xml:id="event.{name}"', "#", block_from_data)
    return f"<listEvent>{entry}</listEvent>".encode()


def _term(publication: Publication, name: str) -> bytes:
    edition, places = publication.edition, publication.relations.places
    paths = ((tag, f"{tag}/{places.path('term', name, tag)}") for tag in edition.languages)
    addresses = [(tag, publication.identifier(path)) for tag, path in paths]
    return term_in_full(edition.terms[name], addresses).encode()


WHOLE = Whole(
    REGISTER,
    _start,
    (
        Section(ACTORS, _actor, between=b"\n", after=b"\n"),
        Section(EVENTS, _event, between=b"\n", after=b"\n"),
        Section(TERMS, _term, between=b"\n", after=b"\n"),
    ),
    b"</standOff>\n</TEI>\n",
)
