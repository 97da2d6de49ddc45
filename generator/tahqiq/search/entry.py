"""What can be found: one entry per thing and language."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from tahqiq.search.order import LAST

Kind = Literal["article", "actor", "quote", "event", "term"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Entry(msgspec.Struct, frozen=True):
    """One thing that a search can find, in one language.

    `url` is relative to the site's root and stands once in a language. `title` and `content` are plain
    text as printed; lines of `content` are separate passages. `actors` and `speakers` are ids, `years`
    Gregorian years in which the thing lies. `names` are all names of an actor or a term as (language, name),
    `sort` is an actor's kind. Where things are only listed, the one with the greater `order` comes first.
    """

    url: str
    language: str
    kind: Kind
    title: str
    content: str
    actors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    order: int = LAST

    def filters(self) -> list[str]:
        """What results can be narrowed by, beside language and kind: each a form of the index (decision 17).

        Of who is in it, also those of a year alone: together they may be few where each of them has many.
        """
        who = [
            *(f"actor:{actor}" for actor in sorted({*self.actors})),
            *(f"speaker:{speaker}" for speaker in sorted({*self.speakers})),
        ]
        years = sorted({*self.years})
        of_year = (f"{one}/{year}" for one in who for year in years)
        return ["every:", *who, *(f"year:{year}" for year in years), *of_year]


def is_list(form: str) -> bool:
    """Whether a form is what results are narrowed by: its weights then say in which order documents are listed."""
    return ":" in form
