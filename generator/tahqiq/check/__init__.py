"""Located nodes to problems: every rule over the whole manuscript, all problems at once."""

from __future__ import annotations

from tahqiq.check.codes import all_codes
from tahqiq.check.context import Context, register_of
from tahqiq.check.rules import RULES
from tahqiq.problems import Problem, in_order
from tahqiq.read import Manuscript

__all__ = ["all_codes", "check"]


def check(manuscript: Manuscript) -> tuple[Problem, ...]:
    """All problems of a manuscript, those of its reading included, in the order of the files."""
    context = Context(manuscript, manuscript.languages(), register_of(manuscript))
    found = list(manuscript.problems)
    for rule in RULES:
        found.extend(rule.check(context))
    return in_order(found)
