"""The files of a release that describe it: for a reader, for Zenodo, for who cites it, for who uses it."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.export.archive.citation import CITATION, citation_cff
from tahqiq.export.archive.readme import README, readme_md
from tahqiq.export.archive.rights import LICENCES, licences_md
from tahqiq.export.archive.zenodo import ZENODO, zenodo_json
from tahqiq.render.publication import Publication


def release_files(publication: Publication, *, pdf: bool = False) -> Iterator[tuple[str, bytes]]:
    """(path in the archive, content) of each, in the order of paths; nothing of them hangs on another file.

    `pdf`: whether the articles are in it as they print.
    There is no CITATION.cff where nobody is named whom it could name as the author.
    """
    yield ZENODO, zenodo_json(publication)
    if citation := citation_cff(publication):
        yield CITATION, citation
    yield LICENCES, licences_md(publication)
    yield README, readme_md(publication, pdf=pdf)
