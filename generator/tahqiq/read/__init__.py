"""Files to located nodes: reads everything, judges only what cannot be read, never raises on bad content."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def __getattr__(name: str) -> object:
    """What is named above, when it is asked for: whoever only looks what has changed does without the parsers."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    where = "folder" if name.startswith("read_") else "manuscript"
    return getattr(import_module(f"tahqiq.read.{where}"), name)
