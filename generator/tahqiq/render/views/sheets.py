"""The pages of an index that is too large for one: their names, and the links from each to all the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from tahqiq.languages.collation import letters
from tahqiq.relate import Filing, Sheet
from tahqiq.relate.places import UNDATED
from tahqiq.render.dating import in_words
from tahqiq.render.desk import Desk, Draft, Sketch, View

_SLUG = re.compile(r"u[0-9a-f]{4,6}(?:-u[0-9a-f]{4,6})*|other")
_NUMBER = re.compile(r"\d{1,3}")


BESIDE = 100
"""Of more than twice so many pages beside each other as many are led to from one of them."""


class SheetLink(View, frozen=True):
    """A link to a page of an index, and how much stands there and under it."""

    href: str
    label: str
    count: str
    current: bool


class SheetRow(View, frozen=True):
    """Pages beside each other: those of the index, or the parts of one."""

    links: tuple[SheetLink, ...]


class Part(View, frozen=True):
    """A page of an index: its address, its heading, what is on it, the ways to the others.

    An index of one page has no `rows`. `shown` is the page whose things it shows: itself or, where it has none
    of its own, the newest or first of its parts.
    """

    path: str
    title: str
    sheet: Sheet
    shown: Sheet
    rows: tuple[SheetRow, ...]

    def said(self, lead: str) -> str:
        """The description of the page: no two of an index have one."""
        return f"{self.title}: {lead}" if self.sheet.key else lead


def sketched(
    desk: Desk, base: str, index: Filing, title: str, draft: Callable[[Part], Draft], last: bool = False
) -> Iterator[Sketch]:
    """Every page of an index at `base`, itself first; `last` where the newest stands at the end."""
    for key in index.sheets:
        yield one_sketched(desk, base, index, key, title, draft, last)


def one_sketched(
    desk: Desk,
    base: str,
    index: Filing,
    key: str,
    title: str,
    draft: Callable[[Part], Draft],
    last: bool = False,
) -> Sketch:
    """One page of an index, by its key."""
    make = partial(_drafted, desk, base, index, key, title, draft, last)
    return Sketch(f"{base}{key}/" if key else base, make)


def _drafted(
    desk: Desk, base: str, index: Filing, key: str, title: str, draft: Callable[[Part], Draft], last: bool
) -> Draft:
    return draft(_part(desk, base, index, key, title, last))


def _part(desk: Desk, base: str, index: Filing, key: str, title: str, last: bool) -> Part:
    """One page of an index at `base`."""
    sheet = index.sheets[key]
    path = f"{base}{key}/" if key else base
    shown = index.sheets[sheet.last if last else sheet.first]
    heading = desk.words("index.part", title=title, part=_name(desk, sheet)) if key else title
    return Part(path, heading, sheet, shown, rows(desk, base, index, shown))


def whereabouts(desk: Desk, base: str, index: Filing) -> str:
    """The file that knows on which page of a divided index a thing stands (export/whereabouts.py), or nothing."""
    return desk.links.page(f"{base}places.json") if index.divided else ""


def rows(desk: Desk, base: str, index: Filing, at: Sheet | None = None) -> tuple[SheetRow, ...]:
    """The links at every depth down to a page; none where the index is one page."""
    if not index.divided:
        return ()
    trail = at.trail if at else ()
    opened = ("", *(key for key in trail if index.sheets[key].parts))
    return tuple(SheetRow(_links(desk, base, index, key, trail)) for key in opened)


def _links(
    desk: Desk, base: str, index: Filing, opened: str, trail: tuple[str, ...]
) -> tuple[SheetLink, ...]:
    """The links under a key, each made once: a page has all or those near it, another of them as the current one."""
    made, kind = desk.relations.at_hand.of, ("links", desk.language, type(desk.links), base)
    keys = index.sheets[opened].parts
    places = made((*kind, opened, "places"), lambda: {key: place for place, key in enumerate(keys)})
    at = next((places[key] for key in trail if key in places), -1)
    if len(keys) <= 2 * BESIDE:
        links = made((*kind, opened), lambda: tuple(_link(desk, base, index, key) for key in keys))
        return tuple(_current(link) if place == at else link for place, link in enumerate(links))
    # One by one, so that a page hangs on no others than those that it leads to.
    near = [
        (n, made((*kind, keys[n], "link"), partial(_link, desk, base, index, keys[n])))
        for n in _near(at, len(keys))
    ]
    return tuple(_current(link) if place == at else link for place, link in near)


def _current(link: SheetLink) -> SheetLink:
    return msgspec.structs.replace(link, current=True)


def _near(at: int, count: int) -> list[int]:
    """Which of very many pages one of them leads to: the first, the last, and those beside it.

    If each led to all others, thousands of years would make thousands of pages of thousands of links.
    """
    beside = range(max(at - BESIDE // 2, 0), min(max(at, 0) + BESIDE // 2, count))
    return sorted({0, *beside, count - 1})


def _link(desk: Desk, base: str, index: Filing, key: str) -> SheetLink:
    return SheetLink(
        href=desk.links.page(f"{base}{key}/"),
        label=_label(desk, key),
        count=desk.words.number(index.sheets[key].count),
        current=False,
    )


def _name(desk: Desk, sheet: Sheet) -> str:
    """What a page is called: `2024`, `August 2024`, `People · M`, `16 August 2024 · 2`."""
    key = sheet.key
    above = key.rpartition("/")[0]
    label = _label(desk, key)
    return f"{_label(desk, above)} · {label}" if above in sheet.trail else label


def _label(desk: Desk, key: str) -> str:
    return desk.once("label", key, lambda: _said(desk, key))


def _said(desk: Desk, key: str) -> str:
    *above, last = key.split("/")
    if last == UNDATED:
        return desk.words("timeline.undated")
    if above == ["kind"]:
        return desk.words(f"kinds.{last}")
    if _SLUG.fullmatch(last):
        return letters(last)
    if _NUMBER.fullmatch(last):
        return desk.words.number(int(last))
    return in_words(last, desk.language)
