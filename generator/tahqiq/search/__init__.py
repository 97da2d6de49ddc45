"""Search: what can be found in an edition, and the index in which the browser finds it (decision 17)."""

from tahqiq.languages.folding import fold, words
from tahqiq.search.documents import Records
from tahqiq.search.entries import entries_of, sets, things_of
from tahqiq.search.entry import Entry
from tahqiq.search.layout import FOLDER, START, Layout, layout_of
from tahqiq.search.making import batches, make_sets, make_shards, parts, set_of, tally_of
from tahqiq.search.mending import Mending, OtherLayout

__all__ = [
    "FOLDER",
    "START",
    "Entry",
    "Layout",
    "Mending",
    "OtherLayout",
    "Records",
    "batches",
    "entries_of",
    "fold",
    "layout_of",
    "make_sets",
    "make_shards",
    "parts",
    "set_of",
    "sets",
    "tally_of",
    "things_of",
    "words",
]
