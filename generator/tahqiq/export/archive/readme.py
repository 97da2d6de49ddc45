"""README.md of the archive: what is in it, how it is cited, checked and used, in all languages of the edition."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.dates import words as in_words
from tahqiq.evidence.checksums import CHECKSUMS
from tahqiq.export.archive.citation import CITATION, citation_cff
from tahqiq.export.archive.listing import Listed, listing
from tahqiq.export.archive.markdown import code, in_all_languages, link, text
from tahqiq.export.archive.prose import held, rights
from tahqiq.export.archive.rights import LICENCES
from tahqiq.export.archive.stated import one_line, responsible
from tahqiq.export.archive.zenodo import ZENODO
from tahqiq.export.formats import all_formats
from tahqiq.render.publication import Publication

README = "README.md"
_COMMANDS = f"```sh\nsha256sum -c {CHECKSUMS}\nshasum -a 256 -c {CHECKSUMS}\n```"


def readme_md(publication: Publication, *, pdf: bool = False) -> bytes:
    """The page in all languages of the edition; `pdf`: whether the articles are in the archive as they print."""
    formats = listing(all_formats(), publication)
    if pdf and publication.edition.articles:
        formats.append(Listed("pdf", tuple(f"data/pdf/*.{tag}.pdf" for tag in publication.edition.languages)))
    return in_all_languages(publication, lambda _, language: [*_paragraphs(publication, language, formats)])


def _paragraphs(publication: Publication, language: str, formats: list[Listed]) -> Iterator[str]:
    words, edition = publication.words(language), publication.edition
    yield f"# {text(edition.title.best(language))}"
    yield text(edition.description.best(language)) if edition.description else ""
    yield _release(publication, language)
    yield words("archive.lead")
    yield text(held(publication, language))
    yield f"## {words('archive.formats')}"
    yield "\n".join(_format(publication, language, one) for one in formats)
    yield f"## {words('archive.files')}"
    yield "\n".join(_files(publication, language))
    yield f"## {words('archive.cite')}"
    yield words("archive.cite-lead") if edition.version else ""
    yield citation(publication, language)
    yield f"## {words('archive.verify')}"
    yield words("archive.verify-text")
    yield _COMMANDS
    yield f"## {words('archive.rights')}"
    yield from (text(sentence) for sentence in rights(publication, language))


def _release(publication: Publication, language: str) -> str:
    """Which version this is, since when, and where the newest is."""
    words, edition = publication.words(language), publication.edition
    found = [
        words("archive.version", version=text(edition.version)) if edition.version else "",
        words("archive.released", date=text(in_words(edition.released, language)))
        if edition.released
        else "",
        words("archive.site", address=link(publication.base, language)) if publication.base else "",
    ]
    return "  \n".join(filter(None, found))


def _format(publication: Publication, language: str, one: Listed) -> str:
    """A format by the name and in the words of the data page, with its paths."""
    words = publication.words(language)
    key = f"exports-{one.name}"
    name = words(f"{key}.title") if words.has(f"{key}.title") else one.name
    about = f"  \n  {words(f'{key}.about')}" if words.has(f"{key}.about") else ""
    return (
        f"- **{text(name)}**: {words('list.comma').join(code(path, language) for path in one.paths)}{about}"
    )


def _files(publication: Publication, language: str) -> Iterator[str]:
    words = publication.words(language)
    if citation_cff(publication):
        yield f"- {code(CITATION, language)}: {words('archive.file-citation')}"
    yield f"- {code(ZENODO, language)}: {words('archive.file-zenodo')}"
    yield f"- {code(LICENCES, language)}: {words('archive.file-licences')}"
    yield f"- {code(CHECKSUMS, language)}: {words('archive.file-checksums')}"


def citation(publication: Publication, language: str) -> str:
    """Whose it is, its title, version and date, who publishes it and where; as Markdown."""
    words, edition = publication.words(language), publication.edition
    people = [one_line(name.best(language)) for name in responsible(edition)]
    publisher = one_line(edition.publisher.best(language)) if edition.publisher else ""
    found = [
        words("list.comma").join(people),
        one_line(edition.title.best(language)),
        words("archive.version", version=edition.version) if edition.version else "",
        in_words(edition.released, language) if edition.released else "",
        "" if publisher in people else publisher,
    ]
    sentences = [text(part).rstrip(".،") + "." for part in found if part]
    return "> " + " ".join([*sentences, *([link(publication.base, language)] if publication.base else [])])
