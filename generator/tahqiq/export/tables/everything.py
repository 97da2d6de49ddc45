"""All tables, in the order in which they are named."""

from __future__ import annotations

from typing import Any

from tahqiq.export.tables.articles import ARTICLE_TABLE, BLOCKS, CORRECTIONS, FORMER_PLACES, TEXTS
from tahqiq.export.tables.mentions import MENTIONS
from tahqiq.export.tables.quotes import ABOUT, EVIDENCE, QUOTE_TABLE, SPANS, STANCE_TABLE
from tahqiq.export.tables.table import Table
from tahqiq.export.tables.things import (
    ACTOR_NAMES,
    ACTOR_TABLE,
    EVENT_ACTORS,
    EVENT_SOURCES,
    EVENT_TABLE,
    MEMBERSHIPS,
    TERM_NAMES,
    TERM_TABLE,
)
from tahqiq.export.tables.whichever import FORMER, STATED

TABLES: tuple[Table[Any], ...] = (
    ARTICLE_TABLE,
    TEXTS,
    BLOCKS,
    QUOTE_TABLE,
    SPANS,
    EVIDENCE,
    ABOUT,
    STANCE_TABLE,
    MENTIONS,
    CORRECTIONS,
    FORMER_PLACES,
    ACTOR_TABLE,
    ACTOR_NAMES,
    MEMBERSHIPS,
    EVENT_TABLE,
    EVENT_ACTORS,
    EVENT_SOURCES,
    TERM_TABLE,
    TERM_NAMES,
    STATED,
    FORMER,
)
