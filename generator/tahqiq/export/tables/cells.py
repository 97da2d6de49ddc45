"""Cells as CSV (RFC 4180): UTF-8 without a byte order mark, CRLF at the end of a record, quotation marks where needed.

Programs for spreadsheets run a cell as a formula that begins with certain characters, even from a CSV file
(https://owasp.org/www-community/attacks/CSV_Injection). Such a text has an apostrophe before it here, and so has one
that begins with an apostrophe itself. So a program that drops one apostrophe from the beginning of each text that has
one there has the texts as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from tahqiq.export.tables.columns import Cell, Column, R

END = "\r\n"
MARK = "'"
# An apostrophe, a tab, the end of a line; or, after any spaces and invisible characters, a sign that begins a formula,
# of whatever width.
_RUN = re.compile(
    "['\t\r\n]|[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20"
    "\ufe62\ufe63\ufe66\ufe6b\u2212-]"
)
_WORDS = {True: "true", False: "false", None: None}


def protected(text: Cell) -> Cell:
    """A text that no spreadsheet runs."""
    return f"{MARK}{text}" if text and _RUN.match(str(text)) else text


def reader(column: Column[R]) -> Callable[[R], Cell]:
    """What gives a column's cell as it is written."""
    read = column.read
    if column.kind.free:
        return lambda row: protected(read(row))
    if column.kind.type == "boolean":
        return lambda row: _WORDS[read(row)]  # type: ignore[index]
    return read


def records(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as records."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator=END).writerows(rows)
    return text.getvalue().encode()
