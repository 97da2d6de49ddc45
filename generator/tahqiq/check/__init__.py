"""Located nodes to problems: every rule over every part of the manuscript, all problems at once."""

from __future__ import annotations

from tahqiq.check.codes import all_codes
from tahqiq.check.context import Register, register_of
from tahqiq.check.part import Part
from tahqiq.check.parts import check_part, check_whole
from tahqiq.problems import Problem
from tahqiq.read import Manuscript

__all__ = ["Part", "Register", "all_codes", "check", "check_part", "check_whole", "register_of"]


def check(manuscript: Manuscript) -> tuple[Problem, ...]:
    """All problems of a manuscript, those of its reading included, in the order of the files."""
    return check_whole([check_part(manuscript, manuscript.languages(), register_of(manuscript))])
