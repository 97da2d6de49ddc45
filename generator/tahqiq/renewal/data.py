"""The data file of a renewal: which of its pieces are others now, and which may be copied."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq import pipeline
from tahqiq.export.edition_json import WHOLE
from tahqiq.publish import data_file
from tahqiq.render.publication import Publication
from tahqiq.renewal.underway import Underway

_ORDER = frozenset({"ids article", "ids actor", "ids term", "count quote", "timeline"})
"""Facts of which pieces there are, and in which order: while none of them has changed, no piece has moved."""
_PIECES = {
    "article ": ("articles", "quotes"),
    "actor ": ("actors",),
    "mentions actor ": ("actors",),
    "event ": ("events",),
    "term ": ("terms",),
    "mentions term ": ("terms",),
}
_FILED = "filed glossary "
"""What follows is a language and a term."""


def renew_data(at: Underway) -> None:
    """Makes the data file of the next site; it is copied behind, for it may be as large as all pages."""
    changed = set(_hanging_on(at))
    publication = Publication(at.relations, "", {})

    def made(section: str, name: str) -> bytes:
        return WHOLE.piece(publication, section, name)

    if at.facts.isdisjoint(_ORDER):
        segments = data_file.replaced(at.database, changed, made)
    else:
        segments = data_file.rewritten(
            at.database,
            WHOLE.skeleton(at.relations),
            lambda *named: made(*named) if named in changed else None,
        )
    old, new = at.site / pipeline.DATA, at.next / pipeline.DATA
    at.behind.begin(lambda: data_file.put_together(old, new, segments))
    at.written.add(pipeline.DATA)


def _hanging_on(at: Underway) -> Iterator[tuple[str, str]]:
    """The pieces that may be others than before: (section, id). Some of them there may be none of."""
    for fact in at.facts:
        for prefix, sections in _PIECES.items():
            if fact.startswith(prefix):
                yield from ((section, fact[len(prefix) :]) for section in sections)
        if fact.startswith(_FILED):
            yield "terms", fact[len(_FILED) :].partition(" ")[2]
