"""The formats that an edition is exported to, in the order in which the data page names them."""

from __future__ import annotations

from collections.abc import Collection

from tahqiq.export.annotations import ANNOTATIONS
from tahqiq.export.citations import CITATIONS
from tahqiq.export.edition_json import EDITION_JSON
from tahqiq.export.epub import EPUB
from tahqiq.export.feeds import FEEDS
from tahqiq.export.format import Format
from tahqiq.export.graphml import GRAPHML
from tahqiq.export.json_ld import JSON_LD
from tahqiq.export.tables import CSV
from tahqiq.export.tei import TEI

FORMATS: tuple[Format, ...] = (EDITION_JSON, CSV, TEI, JSON_LD, ANNOTATIONS, GRAPHML, CITATIONS, FEEDS, EPUB)
NAMES = tuple(format.name for format in FORMATS)
ALWAYS = EDITION_JSON.name
"""What every site has, for other programs count on it."""


def formats_named(names: Collection[str]) -> tuple[Format, ...]:
    """Some formats, in the order of all."""
    return tuple(format for format in FORMATS if format.name in names)
