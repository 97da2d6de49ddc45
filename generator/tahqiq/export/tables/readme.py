"""README.md beside the tables: what they are, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tahqiq.export.tables.columns import Column
from tahqiq.export.tables.everything import TABLES
from tahqiq.export.tables.package import PROTECTION
from tahqiq.export.tables.table import FOLDER, Table
from tahqiq.render.publication import Publication

PATH = f"{FOLDER}README.md"
_OPENING = f"""\
# Tables

The edition as tables that name each other's rows. `datapackage.json` says the same for programs (Data Package 2.0).

The files are CSV after RFC 4180: commas, quotation marks doubled inside quotation marks, CRLF at the end of a record,
the names of columns first; UTF-8 without a byte order mark. In a cell a line ends with a line feed.

{PROTECTION}

Read texts as texts: in pandas `read_csv(…, keep_default_na=False, na_values=[""])`, or the country code NA is lost.
In a spreadsheet import the files (in Excel: Data, From Text/CSV, comma, 65001: Unicode UTF-8) rather than open them:
where a country's settings say so, a file that is opened is divided at semicolons instead, and what stands after one in
a text is then a cell of its own, without an apostrophe before it.
"""


def readme(publication: Publication) -> bytes:
    """The file."""
    languages = publication.edition.languages
    return "".join((_OPENING, *(line for table in TABLES for line in _table(table, languages)))).encode()


def _table(table: Table[Any], languages: tuple[str, ...]) -> Iterator[str]:
    yield f"\n## {table.file}\n\n{table.about}\n\n"
    if table.key:
        yield f"Key: {', '.join(f'`{name}`' for name in table.key)}.\n\n"
    yield "| column | type | what it is |\n|---|---|---|\n"
    for column in table.fields(languages):
        yield f"| `{column.name}` | {column.kind.type} | {column.about}{_more(column)} |\n"


def _more(column: Column[Any]) -> str:
    values = column.kind.constraints.get("enum", ())
    assert isinstance(values, list | tuple)
    listed = f" One of {', '.join(f'`{value}`' for value in values)}." if values else ""
    return listed + (f" See `{column.to}.id`." if column.to else "")
