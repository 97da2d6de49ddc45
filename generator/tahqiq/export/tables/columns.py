"""Columns: what stands in a cell, of which type it is, and how it is read from a row of the model.

A column is declared once. The header, the cells, `datapackage.json` and the list of columns in the `README.md` beside
the tables all follow from it. Types and constraints are those of Table Schema (https://datapackage.org/standard/table-schema/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tahqiq.dates import EdtfDate
from tahqiq.dates.day import Day
from tahqiq.model import Localised
from tahqiq.schema.fields import DIGEST, ID, ID_LENGTH, LANGUAGE_TAG

R = TypeVar("R")
Cell = str | int | None
"""Empty texts and None are both empty cells: unknown."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the cells of a column are. `free`: they can begin with any character, so they are protected (cells.py)."""

    type: str = "string"
    constraints: Mapping[str, object] = field(default_factory=dict)
    free: bool = False


def _form(pattern: str) -> dict[str, object]:
    """A pattern in the regular expressions of XML Schema, as Table Schema wants them: all groups are plain ones."""
    return {"pattern": pattern.replace("(?:", "(")}


_ID = ID.pattern
IDENTIFIER = Kind(constraints={**_form(_ID), "maxLength": ID_LENGTH})
BLOCK = Kind(constraints=_form(f"{_ID}#{_ID}"))
QUOTE = Kind(constraints=_form(f"{_ID}/{_ID}"))
DIGITS = Kind(constraints=_form(DIGEST.pattern))
LANGUAGE = Kind(constraints=_form(LANGUAGE_TAG.pattern))
ADDRESS = Kind(constraints=_form("https?://.+"))
PATH = Kind()
TEXT = Kind(free=True)
EDTF = Kind(free=True)
DAY = Kind("date")
FLAG = Kind("boolean")
POSITION = Kind("integer", {"minimum": 0})
PLACE = Kind("integer", {"minimum": 1})
BOUND = "Empty where the date has none, or it lies outside the years 0001 to 9999."


def one_of(*values: str) -> Kind:
    """One of a closed list."""
    return Kind(constraints={"enum": list(values)})


def matching(pattern: str) -> Kind:
    """A text of a certain form."""
    return Kind(constraints=_form(pattern))


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column.

    `read` gives its cell of a row; without it, that is the row's field of the same name. `to`: the table whose `id` the
    cells name. `language`: the one that the texts are in.
    """

    name: str
    kind: Kind
    about: str
    read: Callable[[R], Cell] | None = None
    required: bool = False
    to: str = ""
    language: str = ""

    def columns(self, languages: tuple[str, ...]) -> Iterator[Column[R]]:
        """Itself."""
        yield self


@dataclass(frozen=True)
class Languages(Generic[R]):
    """A column for each language of the edition: `title_ar`, `title_en`. A hyphen in a tag becomes a low line."""

    name: str
    kind: Kind
    about: str
    read: Callable[[R, str], Cell]
    required: bool = False

    def columns(self, languages: tuple[str, ...]) -> Iterator[Column[R]]:
        """The columns."""
        for language in languages:
            name = f"{self.name}_{language.replace('-', '_')}"
            about = f"{self.about} In the language {language}."
            yield Column(name, self.kind, about, self._reader(language), self.required, language=language)

    def _reader(self, language: str) -> Callable[[R], Cell]:
        read = self.read
        return lambda row: read(row, language)


@dataclass(frozen=True)
class LanguageOf(Generic[R]):
    """A column that names one of the edition's languages."""

    about: str
    read: Callable[[R], Cell] | None = None
    name: str = "language"
    required: bool = True

    def columns(self, languages: tuple[str, ...]) -> Iterator[Column[R]]:
        """The column."""
        yield Column(self.name, one_of(*languages), self.about, self.read, self.required)


AnyColumn = Column[R] | Languages[R] | LanguageOf[R]


def said(text: Localised | None, language: str) -> str | None:
    """A text in just this language; with "" a plain name, which is no language's."""
    for tag, found in text.texts if text else ():
        if tag == language:
            return found
    return None


def edtf(date: EdtfDate | None) -> str | None:
    """A date as it was typed."""
    return date.text if date else None


def earliest(date: EdtfDate | None) -> str | None:
    """The first day that a date names."""
    return _day(date.earliest if date else None)


def latest(date: EdtfDate | None) -> str | None:
    """The last day that a date names."""
    return _day(date.latest if date else None)


def _day(day: Day | None) -> str | None:
    """Years that the type `date` does not have are left out: most programs know 0001 to 9999 only."""
    return day.iso() if day and 1 <= day.year <= 9999 else None


def dated(read: Callable[[R], EdtfDate | None], what: str, required: bool = False) -> tuple[Column[R], ...]:
    """The three columns of a date: as it was typed, and its bounds."""
    return (
        Column("date", EDTF, f"{what}, as EDTF (ISO 8601-2).", lambda row: edtf(read(row)), required),
        Column(
            "earliest", DAY, f"The first day that the date names. {BOUND}", lambda row: earliest(read(row))
        ),
        Column("latest", DAY, f"The last day that the date names. {BOUND}", lambda row: latest(read(row))),
    )
