"""Definitions of links (`[label]: address`): each is used, and each label has one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tahqiq.read.markdown.reading import Reading


def check(reading: Reading) -> None:
    """Report definitions that no link uses: Markdown takes their lines off the page without a word."""
    for label, definition in reading.references.items():
        if label not in reading.used_references:
            hint = "delete it, or write \\[ if it is text"
            _report(reading, definition, "reference-unused", "no link uses this definition", hint)
    for definition in reading.env.get("duplicate_refs", ()):
        hint = "the first one counts; give this one another label"
        _report(reading, definition, "reference-duplicate", "a second definition of this label", hint)


def _report(reading: Reading, definition: Mapping[str, Any], code: str, message: str, hint: str) -> None:
    place = reading.place(reading.first_lines[definition["map"][0]])
    reading.problem(place, code, message, hint)
