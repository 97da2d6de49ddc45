"""The edition as nodes: the site, who publishes and edits it, its glossary, its data."""

from __future__ import annotations

from tahqiq.model import Localised
from tahqiq.render.linked import iris
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.values import Say, address, every, licence_address, made, said
from tahqiq.render.publication import Publication


def edition_node(publication: Publication) -> Node:
    """The edition, in all its languages."""
    return said({**site(publication, every, ""), "name": every(publication.edition.title)})


def site(publication: Publication, say: Say, language: str) -> Node:
    """What the edition says of itself."""
    edition = publication.edition
    return said(
        {
            "@type": "WebSite",
            "@id": iris.edition(publication),
            "url": publication.base,
            "name": say(edition.title, language),
            "description": say(edition.description, language),
            "inLanguage": list(edition.languages),
            **makers(publication, say, language),
            "license": licence_address(edition.licence.text),
            **_release(publication),
            "isBasedOn": address(edition.repository.url) if edition.repository else None,
        }
    )


def makers(publication: Publication, say: Say, language: str) -> Node:
    """Publisher and editors. An editor may be a person or a group, and the edition does not say which."""
    edition = publication.edition
    publisher = {
        "@type": "Organization",
        "@id": iris.of_edition(publication, "publisher"),
        "name": say(edition.publisher, language),
    }
    return {
        "publisher": publisher if edition.publisher else None,
        "editor": [
            {"@id": iris.of_edition(publication, f"editor-{n}"), "name": say(name, language)}
            for n, name in enumerate(edition.editors, 1)
        ],
    }


def glossary_node(publication: Publication) -> Node:
    """The set of all terms; they say themselves that they are of it."""
    return {
        "@type": "DefinedTermSet",
        "@id": iris.of_edition(publication, "glossary"),
        "name": every(_in_all(publication, "glossary.title")),
        "inLanguage": list(publication.edition.languages),
        "isPartOf": iris.reference(iris.edition(publication)),
    }


def dataset(publication: Publication, say: Say, language: str) -> Node:
    """The edition as data."""
    edition = publication.edition
    return said(
        {
            "@type": "Dataset",
            "@id": iris.of_edition(publication, "dataset"),
            "name": say(edition.title, language),
            "description": say(edition.description, language),
            "inLanguage": list(edition.languages),
            "publisher": makers(publication, say, language)["publisher"],
            "license": licence_address(edition.licence.data),
            **_release(publication),
            "isBasedOn": iris.reference(iris.edition(publication)),
        }
    )


def _release(publication: Publication) -> Node:
    return {"version": publication.edition.version, **made("datePublished", publication.edition.released)}


def _in_all(publication: Publication, key: str) -> Localised:
    """A word of the interface in all languages."""
    languages = publication.edition.languages
    return Localised(tuple((language, publication.words(language)(key)) for language in languages))
