"""The edition as tables: CSV files that name each other's rows, and `datapackage.json`, which says what they are."""

from __future__ import annotations

from tahqiq.export.format import Files, Format
from tahqiq.export.tables import package, readme
from tahqiq.export.tables.everything import TABLES
from tahqiq.render.publication import Publication


def _few(publication: Publication) -> Files:
    yield package.PATH, package.data_package(publication)
    yield readme.PATH, readme.readme(publication)


CSV = Format("csv", tuple(table.whole() for table in TABLES), few=_few)

__all__ = ["CSV", "TABLES"]
