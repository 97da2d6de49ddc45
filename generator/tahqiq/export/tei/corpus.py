"""The corpus: the edition's header, its register and its articles, all included from files of their own."""

from __future__ import annotations

from tahqiq import __version__
from tahqiq.export.format import ARTICLES, Section, Whole
from tahqiq.export.tei.header import (
    DECLARATION,
    edition_statement,
    editors,
    languages_used,
    published,
    root,
    worded,
)
from tahqiq.export.tei.pointers import CORPUS, REGISTER
from tahqiq.export.tei.xml import address, localised
from tahqiq.render.publication import Publication

XINCLUDE = ' xmlns:xi="http://www.w3.org/2001/XInclude"'


def _start(publication: Publication) -> bytes:
    edition = publication.edition
    register = _included(REGISTER.removeprefix("data/"))
    return (
        f"{DECLARATION}{root('teiCorpus', 'edition', edition, XINCLUDE)}{_header(publication)}{register}\n"
    ).encode()


def _included(path: str) -> str:
    return f'<xi:include href="{path}"/>'


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
    return (
        f'<appInfo><application ident="tahqiq" version="{__version__}"><label>Tahqiq</label></application></appInfo>\n'
        + (f"<projectDesc>{about}</projectDesc>\n" if about else "")
        + f'<editorialDecl><quotation marks="all">{worded(publication, "p", "exports-tei.marks")}</quotation>'
        f"<segmentation>{worded(publication, 'p', 'exports-tei.text')}</segmentation>"
        f"<stdVals>{worded(publication, 'p', 'exports-tei.dates')}</stdVals></editorialDecl>\n"
    )


def _article(publication: Publication, name: str) -> bytes:
    return _included(f"tei/{name}.xml").encode()


WHOLE = Whole(CORPUS, _start, (Section(ARTICLES, _article, between=b"\n", after=b"\n"),), b"</teiCorpus>\n")
