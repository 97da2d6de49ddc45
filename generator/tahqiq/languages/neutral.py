"""The record for a tag of which nothing is known: symbols, numbers and ISO order instead of words."""

from __future__ import annotations

from tahqiq.languages.record import Direction, Language, Quotes

HIJRI_MONTHS = (
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Akhira",
    "Rajab",
    "Shaaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qaada",
    "Dhu al-Hijja",
)
"""The usual romanization: CLDR, as packed in Babel, has no Hijri months for other languages."""

_RIGHT_TO_LEFT = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"})


def script_direction(tag: str) -> Direction | None:
    """The direction that the tag's script subtag says (`ku-Arab`: rtl), None if it has no such subtag."""
    found = script(tag)
    return ("rtl" if found in _RIGHT_TO_LEFT else "ltr") if found else None


def primary(tag: str) -> str:
    """The tag's language subtag in lower case (BCP 47, primary language subtag)."""
    return tag.replace("_", "-").split("-")[0].lower()


def script(tag: str) -> str:
    """The tag's script subtag in lower case (ISO 15924), empty if it has none."""
    subtags = tag.replace("_", "-").split("-")[1:]
    return next((subtag.lower() for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")


def record(tag: str) -> Language:
    """A record that claims nothing about the language but its script's direction."""
    return Language(
        tag=tag,
        name=tag,
        direction=script_direction(tag) or "ltr",
        digits="0123456789",
        months=tuple(f"{month:02}" for month in range(1, 13)),
        seasons=(),
        hijri_months=HIJRI_MONTHS,
        hijri_era="AH",
        common_era="CE",
        before_common_era="BCE",
        quotes=Quotes("“", "”", "‘", "’"),
        list_separator=", ",
        conjunction=", ",
        disjunction=" / ",
        date_pattern="y-MM-dd",
        month_pattern="y-MM",
    )
