"""Inline content to nodes: the table of rules, and the loop that asks them.

Each rule takes what begins at `scanner.pos` and moves on; a rule that can't make anything of it takes the
character as text. They are tried by their first character, so there is no order among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tahqiq.read.markdown.inline.angle import angle
from tahqiq.read.markdown.inline.brackets import closing, image_opening, opening
from tahqiq.read.markdown.inline.code import code
from tahqiq.read.markdown.inline.emphasis import emphasis
from tahqiq.read.markdown.inline.entity import entity
from tahqiq.read.markdown.inline.escape import escape
from tahqiq.read.markdown.inline.newline import newline
from tahqiq.read.markdown.inline.scanner import Scanner
from tahqiq.read.markdown.inline.stray import brace
from tahqiq.read.markdown.nodes import Inline
from tahqiq.read.markdown.places import Where
from tahqiq.read.markdown.reading import Reading

__all__ = ["RULES", "inlines", "scanned"]

RULES: Mapping[str, Callable[[Scanner], None]] = {
    "\n": newline,
    "\\": escape,
    "`": code,
    "*": emphasis,
    "_": emphasis,
    "[": opening,
    "![": image_opening,
    "]": closing,
    "{": brace,
    "}": brace,
    "<": angle,
    "&": entity,
}

# Without `![`: a search for single characters is several times as fast.
_SPECIAL = re.compile(r"[\n\\`*_\[\]{}<&]")


def inlines(content: str, where: Where, reading: Reading, *, nested: bool) -> tuple[Inline, ...]:
    """The nodes of a block's inline content; `nested`: the block stands inside another."""
    return scanned(Scanner(content, where, reading, nested))


def scanned(scanner: Scanner) -> tuple[Inline, ...]:
    """The nodes of all that a scanner has before it."""
    content = scanner.src
    search, pos, at = _SPECIAL.search, 0, 0
    while found := search(content, at):
        start, sign = found.start(), found[0]
        if sign == "]" and not scanner.openers:
            # It closes nothing, and is text like what is beside it.
            at = start + 1
            continue
        if sign == "[" and start > pos and content[start - 1] == "!":
            start, sign = start - 1, "!["
        if start > pos:
            scanner.text(content[pos:start])
        scanner.pos = start
        RULES[sign](scanner)
        pos = at = scanner.pos
    if pos < len(content):
        scanner.text(content[pos:])
    return scanner.finish()
