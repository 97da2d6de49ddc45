"""Characters that can't be seen, and that break an attribute when they slip into it or before it."""

from __future__ import annotations

import re
import unicodedata

# Spaces other than the plain one, joiners, direction marks and bidi controls, vowel signs (a sign on a
# bracket or brace is hardly visible), variation selectors, the byte order mark. For use inside [ ] in a
# regular expression.
HIDDEN = (
    "\u00a0\u00ad\u034f\u061c\u064b-\u065f\u0670\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ufe00-\ufe0f\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f"
)

_ONE = re.compile(f"[{HIDDEN}]")


def first_hidden(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the first of them is in text[start:end], or -1."""
    found = _ONE.search(text, start, len(text) if end is None else end)
    return found.start() if found else -1


def without_hidden(text: str) -> str:
    """The same text without them."""
    return _ONE.sub("", text)


def name(character: str) -> str:
    """What to call it, such as `U+200F RIGHT-TO-LEFT MARK`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
