"""What follows the closing bracket of a link or image: `(address "title")`, or the label of a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import normalizeReference

from tahqiq.limits import LABELLED_CHARACTERS
from tahqiq.read.controls import CONTROL
from tahqiq.read.markdown.inline.entity import unescaped

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Opener, Scanner

# CommonMark 0.31, section 6.3. Parentheses nest three deep in an address, as the specification asks for;
# everything is possessive, so that a failure costs one look at each character.
_ATOM = r"(?:[^\x00-\x20\x7f()\\]|\\[^\x00-\x20\x7f])"
_PLAIN = rf"(?:{_ATOM}|\((?:{_ATOM}|\((?:{_ATOM}|\({_ATOM}*+\))*+\))*+\))*+"
_TITLE = r""" "(?:[^"\\]|\\.)*+" | '(?:[^'\\]|\\.)*+' | \((?:[^()\\]|\\.)*+\) """.replace(" ", "")
_GAP = r"[ \t\n]*+"
_TARGET = re.compile(
    rf"\({_GAP}(?:<((?:[^<>\n\\]|\\.)*+)>|(?!<)({_PLAIN}))(?:[ \t\n]++({_TITLE}))?+{_GAP}\)", re.DOTALL
)
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
        found = _between_parentheses(scanner.src, scanner.pos + 1)
        if found:
            return found
    return _by_reference(scanner, opener) if scanner.reading.references else None


def _between_parentheses(src: str, pos: int) -> Target | None:
    found = _TARGET.match(src, pos)
    if found is None:
        return None
    address = found[1] if found[1] is not None else found[2]
    title = (found[3] or "")[1:-1]
    return Target(unescaped(address or ""), unescaped(title), found.end())


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
    address, title = definition["href"], definition["title"]
    if not _within(scanner, opener.at, end, len(address) + len(title)):
        return None
    return Target(address, CONTROL.sub("\ufffd", title), end)


def _within(scanner: Scanner, start: int, end: int, characters: int) -> bool:
    """Whether links take no more from definitions than a text needs; the first that does not is told."""
    reading = scanner.reading
    before = reading.labelled
    reading.labelled += characters
    if before <= LABELLED_CHARACTERS < reading.labelled:
        what, hint = "what the labels of this file stand for", "write shorter addresses, or fewer such links"
        scanner.over_limit(start, end, what, LABELLED_CHARACTERS, hint)
    return reading.labelled <= LABELLED_CHARACTERS
