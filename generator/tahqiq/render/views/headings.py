"""Headings: a name or title in all languages, the page's own first."""

from __future__ import annotations

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
    found = {tag: text.get(tag) for tag in (desk.language, *desk.others) if text.get(tag)}
    if not found:
        tag = text.language_of(desk.language)
        found = {tag: text.best(desk.language)}
    first: dict[str, str] = {}
    for tag, name in found.items():
        first.setdefault(name, tag)
    return tuple(Heading(tag, direction(tag), name) for name, tag in first.items())
