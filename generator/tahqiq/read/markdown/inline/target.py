"""What follows the closing bracket of a link or image: `(address "title")`, or the label of a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Opener, Scanner

_SPACE = re.compile(r"[ \t\n]*")
# A label holds no bracket and has at most 999 characters (CommonMark 0.31, section 4.7).
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)


class Target(NamedTuple):
    """An address as written, a title, and where in the content they end."""

    address: str
    title: str
    end: int


def of_link(scanner: Scanner, opener: Opener) -> Target | None:
    """What the bracket that closes at scanner.pos points to; None if it isn't a link."""
    if scanner.src.startswith("(", scanner.pos + 1):
        found = _between_parentheses(scanner.src, scanner.pos + 2)
        if found:
            return found
    return _by_reference(scanner, opener) if scanner.reading.references else None


def _between_parentheses(src: str, pos: int) -> Target | None:
    pos = _skip(src, pos)
    address = title = ""
    # An address between angle brackets may be empty, and one without them ends at the parenthesis.
    destination = parseLinkDestination(src, pos, len(src))
    if destination.ok:
        address, pos = destination.str, destination.pos
        gap, pos = pos, _skip(src, pos)
        quoted = parseLinkTitle(src, pos, len(src))
        if pos > gap and quoted.ok:
            title, pos = quoted.str, _skip(src, quoted.pos)
    return Target(address, title, pos + 1) if src.startswith(")", pos) else None


def _by_reference(scanner: Scanner, opener: Opener) -> Target | None:
    src, pos = scanner.src, scanner.pos
    own = _LABEL.match(src, opener.at + opener.image)
    label = own[1] if own and own.end() == pos + 1 else ""
    end = pos + 1
    if given := _LABEL.match(src, end):
        label, end = given[1] or label, given.end()
    key = normalizeReference(label)
    definition = scanner.reading.references.get(key)
    if definition is None:
        return None
    scanner.reading.used_references.add(key)
    return Target(definition["href"], definition["title"], end)


def _skip(src: str, pos: int) -> int:
    found = _SPACE.match(src, pos)
    return found.end() if found else pos
