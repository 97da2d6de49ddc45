"""The Language record: what the edition needs to know of a language to show text and dates in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tahqiq.languages.writing import UNKNOWN, Writing

Direction = Literal["rtl", "ltr"]
Plural = Callable[[int], str]
"""The plural form that a whole number takes: zero, one, two, few, many or other, as CLDR calls them."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks: the outer pair, and the pair for a quotation inside a quotation."""

    open: str
    close: str
    inner_open: str
    inner_close: str


@dataclass(frozen=True, slots=True)
class Language:
    """One language, as data.

    `tag` is the BCP 47 tag that was asked for, `name` the language's own name for itself.
    `digits` are its ten digits, 0 first. `months` are the twelve Gregorian months as they stand in a
    date, `hijri_months` the twelve of the Hijri year from Muharram, `seasons` spring to winter (empty
    where we know none). `date_pattern` and `month_pattern` are CLDR patterns (UTS 35, part 4) of a
    day and of a month in a year. `list_separator`, `conjunction` and `disjunction` join the items of
    a list with their spaces: "a, b and c", "a or b". `words_per_minute` is how fast adults read it. `writing` says
    what is a slip in its texts. `plural` is its rule of plural forms, and `names` its names of languages by their tags,
    as CLDR has them: what is not here is asked of Babel, which takes a while to load.

    The rates are those of IReST (Trauzettel-Klosinski, Dietz et al. 2012, doi:10.1167/iovs.11-8284), which
    measured matched texts in 17 languages: Arabic 138, English 228, the mean of all languages 184. Read
    aloud, so for silent reading they are on the safe side.
    """

    tag: str
    name: str
    direction: Direction
    digits: str
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    hijri_months: tuple[str, ...]
    hijri_era: str
    common_era: str
    before_common_era: str
    quotes: Quotes
    list_separator: str
    conjunction: str
    disjunction: str
    date_pattern: str
    month_pattern: str
    words_per_minute: int = 184
    writing: Writing = UNKNOWN
    plural: Plural | None = None
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
