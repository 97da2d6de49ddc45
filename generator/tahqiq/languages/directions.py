"""Controls of direction (UAX #9, 2.1 to 2.5): what begins one and what ends it; pieces of texts that have some."""

from __future__ import annotations

import re

ISOLATES, EMBEDDINGS, OVERRIDES = "\u2066\u2067\u2068", "\u202a\u202b", "\u202d\u202e"
"""What begins a direction; an override also turns the letters in it over."""
PDI, PDF = "\u2069", "\u202c"
ENDS = {**dict.fromkeys(ISOLATES, PDI), **dict.fromkeys(EMBEDDINGS + OVERRIDES, PDF)}
"""What ends what."""
CONTROLS = "\u202a-\u202e\u2066-\u2069"
"""All of them, for a set in a regular expression."""
_CONTROL = re.compile(f"[{CONTROLS}]")


def closed(piece: str) -> str:
    """What was cut out of a text, with an end to each direction that it begins, and without ends of others.

    Else it would turn over what is put after it, or leave the element that sets it apart.
    """
    if piece.isascii() or not _CONTROL.search(piece):
        return piece
    ends: list[str] = []
    kept = _CONTROL.sub(lambda found: _kept(found[0], ends), piece)
    return kept + "".join(reversed(ends))


def _kept(control: str, ends: list[str]) -> str:
    if control in ENDS:
        ends.append(ENDS[control])
    elif not ends or ends[-1] != control:
        return ""
    else:
        ends.pop()
    return control
