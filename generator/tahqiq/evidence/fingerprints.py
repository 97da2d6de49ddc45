"""The fingerprint of a block's text, by which a translation knows that its original changed."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

LENGTH = 16
SEEN = 8
"""Digits of a fingerprint in a link (decision 37): a change goes unnoticed once in four thousand million times."""


@lru_cache(maxsize=1024)
def fingerprint(plain: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a block's plain text (NFC, runs of white space as one space).

    Over text alone: markup, annotation and line breaks do not change it. The pages of an article ask for that of each
    of its blocks several times, one after the other.
    """
    text = " ".join(unicodedata.normalize("NFC", plain).split())
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def seen(plain: str) -> str:
    """What a link says of the text that it cites: the first 8 digits of its fingerprint. Links live for ever, so
    neither this nor `fingerprint` may ever give another answer for the same text; a test holds them to that."""
    return fingerprint(plain)[:SEEN]
