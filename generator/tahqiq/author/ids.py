"""Ids for new things: made from a name, and compared with those that are there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

from tahqiq.schema.fields import ID_LENGTH

# Letters that do not come apart into a Latin letter and a mark, as Unicode decomposes them.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_NEAR = 0.85


def proposed_id(*names: str) -> str:
    """An id made from the first name that has Latin letters: its words, joined by hyphens; or nothing.

    Marks above and below letters fall away, and so do apostrophes: `Sa‘ūd al-Sāʿidī` becomes `saud-al-saidi`.
    """
    for name in names:
        letters = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        joined = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘ʿʾʼ`´")
        words = re.findall(r"[a-z0-9]+", joined)
        if re.search("[a-z]", "".join(words)):
            return "-".join(words)[:ID_LENGTH].strip("-")
    return ""


def near_ids(name: str, known: Collection[str]) -> list[str]:
    """Ids that are nearly this one, or have the same words in another order; the nearest first."""
    same = [other for other in sorted(known) if sorted(other.split("-")) == sorted(name.split("-"))]
    return list(dict.fromkeys(same + get_close_matches(name, sorted(known), 3, _NEAR)))
