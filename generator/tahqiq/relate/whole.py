"""An edition that is in memory, related there: for those that are small."""

from __future__ import annotations

import sqlite3

from tahqiq.model import Edition
from tahqiq.relate.filing import file
from tahqiq.relate.relations import Relations
from tahqiq.relate.rows import rows_of
from tahqiq.relate.tables import create, gather, put_articles, put_things


def relate(edition: Edition) -> Relations:
    """All relations of an edition."""
    database = sqlite3.connect(":memory:")
    create(database)
    put_things(database, edition)
    put_articles(database, (rows_of(a, edition.languages, edition.actors) for a in edition.articles.values()))
    gather(database)
    file(database, edition.languages)
    return Relations(database)
