"""What may stand between braces: the keys of spans, the classes of blocks, and the form of an id."""

from __future__ import annotations

import re
from difflib import get_close_matches

KEYS = ("actor", "event", "quote", "term", "date")
CLASSES = ("lead", "notice", "only")
LONGEST_ID = 80

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# What looks like an attempt at an attribute, right after `{`.
BLOCK_ATTEMPT = re.compile(r"\{\s*[#.]")
SPAN_ATTEMPT = re.compile(r"\{\s*[\w*:-]+\s*=")


def is_id(text: str) -> bool:
    """If it has the form of an id: small Latin letters and digits in words, with single hyphens between."""
    return len(text) <= LONGEST_ID and bool(_ID.fullmatch(text))


def did_you_mean(word: str, known: tuple[str, ...], prefix: str = "") -> str:
    """A hint: the nearest known word, or else all of them."""
    near = get_close_matches(word.strip("*_").lower(), known, 1, 0.5)
    if near:
        return f'did you mean "{prefix}{near[0]}"?'
    return f"known: {', '.join(prefix + k for k in known)}"
