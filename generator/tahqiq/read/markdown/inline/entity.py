"""HTML's entities: `&amp;`, `&#8207;`; and where they stand in what is no running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.entities import entities
from markdown_it.common.utils import isValidEntityCode, unescapeAll

from tahqiq.read.controls import CONTROL, what_control

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));", re.IGNORECASE | re.ASCII)


def entity(scanner: Scanner) -> None:
    """Take an entity as the character that it names, or an ampersand as text."""
    found = _ENTITY.match(scanner.src, scanner.pos)
    character = _character(found) if found else None
    if found is None or character is None:
        scanner.text("&")
        scanner.pos += 1
    else:
        if CONTROL.match(character):
            code, message, hint = what_control(character)
            scanner.problem(found.start(), found.end(), code, message, hint)
        scanner.text(character)
        scanner.pos = found.end()


def entity_at(src: str, at: int) -> int:
    """Where an entity that begins here ends; 0 if none does."""
    found = _ENTITY.match(src, at)
    return found.end() if found and _character(found) is not None else 0


def unescaped(text: str) -> str:
    """An address, a title or the name of a language without its escapes and entities.

    The number of a control character stands for U+FFFD, as one does that no character has (CommonMark 0.31, 2.5).
    """
    return CONTROL.sub("\ufffd", unescapeAll(text))


def _character(found: re.Match[str]) -> str | None:
    decimal, hexadecimal, name = found.groups()
    if name:
        return entities.get(name)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if isValidEntityCode(code) else "\ufffd"
