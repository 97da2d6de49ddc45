"""Search: what can be found in an edition, and the index in which the browser finds it (decision 17)."""

from tahqiq.search.analysis import halves
from tahqiq.search.documents import Records
from tahqiq.search.entries import entries_of, sets
from tahqiq.search.entry import Entry, Kind
from tahqiq.search.folding import Word, fold, folded, words
from tahqiq.search.layout import FOLDER, START, Layout, Sizes, Start, layout_of
from tahqiq.search.making import Made, MadeShards, batches, make_near, make_sets, make_shards, parts, set_of
from tahqiq.search.mending import Mending, OtherLayout

__all__ = [
    "FOLDER",
    "START",
    "Entry",
    "Kind",
    "Layout",
    "Made",
    "MadeShards",
    "Mending",
    "OtherLayout",
    "Records",
    "Sizes",
    "Start",
    "Word",
    "batches",
    "entries_of",
    "fold",
    "folded",
    "halves",
    "layout_of",
    "make_near",
    "make_sets",
    "make_shards",
    "parts",
    "set_of",
    "sets",
    "words",
]
