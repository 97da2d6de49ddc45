"""LICENSES.md: what may be done with the archive, and where the licences can be read."""

from __future__ import annotations

from tahqiq.export.archive.licences import address, spdx
from tahqiq.export.archive.markdown import in_all_languages, link, text
from tahqiq.render.publication import Publication

LICENCES = "LICENSES.md"


def licences_md(publication: Publication) -> bytes:
    """The page in all languages of the edition."""
    return in_all_languages(publication, _paragraphs)


def _paragraphs(publication: Publication, language: str) -> list[str]:
    words, licence = publication.words(language), publication.edition.licence
    return [
        f"# {text(words('archive.licences'))}",
        words("archive.licences-lead"),
        _licence(publication, language, "texts", licence.text),
        _licence(publication, language, "data", licence.data),
        words("archive.quoted"),
    ]


def _licence(publication: Publication, language: str, what: str, licence: str) -> str:
    words = publication.words(language)
    if not licence:
        return words(f"archive.{what}-unlicensed")
    where = f"\n{link(found, language)}" if (found := address(licence)) else ""
    return words(f"archive.{what}", licence=f"**{text(spdx(licence))}**") + where
