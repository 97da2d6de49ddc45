"""The rules, in the order in which they run; the order of the report is that of the files."""

from tahqiq.check.rules import (
    alignment,
    dating,
    digits,
    hidden,
    languages,
    letters,
    names,
    pairs,
    portable,
    proof,
    quotes,
    references,
    scalars,
    shape,
    sizes,
    spans,
    swapped,
    texts,
    typography,
)

RULES = (
    names,
    shape,
    scalars,
    sizes,
    languages,
    references,
    texts,
    alignment,
    spans,
    quotes,
    dating,
    proof,
    letters,
    hidden,
    digits,
    typography,
    pairs,
    portable,
    swapped,
)

__all__ = ["RULES"]
