"""Markdown to a draft: as our own texts are read; what they do not have is told."""

from __future__ import annotations

import re

from tahqiq.author.imports.draft import Draft
from tahqiq.author.imports.pictures import Pictures, There
from tahqiq.problems import Problem
from tahqiq.read.markdown import parse
from tahqiq.read.nodes import Mapping, Node, Scalar, items
from tahqiq.read.yaml import parse as parse_yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 60


def markdown_draft(text: str, pictures: There | None = None) -> Draft:
    """The draft of a Markdown text, with the title, author and date of its front matter, if it has any.

    `pictures` says which lie beside it, and are kept under names; without it all are told as lost.
    """
    front: Mapping | None = None
    if found := _FRONT.match(text):
        front, _ = parse_yaml(found[1], "front matter")
        # Lines keep their numbers.
        text = "\n" * found[0].count("\n") + text[found.end() :]
    read = parse(text, "text")
    lines = text.split("\n")
    shown = Pictures(pictures)
    blocks = tuple(shown.block(block) for block in read.document.blocks)
    notes = {note.label: tuple(map(shown.block, note.blocks)) for note in read.document.footnotes}
    lost = [_told(problem, lines) for problem in read.problems]
    return Draft(
        _one(front, "title"),
        blocks,
        notes,
        _each(front, "author") or _each(front, "authors"),
        _one(front, "date"),
        shown.names,
        (*lost, *shown.lost),
    )


def _told(problem: Problem, lines: list[str]) -> str:
    line = problem.place.line
    words = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    shown = f"{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}"
    return f"Line {line}: {problem.message}, and was not taken over as it stands: {shown}"


def _one(front: Mapping | None, key: str) -> str:
    found = front.get(key) if front else None
    return found.text if isinstance(found, Scalar) else ""


def _each(front: Mapping | None, key: str) -> tuple[str, ...]:
    found: Node | None = front.get(key) if front else None
    if isinstance(found, Scalar):
        return (found.text,)
    return tuple(item.text for item in items(found) if isinstance(item, Scalar))
