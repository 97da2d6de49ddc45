"""Escapes: a backslash before ASCII punctuation makes it text, before the end of a line a line break."""

from __future__ import annotations

from string import punctuation
from typing import TYPE_CHECKING

from tahqiq.read.markdown.nodes import LineBreak

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_ESCAPED = frozenset(punctuation)


def escape(scanner: Scanner) -> None:
    """Take a backslash and what it escapes."""
    after = scanner.src[scanner.pos + 1 : scanner.pos + 2]
    if after == "\n":
        scanner.add(LineBreak())
        scanner.pos += 2
        skip_indent(scanner)
    elif after in _ESCAPED:
        scanner.text(after)
        scanner.pos += 2
    else:
        scanner.text("\\")
        scanner.pos += 1


def skip_indent(scanner: Scanner) -> None:
    """Go past the white space at the beginning of a line."""
    src, pos = scanner.src, scanner.pos
    while src[pos : pos + 1] in (" ", "\t"):
        pos += 1
    scanner.pos = pos
