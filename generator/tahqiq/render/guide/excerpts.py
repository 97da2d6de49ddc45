"""Excerpts: what an editor wrote for a thing, cut out of the file that it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from tahqiq.render.desk import View

_LATIN = re.compile(r"(\{[^{}]*\}|\(https?:[^)]*\))")
_NAMED = re.compile(r"\{#([a-z0-9-]+)")


class Excerpt(View, frozen=True):
    """Lines of a file: its path, the lines, whether they are Markdown in the page's language.

    `shown` are the lines as HTML, in which what stands in braces or is an address runs from left to right.
    """

    file: str
    text: str
    markdown: bool
    shown: Markup


def excerpt(files: Mapping[str, str], where: str) -> Excerpt:
    """`articles/x/en.md#p3` is a block with its notes, `articles/x/article.yml#quotes.a` the lines under a key.

    Without a `#` it is the whole file. Raises KeyError where there is no such file, block or key.
    """
    file, _, place = where.partition("#")
    markdown = file.endswith(".md")
    text = files[file]
    if place:
        text = _block(text, place) if markdown else _under(text, place.split("."))
    text = text.strip("\n")
    return Excerpt(file, text, markdown, _isolated(text) if markdown else escape(text))


def _isolated(text: str) -> Markup:
    parts = (
        Markup('<bdi dir="ltr">%s</bdi>') % part if n % 2 else escape(part)
        for n, part in enumerate(_LATIN.split(text))
    )
    return Markup("").join(parts)


def _block(text: str, name: str) -> str:
    """A block from its name to the next, and the texts of the notes that it calls."""
    lines = text.split("\n")
    names = [(n, found[1]) for n, line in enumerate(lines) if (found := _NAMED.match(line))]
    starts = [n for n, _ in names] + [len(lines)]
    at = {named: (start, starts[place + 1]) for place, (start, named) in enumerate(names)}
    start, end = at[name]
    return "\n".join(lines[start:end])


def _under(text: str, keys: list[str]) -> str:
    """The lines of a YAML file under a path of keys, as deep as they stand there."""
    lines = text.split("\n")
    start, end, depth = 0, len(lines), 0
    for key in keys:
        found = (n for n in range(start, end) if re.match(rf" {{{depth}}}{re.escape(key)}:", lines[n]))
        at = next(found, None)
        if at is None:
            raise KeyError(".".join(keys))
        inner = (n for n in range(at + 1, end) if lines[n].strip() and _depth(lines[n]) <= depth)
        start, end = at, next(inner, end)
        below = [line for line in lines[start + 1 : end] if line.strip()]
        depth_here, depth = depth, _depth(below[0]) if below else depth
    return "\n".join(line[depth_here:] for line in lines[start:end])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
