"""What can be found: one entry per thing and language."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["article", "actor", "quote", "event", "term"]


class Entry(msgspec.Struct, frozen=True):
    """One thing that a search can find, in one language.

    `url` is relative to the site's root and stands once in a language. `title` and `content` are plain
    text as printed; lines of `content` are separate passages. `actors` and `speakers` are ids, `years`
    Gregorian years in which the thing lies.
    """

    url: str
    language: str
    kind: Kind
    title: str
    content: str
    actors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def filters(self) -> dict[str, list[str]]:
        """What results can be narrowed by, without the language, which has an index of its own."""
        found: dict[str, list[str]] = {
            "kind": [self.kind],
            "actor": sorted(set(self.actors)),
            "speaker": sorted(set(self.speakers)),
            "year": [str(year) for year in sorted(set(self.years))],
        }
        return {name: values for name, values in found.items() if values}
