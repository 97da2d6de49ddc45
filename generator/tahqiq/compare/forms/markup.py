"""Pieces of a report as HTML, for pages and for Markdown: texts of the edition are only ever text in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from tahqiq.compare.saying import NO_LANGUAGE
from tahqiq.compare.telling import Line, Run, Told
from tahqiq.languages import language as known

Escape = Callable[[str], str]
_CODE = re.compile("`([^`]+)`")
ELEMENTS = {"removed": "del", "added": "ins"}
SIGNS = {"added": "+", "removed": "−", "changed": "~", "moved": "↕", "renamed": "="}


def head(thing: Told, escape: Escape) -> str:
    """The name of a thing, its id and what became of it."""
    id = f" <code>{escape(thing.id)}</code>" if thing.id else ""
    return f"<b>{run(thing.name, escape)}</b>{id}: {escape(thing.called)}"


def body(thing: Told, escape: Escape) -> str:
    """What is to be known of a thing, and each of its changes as an item of a list; empty if there is none."""
    notes = "".join(f"<p>{escape(note)}</p>" for note in thing.notes)
    items = "".join(f"<li>{_line(line, escape)}</li>" for line in thing.lines)
    return notes + (f"<ul>{items}</ul>" if items else "")


def _line(line: Line, escape: Escape) -> str:
    label = f"<b>{SIGNS[line.state]}</b> {''.join(run(r, escape) for r in line.label)}"
    notes = "".join(f"<br><i>{escape(note)}</i>" for note in line.notes)
    return label + (f": {runs(line.runs, escape)}" if line.runs else "") + notes


def sentence(text: str, escape: Escape) -> str:
    """A sentence of the tool's; what stands in it between backticks is code."""
    # Of the pieces every second one was between two of them.
    pieces = _CODE.split(text)
    return "".join(
        f'<code dir="ltr">{escape(piece)}</code>' if n % 2 else escape(piece)
        for n, piece in enumerate(pieces)
    )


def runs(found: Iterable[Run], escape: Escape) -> str:
    """Runs that follow each other; those of one language are one text, with its direction."""
    parts: list[str] = []
    for language, group in groupby(found, lambda run: run.language):
        inner = "".join(_marked(one, escape) for one in group)
        parts.append(f"<span{_of(language)}>{inner}</span>" if language else inner)
    return "".join(parts)


def run(found: Run, escape: Escape) -> str:
    """One run."""
    return runs((found,), escape)


def _marked(found: Run, escape: Escape) -> str:
    element = ELEMENTS.get(found.state)
    text = escape(found.text)
    return f"<{element}>{text}</{element}>" if element else text


def _of(language: str) -> str:
    """Its language and direction; addresses and digests are left to right."""
    if language == NO_LANGUAGE:
        return ' dir="ltr"'
    return (
        f' lang="{"".join(c for c in language if c.isalnum() or c == "-")}" dir="{known(language).direction}"'
    )
