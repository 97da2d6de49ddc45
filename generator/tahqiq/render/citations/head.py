"""What an article's page says of itself to programs: Highwire tags, Dublin Core, Signposting.

The Highwire tags are those that Google Scholar reads and Zotero's "Embedded Metadata" translator; Dublin Core is
written as DCMI's "Expressing Dublin Core metadata using HTML/XHTML meta and link elements" has it; the links are those
of the FAIR Signposting Profile (https://signposting.org/FAIR/). A tag whose value is unknown is left out: so there is
no `rel=author`, which wants an IRI, and nobody here is known by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahqiq.render.citations.dating import iso_date
from tahqiq.render.citations.reference import Name, Reference, known, reference
from tahqiq.render.citations.setting import Plain
from tahqiq.render.citations.styles.parts import source
from tahqiq.render.escaping import escaped
from tahqiq.render.licences import licence_address
from tahqiq.render.publication import Publication
from tahqiq.render.relative import relative

DESCRIPTIONS = (
    ("citations", "data/citations/{}.bib", "application/x-bibtex"),
    ("citations", "data/citations/{}.ris", "application/x-research-info-systems"),
    ("citations", "data/citations/{}.json", "application/vnd.citationstyles.csl+json"),
    ("json-ld", "data/json-ld/{}.jsonld", "application/ld+json"),
    ("tei", "data/tei/{}.xml", "application/tei+xml"),
)
"""Formats by name, where their file of an article lies, and its media type."""

_SCHEMA = '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
_TYPE = '<link rel="type" href="https://schema.org/Article">\n'


def head_of_article(publication: Publication, article_id: str, language: str, exports: frozenset[str]) -> str:
    """The elements, each on a line, as HTML; `exports` are the names of the formats that are published."""
    article = publication.edition.articles[article_id]
    ref = reference(publication.relations, article, language)
    tags = "".join(
        _meta(name, value) for name, value in (*_highwire(publication, ref), *_core(publication, ref))
    )
    return tags + _SCHEMA + _signposts(publication, article_id, ref, exports)


def _meta(name: str, value: Name) -> str:
    if not value.text:
        return ""
    language = f' lang="{escaped(value.language)}"' if value.language else ""
    return f'<meta name="{name}" content="{escaped(value.text)}"{language}>\n'


def _highwire(publication: Publication, ref: Reference) -> Iterator[tuple[str, Name]]:
    """An original of a known outlet stands in a journal, any other text in a book."""
    yield "citation_title", ref.title
    for author in ref.authors:
        yield "citation_author", author
    yield "citation_publication_date", Name(_issued(ref).replace("-", "/"))
    yield "citation_journal_title" if ref.outlet else "citation_inbook_title", ref.container
    yield "citation_publisher", ref.host.publisher or Name("")
    yield "citation_language", Name(ref.language)
    if publication.base:
        yield "citation_fulltext_html_url", Name(publication.address(ref.path))


def _core(publication: Publication, ref: Reference) -> Iterator[tuple[str, Name]]:
    yield "DC.title", ref.title
    for author in ref.authors:
        yield "DC.creator", author
    for name in (*ref.host.editors, *filter(None, [ref.translator])):
        yield "DC.contributor", name
    yield "DC.publisher", ref.host.publisher or Name("")
    yield "DC.date", Name(_issued(ref))
    yield "DC.language", Name(ref.language)
    yield "DC.identifier", Name(publication.identifier(ref.path))
    yield "DC.source", Name(source(Plain(publication.words(ref.language), isolating=False), ref))
    spdx = publication.edition.licence.text
    yield "DC.rights", Name(licence_address(spdx) or spdx)
    yield "DC.type", Name("Text")


def _issued(ref: Reference) -> str:
    dating = known(ref.issued)
    return iso_date(dating.date) if dating else ""


def _signposts(publication: Publication, article: str, ref: Reference, exports: frozenset[str]) -> str:
    """Links to what identifies, describes, holds and licenses the text."""

    def link(path: str) -> str:
        return escaped(publication.address(path) if publication.base else relative(ref.path, path))

    described = [
        f'<link rel="describedby" type="{kind}" href="{link(path.format(article))}">\n'
        for name, path, kind in DESCRIPTIONS
        if name in exports
    ]
    items = [line.replace("describedby", "item") for line in described if "tei+xml" in line]
    return (
        "".join(_identified(publication, ref))
        + _TYPE
        + "".join([*described, *items, *_held(publication, link(f"{ref.language}/"))])
    )


def _identified(publication: Publication, ref: Reference) -> Iterable[str]:
    """`cite-as` wants an address (RFC 8574); an edition that does not know its own has none."""
    return (
        [f'<link rel="cite-as" href="{escaped(publication.address(ref.path))}">\n']
        if publication.base
        else []
    )


def _held(publication: Publication, home: str) -> Iterator[str]:
    yield f'<link rel="collection" type="text/html" href="{home}">\n'
    if address := licence_address(publication.edition.licence.text):
        yield f'<link rel="license" href="{escaped(address)}">\n'
