"""An old id kept when something is renamed: `formerly:` of a thing, `moved:` of an article's block or quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tahqiq.author.sites import Named
from tahqiq.edits import Edit, offset_of
from tahqiq.problems import Place
from tahqiq.read.nodes import Mapping, Scalar, entries, items
from tahqiq.schema.vocabulary import QUOTE_PLACE


class _Kept(NamedTuple):
    """An old id that a key has already: where it stands, and where what is written for it begins and ends."""

    id: Scalar
    first: Place
    last: Place


def thing(file: str, root: Mapping, text: str, old: str, new: str) -> Edit:
    """`formerly:` takes up the old id; where the new one stands in it, it gives its place."""
    known = [_Kept(n, n.place, n.place) for n in items(root.get("formerly")) if isinstance(n, Scalar)]
    return _kept(file, root, text, "formerly", old, new, known, old, "[]")


def moved(file: str, root: Mapping, text: str, what: Named, new: str) -> Edit:
    """`moved:` says where links to the old id lead; where the new one was such an old id, it is none any more."""
    sign = QUOTE_PLACE if what.kind == "quote" else ""
    old, new = sign + what.id, sign + new
    known = [_Kept(e.key, e.key.place, e.value.place) for e in entries(root.get("moved"))]
    return _kept(file, root, text, "moved", old, new, known, f"{old}: {new}", "{}")


def _kept(
    file: str,
    root: Mapping,
    text: str,
    key: str,
    old: str,
    new: str,
    known: Iterable[_Kept],
    item: str,
    around: str,
) -> Edit:
    """Puts an item for the old id under a key; `around` are the brackets of such a list or mapping."""
    why = f'links to "{old}" go on working'
    known = tuple(known)
    for kept in known:
        if kept.id.text == new:
            # It gets its name back, and what was its name meanwhile leads to it.
            start = offset_of(text, kept.id.place)
            return Edit(file, start, start + kept.id.place.length, old, why)
    entry = root.entry(key)
    if entry is None:
        return _at_the_end(file, root, text, f"{key}: {around[0]}{item}{around[1]}", why)
    colon = text.index(":", offset_of(text, entry.key.place) + entry.key.place.length) + 1
    opened = text.startswith(around[0], offset_of(text, entry.value.place))
    if not known:
        end = text.index(around[1], colon) + 1 if opened else colon
        return Edit(file, colon, end, f" {around[0]}{item}{around[1]}", why)
    last = known[-1]
    end = offset_of(text, last.last) + last.last.length
    before = offset_of(text, last.first)
    line = text[text.rfind("\n", 0, before) + 1 : before]
    return Edit(file, end, end, f", {item}" if opened else f"\n{line}{item}", why)


def _at_the_end(file: str, root: Mapping, text: str, pair: str, why: str) -> Edit:
    """A new key of the file."""
    start = offset_of(text, root.place)
    if text.startswith("{", start):
        return Edit(file, start + 1, start + 1, f"{pair}, ", why)
    gap = "" if text.endswith("\n") else "\n"
    return Edit(file, len(text), len(text), f"{gap}{pair}\n", why)
