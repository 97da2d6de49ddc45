"""What may stand between braces: the keys of spans, the classes of blocks, and the form of an id."""

from __future__ import annotations

import re
from difflib import get_close_matches

from tahqiq.schema.fields import ID_LENGTH, is_id
from tahqiq.schema.vocabulary import BLOCK_CLASSES

__all__ = ["BLOCK_ATTEMPT", "CLASSES", "KEYS", "LONGEST_ID", "SPAN_ATTEMPT", "did_you_mean", "is_id"]

KEYS = ("actor", "event", "quote", "term", "date")
CLASSES = BLOCK_CLASSES
LONGEST_ID = ID_LENGTH

# What looks like an attempt at an attribute, right after `{`.
BLOCK_ATTEMPT = re.compile(r"\{\s*[#.]")
SPAN_ATTEMPT = re.compile(r"\{\s*[\w*:-]+\s*=")


def did_you_mean(word: str, known: tuple[str, ...], prefix: str = "") -> str:
    """A hint: the nearest known word, or else all of them."""
    near = get_close_matches(word.strip("*_").lower(), known, 1, 0.5)
    if near:
        return f'did you mean "{prefix}{near[0]}"?'
    return f"known: {', '.join(prefix + k for k in known)}"
