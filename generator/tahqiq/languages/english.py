"""What is known of English."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.languages import neutral
from tahqiq.languages.record import Language, Quotes
from tahqiq.languages.writing import SCRIPTS, Writing

SUBTAG = "en"


def _plural(n: int) -> str:
    return "one" if n == 1 else "other"


_ENGLISH = Language(
    tag="en",
    name="English",
    direction="ltr",
    digits="0123456789",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    seasons=("spring", "summer", "autumn", "winter"),
    hijri_months=neutral.HIJRI_MONTHS,
    hijri_era="AH",
    common_era="CE",
    before_common_era="BCE",
    quotes=Quotes("“", "”", "‘", "’"),
    list_separator=", ",
    conjunction=" and ",
    disjunction=" or ",
    date_pattern="d MMMM y",
    month_pattern="MMMM y",
    words_per_minute=228,
    writing=Writing(
        letters=SCRIPTS["latn"],
        punctuation={"،": ",", "؛": ";", "؟": "?"},
        apostrophe="’",
        joiners=False,
        tight=True,
        marks=(("“", "”"),),
        straight=True,
    ),
    plural=_plural,
    names={"ar": "Arabic", "en": "English"},
)


def record(tag: str) -> Language:
    """English, under the tag that was asked for."""
    return replace(_ENGLISH, tag=tag)
