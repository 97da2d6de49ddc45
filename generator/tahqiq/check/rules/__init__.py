"""The rules, in the order in which they run; the order of the report is that of the files."""

from tahqiq.check.rules import (
    alignment,
    dating,
    digits,
    directions,
    hidden,
    languages,
    letters,
    names,
    pairs,
    places,
    portable,
    proof,
    quotes,
    references,
    scalars,
    shape,
    spans,
    swapped,
    texts,
    typography,
)

RULES = (
    names,
    shape,
    scalars,
    languages,
    references,
    texts,
    alignment,
    places,
    spans,
    quotes,
    dating,
    proof,
    letters,
    hidden,
    directions,
    digits,
    typography,
    pairs,
    portable,
    swapped,
)

__all__ = ["RULES"]
