"""The formats that an edition is exported to, in the order in which the data page names them."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from tahqiq.export.format import Format

# Each is loaded when it is asked for: an edit that makes a few pages should not wait for formats that nobody wants.
_FORMATS = {
    "edition.json": ("edition_json", "EDITION_JSON"),
    "csv": ("tables", "CSV"),
    "tei": ("tei", "TEI"),
    "json-ld": ("json_ld", "JSON_LD"),
    "annotations": ("annotations", "ANNOTATIONS"),
    "graphml": ("graphml", "GRAPHML"),
    "citations": ("citations", "CITATIONS"),
    "feeds": ("feeds", "FEEDS"),
    "epub": ("epub", "EPUB"),
}
NAMES = tuple(_FORMATS)
ALWAYS = "edition.json"
"""What every site has, for other programs count on it."""


def formats_named(names: Collection[str]) -> tuple[Format, ...]:
    """Some formats, in the order of all."""
    return tuple(_loaded(name) for name in NAMES if name in names)


def all_formats() -> tuple[Format, ...]:
    """All formats, in their order."""
    return formats_named(NAMES)


def _loaded(name: str) -> Format:
    module, constant = _FORMATS[name]
    format = getattr(import_module(f"tahqiq.export.{module}"), constant)
    assert isinstance(format, Format) and format.name == name
    return format
