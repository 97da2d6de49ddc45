"""CITATION.cff: how the edition is cited, in the Citation File Format 1.2.0.

Its keys are defined in https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tahqiq.export.archive.licences import address, listed, of_the_whole
from tahqiq.export.archive.stated import day, one_line, responsible, title, uri
from tahqiq.model import Edition, Localised
from tahqiq.render.publication import Publication

CITATION = "CITATION.cff"

# JSON's strings are strings of YAML 1.2 (YAML 1.2.2, section 5.1 and 5.7), but for what YAML takes as not printable,
# and for what YAML 1.1, which many still read by, takes as an end of line.
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def citation_cff(publication: Publication) -> bytes:
    """The file, as YAML in UTF-8; empty if nobody is named who could be cited as its author, which CFF asks for."""
    edition = publication.edition
    authors = "".join(dict.fromkeys(_author(name, edition.languages[0]) for name in responsible(edition)))
    if not authors:
        return b""
    lines = (f"{key}: {_quoted(value)}\n" for key, value in _pairs(publication) if value)
    return f"cff-version: 1.2.0\ntype: dataset\n{''.join(lines)}authors:\n{authors}".encode()


def _pairs(publication: Publication) -> Iterator[tuple[str, str]]:
    edition = publication.edition
    licence = of_the_whole(edition.licence)
    yield "message", publication.words(edition.languages[0])("archive.message")
    yield "title", title(edition)
    yield "abstract", _abstract(edition)
    yield "version", edition.version
    yield "date-released", day(edition.released)
    yield "license", listed(licence)
    # Its list of licences is closed; for others it has an address.
    yield "license-url", "" if listed(licence) else uri(address(licence))
    yield "url", uri(publication.base)
    yield "repository-code", uri(edition.repository.url) if edition.repository else ""


def _author(name: Localised, language: str) -> str:
    """An entity: whether it is a person, and which part is the family name, nobody has told us."""
    own = one_line(name.best(language))
    others = dict.fromkeys(other for other in map(one_line, dict(name).values()) if other != own)
    alias = f"    alias: {_quoted(' / '.join(others))}\n" if others else ""
    return f"  - name: {_quoted(own)}\n{alias}"


def _abstract(edition: Edition) -> str:
    """The description in each language, under its title where it is not the first."""
    first = edition.languages[0]
    found: list[str] = []
    for language in edition.languages:
        if language != first:
            found.append(one_line(edition.title.get(language)))
        found.append(one_line(edition.description.get(language)) if edition.description else "")
    return "\n\n".join(filter(None, found))


def _quoted(text: str) -> str:
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", msgspec.json.encode(text).decode())
