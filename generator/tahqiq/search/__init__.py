"""Search: what can be found in an edition, and the index in which the browser finds it."""

from tahqiq.search.bundle import index
from tahqiq.search.entries import entries
from tahqiq.search.entry import Entry, Kind
from tahqiq.search.folding import Word, fold, folded, words
from tahqiq.search.service import SearchIndexError

__all__ = ["Entry", "Kind", "SearchIndexError", "Word", "entries", "fold", "folded", "index", "words"]
