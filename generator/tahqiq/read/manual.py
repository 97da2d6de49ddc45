"""The manual as it is shipped: a folder a page, in it a Markdown file a language, read like an edition's own pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tahqiq.problems import Problem
from tahqiq.read.controls import controls_in
from tahqiq.read.manuscript import Text
from tahqiq.read.markdown import parse
from tahqiq.read.text import decode

Sources = Mapping[str, Mapping[str, str]]
"""What is written of each page in each language: page → language → Markdown."""


def read_manual(folder: Path) -> Sources:
    """`<folder>/<page>/<language>.md`. Raises OSError where the machine fails."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(folder.glob("*/*.md")):
        text, problems = decode(file.read_bytes(), file.name)
        assert not problems, f"{file}: {problems[0]}"
        found.setdefault(file.parent.name, {})[file.stem] = text
    return found


def manual_text(page: str, language: str, written: str) -> tuple[Text, tuple[Problem, ...]]:
    """A page of it, and what is wrong with it: of the shipped one a test says that nothing is."""
    file = f"templates/manual/{page}/{language}.md"
    parsed = parse(written, file)
    return Text(file, parsed.document), (*parsed.problems, *controls_in(written, file))
