"""Failing templates: where in the edition's own a page could not be made, as a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

import jinja2

from tahqiq.check.templates import NAME
from tahqiq.paths import templates
from tahqiq.problems import FoundLate, Place, Problem

OF_TEMPLATES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a mistake in a template comes to. A machine that fails, and what is damaged, are none of its."""


@contextmanager
def found_late(names: Callable[[], Mapping[str, str]]) -> Iterator[None]:
    """Raises FoundLate where an own template fails. What none of them had a part in is our fault, and stays as it is.

    `names` are asked for where something fails: those of templates, by their files.
    """
    try:
        yield
    except OF_TEMPLATES as error:
        if late := _late(error, names()):
            raise late from error
        raise


def _late(error: Exception, names: Mapping[str, str]) -> FoundLate | None:
    """The problem, at the innermost line that is of an own template."""
    shipped = templates().resolve()
    for frame, line in reversed([*walk_tb(error.__traceback__)]):
        name = names.get(frame.f_code.co_filename)
        if name and not Path(frame.f_code.co_filename).resolve().is_relative_to(shipped):
            return FoundLate(_problem(error, name, line, shipped))
    return None


def _problem(error: Exception, name: str, line: int, shipped: Path) -> Problem:
    of_jinja = isinstance(error, jinja2.TemplateError)
    why = str(error) if of_jinja else f"{type(error).__name__}: {error}"
    given = f"our {name}" if (shipped / name).is_file() else "each of our templates"
    hint = f"the first lines of {given} say what it is given"
    return Problem(Place(f"{NAME}/{name}", line), "template-fails", f"a page cannot be made: {why}", hint)
