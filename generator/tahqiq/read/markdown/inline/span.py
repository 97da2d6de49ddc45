"""Spans: `[words]{key=value}`, the annotation of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tahqiq.read.markdown.attributes import LONGEST_ID, SPAN_ATTEMPT
from tahqiq.read.markdown.hidden import HIDDEN, first_hidden, name
from tahqiq.read.markdown.inline import braces
from tahqiq.read.markdown.inline.link import restore
from tahqiq.read.markdown.nodes import Span, Text
from tahqiq.schema.fields import ID

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Opener, Scanner

# What nearly all spans are: nothing between the brackets that a rule would look at, and an id.
_OF_WORDS = re.compile(rf"\[([^\n\\`*_\[\]{{}}<&]+)\]\{{(actor|event|quote|term)=({ID.pattern})\}}")
_GAP = re.compile(rf"[\s{HIDDEN}]+")


def of_words(scanner: Scanner) -> bool:
    """Take the span that begins at scanner.pos, if it is one of words alone: as `close` would when it comes to it."""
    found = _OF_WORDS.match(scanner.src, scanner.pos)
    if found is None or scanner.too_deep:
        return False
    words, key, value = found.groups()
    if len(value) > LONGEST_ID or not words.strip():
        return False
    start, end = found.span()
    scanner.marks.append((start, "span-in-link"))
    value_place = scanner.place(found.start(3), end - 1)
    scanner.add(Span(key, value, (Text(words),), scanner.place(start, end), value_place))
    scanner.pos = end
    return True


def close(scanner: Scanner, opener: Opener) -> bool:
    """Make a span of what stands since `opener`, if braces follow the bracket at scanner.pos."""
    src, bracket = scanner.src, scanner.pos
    at = bracket + 1
    if not src.startswith("{", at):
        at = _after_gap(scanner, at)
        if at < 0:
            return False
    attribute, end = braces.read(scanner, at)
    start = opener.at
    if not src[start + 1 : bracket].strip():
        hint = "write the words that it is about between the brackets"
        scanner.problem(start, end, "span-without-text", "a span without words", hint)
    children, depth = scanner.take(opener)
    if attribute is None:
        restore(scanner, children, depth)
    else:
        scanner.marks.append((start, "span-in-link"))
        place, value_place = scanner.place(start, end), scanner.place(attribute.start, attribute.end)
        span = Span(attribute.key, attribute.value, children, place, value_place)
        scanner.wrap(span, children, depth, start)
    scanner.pos = end
    return True


def _after_gap(scanner: Scanner, at: int) -> int:
    """Where braces begin behind a gap that makes them no attribute to Markdown, or -1."""
    src = scanner.src
    gap = _GAP.match(src, at)
    if gap is None or not SPAN_ATTEMPT.match(src, gap.end()):
        return -1
    hidden = first_hidden(src, at, gap.end())
    if hidden >= 0:
        message = f"an invisible character, {name(src[hidden])}, between ] and {{"
        scanner.problem(hidden, hidden + 1, "invisible-character", message, "delete it")
    else:
        message = "a space or line end between ] and {"
        scanner.problem(at, at + 1, "span-space-before-brace", message, "close the gap: ]{")
    return gap.end()
