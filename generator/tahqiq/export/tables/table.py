"""A table: its columns, where its rows come from, its keys; and the file that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Generic

from tahqiq.export.format import Section, Whole
from tahqiq.export.tables.cells import header, reader, records
from tahqiq.export.tables.columns import AnyColumn, Column, R
from tahqiq.render.publication import Publication

FOLDER = "data/csv/"


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that together name a row of another table, by columns there."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Table(Generic[R]):
    """A table of the edition.

    `rows` gives, by section (format.py), the rows of one thing. `key` are the columns that tell rows apart.
    `prose`: its texts are the edition's own prose, under the licence of that.
    """

    name: str
    about: str
    columns: tuple[AnyColumn[R], ...]
    rows: Mapping[str, Callable[[Publication, str], Iterable[R]]]
    key: tuple[str, ...] = ("id",)
    references: tuple[Reference, ...] = ()
    prose: bool = False

    @property
    def file(self) -> str:
        """Its file's name."""
        return f"{self.name}.csv"

    def fields(self, languages: tuple[str, ...]) -> tuple[Column[R], ...]:
        """Its columns in an edition of these languages."""
        return tuple(one for column in self.columns for one in column.columns(languages))

    def whole(self) -> Whole:
        """Its file, piece by piece."""
        sections = (Section(of, partial(self._piece, rows)) for of, rows in self.rows.items())
        return Whole(FOLDER + self.file, self._header, tuple(sections))

    def _header(self, publication: Publication) -> bytes:
        return header(column.name for column in self.fields(publication.edition.languages))

    def _piece(
        self, rows: Callable[[Publication, str], Iterable[R]], publication: Publication, name: str
    ) -> bytes:
        return records(_readers(self, publication.edition.languages), rows(publication, name))


@lru_cache(maxsize=256)
def _readers(table: Table[Any], languages: tuple[str, ...]) -> tuple[Callable[[Any], str], ...]:
    """What gives the cells of a row."""
    return tuple(reader(column) for column in table.fields(languages))


IN_TEXT = Reference(("article", "language"), "texts", ("article", "language"))
"""For whatever stands in the text of an article in a language."""
