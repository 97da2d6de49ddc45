"""How wide a text will be, in em: on the generous side, since no font is at hand when the page is made."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tahqiq.languages.directions import closed

ELLIPSIS = "…"
_NARROW, _WIDE = 0.38, 1.0
_WIDTHS = {  # a seventh or so more than in the edition's own faces; Arabic letters as they are within words
    **dict.fromkeys("iljftrI.,:;'’‘!|()[]/- \u00a0،؛", _NARROW),
    **dict.fromkeys("mwMW@%&…—œŒæÆ", _WIDE),
    **dict.fromkeys("“”«»–", 0.66),
    **dict.fromkeys("اأإآٱل", 0.36),
    **dict.fromkeys("رزء", 0.44),
    **dict.fromkeys("بتثنيىئپ", 0.52),
    **dict.fromkeys("دذوؤهةفقعغكمگکی", 0.6),
    **dict.fromkeys("جحخطظچ", 0.74),
    **dict.fromkeys("سشصض", 0.98),
}
_SMALL, _CAPITAL, _FULL = 0.62, 0.76, 1.1


@lru_cache(maxsize=4096)
def _character(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL
    if character.isupper():
        return _CAPITAL
    return _SMALL if character.isascii() or character.isalnum() else _WIDE


def width(text: str) -> float:
    """The width of a text on one line."""
    return sum(map(_character, text))


def shortened(text: str, limit: float) -> str:
    """The text, or as many whole words of it as have room, with an ellipsis; at least a part of its first."""
    text = " ".join(text.split())
    if width(text) <= limit:
        return text
    room = limit - _WIDE
    kept: list[str] = []
    for word in text.split(" "):
        if width(" ".join([*kept, word])) > room:
            break
        kept.append(word)
    return closed((" ".join(kept) or _letters(text, room)).rstrip(" ,;:،؛-–—")) + ELLIPSIS


def _letters(text: str, room: float) -> str:
    end = 0
    while width(text[: end + 1]) <= room:
        end += 1
    return text[:end]
