"""Texts of a file as it stands, which need not be sound: names, titles, descriptions."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.read.nodes import Mapping, Node, Scalar, entries


def texts_under(node: Node | None, key: str) -> Iterator[tuple[str, str]]:
    """(language, text) of a localised value under a key; a plain name has the language ""."""
    value = node.get(key) if isinstance(node, Mapping) else None
    if isinstance(value, Scalar):
        yield "", value.text
    for entry in entries(value):
        if isinstance(entry.value, Scalar):
            yield entry.key.text, entry.value.text
