"""Headings: a name or title in all languages, the page's own first."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.model import Localised
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction


class Heading(View, frozen=True):
    """A text in one language; a plain name has the page's."""

    language: str
    direction: str
    text: str


def headings(desk: Desk, text: Localised) -> tuple[Heading, ...]:
    """The text in every language that has one; one that is the same in all is given once."""
    return _headings(text, desk.tags)


@lru_cache(maxsize=4096)
def _headings(text: Localised, tags: tuple[str, ...]) -> tuple[Heading, ...]:
    found = {tag: given for tag in tags if (given := text.get(tag))}
    if not found:
        found = {text.language_of(tags[0]): text.best(tags[0])}
    first: dict[str, str] = {}
    for tag, name in found.items():
        first.setdefault(name, tag)
    return tuple(Heading(tag, direction(tag), name) for name, tag in first.items())
