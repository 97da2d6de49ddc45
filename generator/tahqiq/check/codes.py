"""The list of all codes of problems, gathered from the modules that report them."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.check.rules import RULES
from tahqiq.read import controls, folder, text, words, yaml
from tahqiq.read.markdown.codes import CODES as MARKDOWN
from tahqiq.read.markdown.codes import ProblemCode


def all_codes() -> Mapping[str, str]:
    """What each code means, in a sentence, by code in alphabetical order."""
    found: dict[str, str] = {code: entry.summary for code, entry in MARKDOWN.items()}
    for module in (controls, folder, text, words, yaml, *RULES):
        for code, meaning in module.CODES.items():
            assert code not in found, f"two rules report {code}"
            found[code] = meaning.summary if isinstance(meaning, ProblemCode) else meaning
    return dict(sorted(found.items()))
