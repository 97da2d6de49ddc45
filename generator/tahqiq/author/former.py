"""An old id kept when something is renamed: `formerly:` of a thing, `moved:` of an article's block or quote."""

from __future__ import annotations

from tahqiq.author.sites import Named
from tahqiq.edits import Edit, offset_of
from tahqiq.read.nodes import Entry, Scalar, Sequence, entries, items
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.schema.vocabulary import QUOTE_PLACE


def thing(file: str, root: MappingNode, text: str, old: str, new: str) -> Edit:
    """`formerly:` takes up the old id; where the new one stands in it, it gives its place."""
    why = f'links to "{old}" go on working'
    value = root.get("formerly")
    for node in items(value):
        if isinstance(node, Scalar) and node.text == new:
            start = offset_of(text, node.place)
            return Edit(file, start, start + node.place.length, old, why)
    known = [node for node in items(value) if isinstance(node, Scalar)]
    if known:
        return _after(file, text, known[-1], old, why)
    entry = root.entry("formerly")
    if entry:
        start = offset_of(text, entry.key.place) + entry.key.place.length
        colon = text.index(":", start) + 1
        end = text.index("]", colon) + 1 if isinstance(value, Sequence) else colon
        return Edit(file, colon, end, f" [{old}]", why)
    return _key(file, root, text, f"formerly: [{old}]", why)


def _after(file: str, text: str, last: Scalar, old: str, why: str) -> Edit:
    """One more item of a list, in the form in which it is written."""
    start = offset_of(text, last.place)
    end = start + last.place.length
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.strip() == "-":
        return Edit(file, end, end, f"\n{line}{old}", why)
    return Edit(file, end, end, f", {old}", why)


def moved(file: str, root: MappingNode, text: str, what: Named, new: str) -> Edit:
    """`moved:` says where links to the old id lead; where the new one was such an old id, it is none any more."""
    sign = QUOTE_PLACE if what.kind == "quote" else ""
    old, new = sign + what.id, sign + new
    why = f'links to "{old}" go on working'
    known = entries(root.get("moved"))
    for one in known:
        if one.key.text == new:
            # It gets its name back, and what was its name meanwhile leads to it.
            start = offset_of(text, one.key.place)
            return Edit(file, start, start + one.key.place.length, old, why)
    if known:
        return _line_after(file, text, known[-1], f"{old}: {new}", why)
    entry = root.entry("moved")
    if entry:
        start = offset_of(text, entry.key.place) + entry.key.place.length
        colon = text.index(":", start) + 1
        end = text.index("}", colon) + 1 if isinstance(entry.value, MappingNode) else colon
        return Edit(file, colon, end, f" {{{old}: {new}}}", why)
    return _key(file, root, text, f"moved: {{{old}: {new}}}", why)


def _line_after(file: str, text: str, last: Entry, pair: str, why: str) -> Edit:
    """One more pair of a mapping, in the form in which it is written."""
    key = offset_of(text, last.key.place)
    end = offset_of(text, last.value.place) + last.value.place.length
    line = text[text.rfind("\n", 0, key) + 1 : key]
    return Edit(file, end, end, f"\n{line}{pair}" if not line.strip() else f", {pair}", why)


def _key(file: str, root: MappingNode, text: str, pair: str, why: str) -> Edit:
    """A new key of the file, at its end."""
    start = offset_of(text, root.place)
    if text.startswith("{", start):
        return Edit(file, start + 1, start + 1, f"{pair}, ", why)
    gap = "" if text.endswith("\n") else "\n"
    return Edit(file, len(text), len(text), f"{gap}{pair}\n", why)
