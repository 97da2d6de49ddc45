"""What is said of problems in other languages than the program's own: one shipped file a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tahqiq import paths
from tahqiq.read.words import Table, read_words

OWN = "en"
"""The language in which rules explain themselves, beside their code."""


@cache
def _files() -> Table:
    found, problems = read_words([paths.explanations()])
    assert not problems, str(problems[0])
    return found


def explained_in() -> tuple[str, ...]:
    """The languages in which problems are explained, the program's own first."""
    return (OWN, *sorted(file.stem for file in paths.explanations().glob("*.yml")))


def explanations(language: str) -> Mapping[str, str]:
    """Dotted key → text, as `codes.unknown-actor.why`; nothing in the program's own language.

    A language that is not there but in another region or script is told in that, `ar-IQ` as `ar`; others in none.
    """
    files = _files()
    return files.get(language) or files.get(language.partition("-")[0], {})
