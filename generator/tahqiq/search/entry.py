"""What can be found: one entry per thing and language."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Kind = Literal["article", "actor", "quote", "event", "term"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Entry(msgspec.Struct, frozen=True):
    """One thing that a search can find, in one language.

    `url` is relative to the site's root and stands once in a language. `title` and `content` are plain
    text as printed; lines of `content` are separate passages. `actors` and `speakers` are ids, `years`
    Gregorian years in which the thing lies, `names` all names of an actor or a term in all languages.
    """

    url: str
    language: str
    kind: Kind
    title: str
    content: str
    actors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def filters(self) -> list[str]:
        """What results can be narrowed by, beside language and kind: each a form of the index (decision 17)."""
        return [
            *(f"actor:{actor}" for actor in sorted({*self.actors})),
            *(f"speaker:{speaker}" for speaker in sorted({*self.speakers})),
            *(f"year:{year}" for year in sorted({*self.years})),
        ]
