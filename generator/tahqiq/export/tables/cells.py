"""Cells as CSV (RFC 4180): UTF-8 without a byte order mark, CRLF at the end of a record, quotation marks where needed.

Programs for spreadsheets run a cell as a formula that begins with certain characters, even from a CSV file
(https://owasp.org/www-community/attacks/CSV_Injection). Such a text has an apostrophe before it here, and so has one
that begins with an apostrophe itself. So a program that drops one apostrophe from the beginning of each text that has
one there has the texts as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from operator import attrgetter

from tahqiq.export.tables.columns import Cell, Column, R

END = "\r\n"
MARK = "'"
# An apostrophe, a tab, the end of a line; or, after any spaces and invisible characters, a sign that begins a formula,
# of whatever width.
_RUN = re.compile(
    "['\t\r\n]|[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20"
    "\ufe62\ufe63\ufe66\ufe6b\u2212-]"
).match
# RFC 4180, section 2.6.
_QUOTED = re.compile('[",\r\n]').search
_BREAKS = re.compile('["\r\n]').search
_WORDS = {True: "true", False: "false", None: ""}


def protected(text: str) -> str:
    """A text that no spreadsheet runs."""
    return MARK + text if _RUN(text) else text


def reader(column: Column[R]) -> Callable[[R], str]:
    """What gives a column's cell as it is written, before quotation marks."""
    read: Callable[[R], Cell] = column.read or attrgetter(column.name)
    if column.kind.free:
        return _protecting(read)
    if column.kind.type == "boolean":
        return lambda row: _WORDS[read(row)]  # type: ignore[index]
    if column.kind.type == "integer":
        return lambda row: "" if (number := read(row)) is None else str(number)
    return read  # type: ignore[return-value]


def _protecting(read: Callable[[R], Cell]) -> Callable[[R], str]:
    def cell(row: R) -> str:
        text = read(row)
        return MARK + text if text and _RUN(text) else text  # type: ignore[arg-type, operator, return-value]

    return cell


def records(readers: tuple[Callable[[R], str], ...], rows: Iterable[R]) -> bytes:
    """Rows as records."""
    return "".join([_record([read(row) or "" for read in readers]) for row in rows]).encode()


def header(names: Iterable[str]) -> bytes:
    """The names of columns as a record."""
    return _record(list(names)).encode()


def _record(cells: list[str]) -> str:
    """A record. Most need no quotation marks, which one look at the whole tells."""
    line = ",".join(cells)
    if line.count(",") != len(cells) - 1 or _BREAKS(line):
        line = ",".join([_quoted(cell) if _QUOTED(cell) else cell for cell in cells])
    return line + END


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
