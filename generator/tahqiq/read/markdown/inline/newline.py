"""Ends of lines: a space to the reader, or a line break if two spaces stand before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tahqiq.read.markdown.inline.escape import skip_indent
from tahqiq.read.markdown.nodes import LineBreak, SoftBreak

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner


def newline(scanner: Scanner) -> None:
    """Take the end of a line, the spaces before it, and the indent after it."""
    src, pos = scanner.src, scanner.pos
    start = pos
    while start and src[start - 1] == " ":
        start -= 1
    spaces = pos - start
    if spaces and scanner.items:
        last = scanner.items[-1]
        # An escaped space or an entity isn't white space of the source, so only as many go as stand there.
        if isinstance(last, str):
            scanner.items[-1] = last[: len(last) - spaces]
    scanner.add(LineBreak() if spaces >= 2 else SoftBreak())
    scanner.pos = pos + 1
    skip_indent(scanner)
