""".zenodo.json: what Zenodo is told of the archive.

Its metadata are documented at https://developers.zenodo.org/#deposit-metadata; what is unknown is left out, and its
form asks for it.
"""

from __future__ import annotations

from html import escape

import msgspec

from tahqiq.export.archive.licences import listed, of_the_whole
from tahqiq.export.archive.prose import held, rights
from tahqiq.export.archive.stated import day, one_line, responsible, title, uri
from tahqiq.languages.three_letters import three_letters
from tahqiq.model import Edition
from tahqiq.render.publication import Publication

ZENODO = ".zenodo.json"
Metadata = dict[str, object]


def zenodo_json(publication: Publication) -> bytes:
    """The file, as JSON in UTF-8."""
    edition = publication.edition
    found: Metadata = {
        "upload_type": "dataset",
        "title": title(edition),
        "creators": _creators(edition),
        "description": _description(publication),
        **_access(edition),
        "publication_date": day(edition.released),
        "version": edition.version,
        "language": three_letters(edition.languages[0]),
        "notes": _notes(publication),
        "related_identifiers": _related(publication),
    }
    said = {key: value for key, value in found.items() if value}
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"


def _creators(edition: Edition) -> list[Metadata]:
    """Names as they are: which part of one is a family name nobody has told us."""
    first = edition.languages[0]
    names = dict.fromkeys(one_line(name.best(first)) for name in responsible(edition))
    return [{"name": name} for name in names]


def _access(edition: Edition) -> Metadata:
    """Open under the licence of the whole; closed where there is none that Zenodo knows.

    A data set that says nothing would be open under CC0: that is Zenodo's default, and not for us to grant.
    """
    licence = listed(of_the_whole(edition.licence)).lower()
    return {"access_right": "open", "license": licence} if licence else {"access_right": "closed"}


def _description(publication: Publication) -> str:
    """The description in each language, under its title where it is not the first, and what the archive holds."""
    edition = publication.edition
    found: list[str] = []
    for language in edition.languages:
        heading = one_line(edition.title.get(language))
        if heading and language != edition.languages[0]:
            found.append(f"<p><strong>{escape(heading)}</strong></p>")
        if edition.description and (text := one_line(edition.description.get(language))):
            found.append(f"<p>{escape(text)}</p>")
        found.append(f"<p>{escape(held(publication, language))}</p>")
    return "\n".join(found)


def _notes(publication: Publication) -> str:
    """Which licence holds for what, since Zenodo takes but one."""
    return "\n".join(
        f"<p>{escape(sentence)}</p>"
        for language in publication.edition.languages
        for sentence in rights(publication, language)
    )


def _related(publication: Publication) -> list[Metadata]:
    """The site, which explains what is in the archive, and the repository, which it was made from."""
    repository = publication.edition.repository
    found = [("isDocumentedBy", publication.base), ("isDerivedFrom", repository.url if repository else "")]
    return [{"identifier": uri(address), "relation": relation} for relation, address in found if address]
