"""The corpus: the edition's header, its register, and its articles, included from their own files.

The register is a document of its own in the corpus, with the licence of the data; so there is a corpus even of an
edition without articles, for which TEI wants one document at least. TEI has no list that persons, bodies and places
stand in together, and none may be empty: so each entry, which knows of no other, brings its list.
"""

from __future__ import annotations

from tahqiq import __version__
from tahqiq.export.format import ACTORS, ARTICLES, EVENTS, TERMS, Section, Whole
from tahqiq.export.tei.header import (
    DECLARATION,
    edition_statement,
    editors,
    languages_used,
    published,
    root,
    worded,
)
from tahqiq.export.tei.pointers import CORPUS, block_from_corpus
from tahqiq.export.tei.things import actor_in_full, event_entry, term_in_full
from tahqiq.export.tei.xml import address, localised
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import BLOCK_CLASSES, CHANNELS, MODES, STANCES

XINCLUDE = ' xmlns:xi="http://www.w3.org/2001/XInclude"'
_LISTS = {"mode": MODES, "channel": CHANNELS, "stance": STANCES}


def _start(publication: Publication) -> bytes:
    edition = publication.edition
    return (
        f"{DECLARATION}{root('teiCorpus', 'edition', edition, XINCLUDE)}{_header(publication)}"
        f'<TEI xml:id="register" type="register">\n{_register_header(publication)}'
        f"<standOff>\n{worded(publication, 'note', 'exports-tei.register-about')}\n"
    ).encode()


def _header(publication: Publication) -> str:
    edition = publication.edition
    repository = edition.repository
    numbers = f'<idno type="URI">{publication.identifier("")}</idno>'
    if repository:
        numbers += f'<ptr type="repository" target="{address(repository.url)}"/>'
    licences = (edition.licence.text, edition.licence.data)
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt>{localised('title', edition.title)}{editors(edition)}</titleStmt>\n"
        f"{edition_statement(edition)}{published(edition, numbers, licences)}\n"
        f"<sourceDesc>{worded(publication, 'p', 'exports-tei.source')}</sourceDesc>\n</fileDesc>\n"
        f"<encodingDesc>\n{_encoding(publication)}</encodingDesc>\n"
        f"<profileDesc>{languages_used(publication, edition.languages)}</profileDesc>\n</teiHeader>\n"
    )


def _encoding(publication: Publication) -> str:
    about = localised("p", publication.edition.description)
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
    return (
        f'<appInfo><application ident="tahqiq" version="{__version__}"><label>Tahqiq</label></application></appInfo>\n'
        + (f"<projectDesc>{about}</projectDesc>\n" if about else "")
        + f'<editorialDecl><quotation marks="all">{worded(publication, "p", "exports-tei.marks")}</quotation>'
        f"<segmentation>{worded(publication, 'p', 'exports-tei.text')}</segmentation>"
        f"<stdVals>{worded(publication, 'p', 'exports-tei.dates')}</stdVals></editorialDecl>\n"
        f'<classDecl>\n{taxonomies}<taxonomy xml:id="block">{blocks}</taxonomy>\n</classDecl>\n'
    )


def _category(publication: Publication, name: str, key: str) -> str:
    return f'<category xml:id="{name}">{worded(publication, "catDesc", key)}</category>'


def _register_header(publication: Publication) -> str:
    edition = publication.edition
    numbers = f'<idno type="URI">{publication.identifier(f"{CORPUS}#register")}</idno>'
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt>{worded(publication, 'title', 'exports-tei.register')}</titleStmt>\n"
        f"{published(edition, numbers, (edition.licence.data,))}\n"
        f"<sourceDesc>{worded(publication, 'p', 'exports-tei.source')}</sourceDesc>\n</fileDesc>\n</teiHeader>\n"
    )


def _actor(publication: Publication, name: str) -> bytes:
    languages = publication.edition.languages
    addresses = [(tag, publication.identifier(f"{tag}/actors/{name}/")) for tag in languages]
    return actor_in_full(publication.edition.actors[name], addresses).encode()


def _event(publication: Publication, name: str) -> bytes:
    entry = event_entry(publication.edition.events[name], f' xml:id="event.{name}"', "#", block_from_corpus)
    return f"<listEvent>{entry}</listEvent>".encode()


def _term(publication: Publication, name: str) -> bytes:
    edition, places = publication.edition, publication.relations.places
    paths = ((tag, f"{tag}/{places.path('term', name, tag)}") for tag in edition.languages)
    addresses = [(tag, publication.identifier(path)) for tag, path in paths]
    return term_in_full(edition.terms[name], addresses).encode()


def _article(publication: Publication, name: str) -> bytes:
    return f'<xi:include href="tei/{name}.xml"/>'.encode()


WHOLE = Whole(
    CORPUS,
    _start,
    (
        Section(ACTORS, _actor, between=b"\n", after=b"\n"),
        Section(EVENTS, _event, between=b"\n", after=b"\n"),
        Section(TERMS, _term, between=b"\n", after=b"\n</standOff>\n</TEI>\n"),
        Section(ARTICLES, _article, between=b"\n", after=b"\n"),
    ),
    b"</teiCorpus>\n",
)
