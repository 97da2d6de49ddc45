"""Calls for footnotes: `[^label]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tahqiq.read.markdown.nodes import FootnoteRef

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_CALL = re.compile(r"\[\^([^\s\[\]]+)\]")


def call(scanner: Scanner) -> bool:
    """Take a call if one begins here; its number is the next one if its note has none yet."""
    if not scanner.src.startswith("[^", scanner.pos):
        return False
    found = _CALL.match(scanner.src, scanner.pos)
    if found is None:
        return False
    start, end, label = found.start(), found.end(), found[1]
    scanner.pos = end
    if ":" + label not in scanner.reading.defined_notes:
        message = f'no footnote "{label}"'
        hint = f"add a paragraph [^{label}]: with its text, or write \\[ for the bracket itself"
        scanner.problem(start, end, "footnote-undefined", message, hint)
        scanner.text(found[0])
        return True
    numbers = scanner.reading.note_numbers
    number = numbers.setdefault(label, len(numbers) + 1)
    scanner.marks.append((start, "footnote-in-link"))
    scanner.add(FootnoteRef(label, number, scanner.place(start, end)))
    return True
