"""The rules, in the order in which they run; the order of the report is that of the files."""

from tahqiq.check.rules import (
    alignment,
    dating,
    languages,
    names,
    proof,
    quotes,
    references,
    scalars,
    shape,
    spans,
    texts,
)

RULES = (
    names,
    shape,
    scalars,
    languages,
    references,
    texts,
    alignment,
    spans,
    quotes,
    dating,
    proof,
)

__all__ = ["RULES"]
