"""Records of languages that have no module of their own, from the CLDR data that Babel carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from tahqiq.languages import neutral
from tahqiq.languages.record import Direction, Language
from tahqiq.languages.writing import of_script

_ZEROS = {  # UTS 35 numbering systems whose ten digits follow one another in Unicode
    "latn": "0",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "mymr": "၀",
    "nkoo": "߀",
    "tibt": "༠",
    "adlm": "\U0001e950",
}


_ROOT_OR = " or "  # what CLDR's root says where a language says nothing: English is no neutral word


def record(tag: str) -> Language:
    """The record of `tag`, from the nearest locale that Babel has; neutral if there is none."""
    plain = neutral.record(tag)
    locale = _locale(tag)
    if locale is None:
        return plain
    months = locale.months["format"]["wide"]
    eras = locale.eras["abbreviated"]
    zero = _ZEROS.get(locale.default_numbering_system, "0")
    return replace(
        plain,
        name=locale.get_display_name(locale) or tag,
        direction=neutral.script_direction(tag) or _direction(locale),
        digits="".join(chr(ord(zero) + n) for n in range(10)),
        months=tuple(months[number] for number in range(1, 13)),
        common_era=eras[1],
        before_common_era=eras[0],
        list_separator=_joint(locale, "standard", "middle", ", "),
        conjunction=_joint(locale, "standard", "2", ", "),
        disjunction=_joint(locale, "or", "2", " / "),
        date_pattern=str(locale.date_formats["long"]),
        month_pattern=str(locale.datetime_skeletons.get("yMMMM") or "MMMM y"),
        writing=of_script(neutral.script(tag) or _script(locale)),
    )


def _script(locale: Locale) -> str:
    """The script that the locale says, or that its language is likely to be written in (UTS 35, likely subtags)."""
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    full = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language) or ""
    return next((part for part in full.split("_")[1:] if len(part) == 4), "")


def _locale(tag: str) -> Locale | None:
    """The locale of the tag, or of the tag without its last subtags; None if Babel knows none of them."""
    subtags = tag.replace("_", "-").split("-")
    while subtags:
        try:
            return Locale.parse("-".join(subtags), sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            subtags.pop()
    return None


def _direction(locale: Locale) -> Direction:
    return "rtl" if locale.character_order == "right-to-left" else "ltr"


def _joint(locale: Locale, style: str, place: str, otherwise: str) -> str:
    """What stands between two items of a list; `otherwise` where the pattern is no plain joint."""
    patterns: Mapping[str, str] = locale.list_patterns.get(style) or {}
    pattern = patterns.get(place, "")
    if pattern.startswith("{0}") and pattern.endswith("{1}"):
        joint = pattern[3:-3]
        return otherwise if joint == _ROOT_OR else joint
    return otherwise
