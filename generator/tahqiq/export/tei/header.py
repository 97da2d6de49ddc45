"""What headers have in common: who publishes and edits, under which licence, and what the interface says of it all."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.export.tei.dating import date_element
from tahqiq.export.tei.xml import attribute, content, in_language, localised
from tahqiq.model import Edition, Localised
from tahqiq.render.publication import Publication
from tahqiq.render.words import FALLBACK

NAMESPACE = "http://www.tei-c.org/ns/1.0"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPDX = "https://spdx.org/licenses/{}.html"


def worded(publication: Publication, tag: str, key: str, attributes: str = "") -> str:
    """An element for each language of the edition that the interface says a thing in; in English, if it has none."""
    found = list(_worded(publication, key)) or [(FALLBACK, publication.words(FALLBACK)(key))]
    return "".join(in_language(tag, language, text, attributes) for language, text in found)


def _worded(publication: Publication, key: str) -> Iterator[tuple[str, str]]:
    for language in publication.edition.languages:
        table = publication.words(language).table
        if key in table:
            yield language, table[key]


def person(tag: str, name: Localised | None, attributes: str = "") -> str:
    """Someone responsible, with a name in each language; nothing for nobody."""
    return f"<{tag}{attributes}>{localised('name', name)}</{tag}>" if name else ""


def editors(edition: Edition) -> str:
    """The edition's editors."""
    return "".join(person("editor", name) for name in edition.editors)


def edition_statement(edition: Edition) -> str:
    """The version, if this is one, and when it was released."""
    if not edition.version and not edition.released:
        return ""
    date = date_element(edition.released) if edition.released else ""
    number = f' n="{attribute(edition.version)}"' if edition.version else ""
    return f"<editionStmt><edition{number}>{content(edition.version)}{date}</edition></editionStmt>"


def published(edition: Edition, numbers: str, licences: tuple[str, ...]) -> str:
    """The publication statement. It needs an agency (TEI): of a publisher nobody has named, an empty `authority`."""
    date = date_element(edition.released) if edition.released else ""
    found = dict.fromkeys(name for name in licences if name)
    said = "".join(
        f'<licence target="{_SPDX.format(attribute(name))}">{content(name)}</licence>' for name in found
    )
    available = f"<availability>{said}</availability>" if said else ""
    agency = person("publisher", edition.publisher) or "<authority/>"
    return f"<publicationStmt>{agency}{date}{numbers}{available}</publicationStmt>"


def languages_used(publication: Publication, languages: tuple[str, ...]) -> str:
    """Which languages there are, each named in itself."""
    named = ((tag, publication.words(tag).language_name(tag)) for tag in dict.fromkeys(languages))
    inner = "".join(
        f'<language ident="{tag}" xml:lang="{tag}">{content(name)}</language>' for tag, name in named
    )
    return f"<langUsage>{inner}</langUsage>"


def root(name: str, identifier: str, edition: Edition, attributes: str = "") -> str:
    """The tag that a document begins with; its own language, that of headers, is the edition's first."""
    return (
        f'<{name} xmlns="{NAMESPACE}"{attributes} xml:id="{identifier}" xml:lang="{edition.languages[0]}">\n'
    )
