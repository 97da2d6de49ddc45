"""The fingerprint of a block's text, by which a translation knows that its original changed."""

from __future__ import annotations

import hashlib
import unicodedata

LENGTH = 16


def fingerprint(plain: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a block's plain text (NFC, runs of white space as one space).

    Over text alone: markup, annotation and line breaks do not change it.
    """
    text = " ".join(unicodedata.normalize("NFC", plain).split())
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
