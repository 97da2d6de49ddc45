"""Files to located nodes: reads everything, judges only what cannot be read, never raises on bad content."""

from tahqiq.read.folder import read_articles, read_edition, read_rest, read_things
from tahqiq.read.manuscript import ArticleFolder, Manuscript, Record, Text

__all__ = [
    "ArticleFolder",
    "Manuscript",
    "Record",
    "Text",
    "read_articles",
    "read_edition",
    "read_rest",
    "read_things",
]
