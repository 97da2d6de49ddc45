"""The formats that an edition is exported to, in the order in which the data page names them."""

from __future__ import annotations

from tahqiq.export.citations import CITATIONS
from tahqiq.export.edition_json import EDITION_JSON
from tahqiq.export.format import Format

FORMATS: tuple[Format, ...] = (EDITION_JSON, CITATIONS)
