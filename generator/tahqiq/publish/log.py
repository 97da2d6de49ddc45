"""MkDocs's log: what a build says there, and whether there were warnings, which --strict takes for errors."""

from __future__ import annotations

import logging

import mkdocs
from mkdocs.utils import CountHandler

from tahqiq.problems import Problem

LOGGER = mkdocs.__name__
"""The logger of all that MkDocs says; ProperDocs, where it is MkDocs, calls its own by its own name."""

log = logging.getLogger(f"{LOGGER}.plugins.tahqiq")


def say_problems(problems: tuple[Problem, ...]) -> None:
    """Says what is wrong with the content."""
    for problem in problems:
        log.log(logging.ERROR if problem.severity == "error" else logging.WARNING, str(problem))


class Strictness:
    """Counts the warnings of a build, whoever says them."""

    def __init__(self) -> None:
        self._handler = CountHandler()

    def begin(self) -> None:
        """Counts anew."""
        self.end()
        self._handler = CountHandler()
        self._handler.setLevel(logging.WARNING)
        logging.getLogger(LOGGER).addHandler(self._handler)

    def end(self) -> None:
        """Counts no more."""
        logging.getLogger(LOGGER).removeHandler(self._handler)

    @property
    def any(self) -> bool:
        """Whether there were warnings."""
        return bool(self._handler.get_counts())
