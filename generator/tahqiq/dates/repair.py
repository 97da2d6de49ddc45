"""Guesses what was meant by a text that is no EDTF, as people write dates and as older EDTF wrote them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from tahqiq.languages import own_languages

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣-"), "-")
_MARKS = dict.fromkeys(map(ord, "؟？"), "?") | dict.fromkeys(map(ord, "～∼"), "~")
_BETWEEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*/\s*",
        r"(?<=/[0-9]{4})\s*-\s*",
        r"\s*(?:\.\.+|…)\s*",
        r"\s+-+\s+|--+",
        r"\s+(?:to|until)\s+",
    )
)
"""What people put between the two ends of an interval."""

_LONGEST = 80  # a longer text is no date that someone mistyped


def candidates(text: str) -> Iterator[str]:
    """Texts that may have been meant, likeliest first; whether they are dates is for the caller to see."""
    if len(text) > _LONGEST:
        return
    plain = _plain(text)
    if _month_first(plain) != plain:
        # `12/2024` is December, not the thirteenth century to 2024.
        yield _one(plain)
    for between in _BETWEEN:
        ends = between.split(plain)
        if len(ends) == 2 and all(ends):
            yield "/".join(_one(end) for end in ends)
    yield _one(plain)


def _plain(text: str) -> str:
    """The text with ASCII digits, dashes and marks, without invisible characters and outer spaces."""
    characters = text.translate(_DASHES).translate(_MARKS)
    digits = (str(unicodedata.decimal(c, c)) for c in characters)
    return "".join(c for c in digits if unicodedata.category(c) != "Cf").strip()


def _one(text: str) -> str:
    """One date, put right by every rule that knows it."""
    for rule in _RULES:
        text = rule(text)
    return text


def _about(text: str) -> str:
    match = re.fullmatch(r"(?:c|ca|circa|about|around)\b\.?\s*(.+)", text, re.IGNORECASE)
    return f"{match[1]}~" if match else text


def _named_month(text: str) -> str:
    """`16 August 2024`, `August 16, 2024`, `آب ٢٠٢٤`, in the languages that we know well."""
    words = re.findall(r"[^\W\d_]+|[0-9]+", text)
    numbers = [word for word in words if word.isdecimal()]
    month = _month_number(" ".join(word for word in words if not word.isdecimal()).casefold())
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    if month is None or len(years) != 1 or len(years) + len(days) != len(numbers) or len(days) > 1:
        return text
    return "-".join([years[0], f"{month:02}", *(day.zfill(2) for day in days)])


def _month_number(word: str) -> int | None:
    """The month that the word names or begins, from three letters on; None if that is not one month."""
    named = [
        (name.casefold(), number)
        for language in own_languages()
        for number, name in enumerate(language.months, 1)
    ]
    exact = [number for name, number in named if name == word]
    begun = {number for name, number in named if len(word) > 2 and name.startswith(word)}
    return exact[0] if exact else begun.pop() if len(begun) == 1 else None


def _without_spaces(text: str) -> str:
    time = re.fullmatch(r"([0-9-]{10})\s+([0-9:.]+\s*\S*)", text)
    return re.sub(r"\s", "", f"{time[1]}T{time[2]}" if time else text)


def _letters(text: str) -> str:
    """Unspecified digits of older EDTF (`u`, `x`, `??`), small letters, words for the ends."""
    text = re.sub(r"(?<=[0-9xu-])[xu]|^[xu](?=[xu0-9])", "X", text, flags=re.IGNORECASE)
    text = re.sub(r"-\?\?", "-XX", text)
    text = re.sub(r"(?<=[0-9])[tz](?=[0-9]|$)", lambda match: match[0].upper(), text)
    return re.sub(r"(?<=/)(?:open|now|present)$|^open(?=/)", "..", text).replace("unknown", "")


def _day_first(text: str) -> str:
    """`16-08-2024`, `16/8/2024`, `16.8.2024`: the day first, or the month if it must be."""
    match = re.fullmatch(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})([?~%]?)", text)
    if not match:
        return text
    day, _, month, year, mark = match.groups()
    return f"{year}-{month}-{day}{mark}"


def _month_first(text: str) -> str:
    """`8/2024`, `08-2024`."""
    return re.sub(r"^([0-9]{1,2})[-/.]([0-9]{4})([?~%]?)$", r"\2-\1\3", text)


def _padded(text: str) -> str:
    """`2024/8/16`, `2024.8`, `2024-8-16`, `20240816`; and month and day changed about, `2024-16-08`."""
    match = re.fullmatch(
        r"(-?[0-9]{4})(?:([-/.])([0-9X]{1,2})(?:\2([0-9X]{1,2}))?|([0-9]{2})([0-9]{2}))([?~%]?)", text
    )
    if not match:
        return text
    year, _, month, day, packed_month, packed_day, mark = match.groups()
    month, day = month or packed_month, day or packed_day
    if day and "X" not in month + day and int(month) > 12 >= int(day):
        month, day = day, month
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])]) + mark


def _span_of_years(text: str) -> str:
    return re.sub(r"^([0-9]{4})-([0-9]{4})$", r"\1/\2", text)


def _decade(text: str) -> str:
    text = re.sub(r"^(-?[0-9]{3})0'?s", r"\1X", text)
    text = re.sub(r"^(-?[0-9]{3})([?~%]?)$", r"\1X\2", text)
    return re.sub(r"^(-?[0-9]{2})([?~%]?)$", r"\1XX\2", text)


def _long(text: str) -> str:
    """`Y2024` and `12345`: `Y` is for more than four digits, and needed there."""
    match = re.fullmatch(r"Y?(-?)0*([0-9]+)", text)
    if not match or (len(match[2]) <= 4 and text[0] != "Y"):
        return text
    return f"{match[1]}{match[2].zfill(4)}" if len(match[2]) <= 4 else f"Y{match[1]}{match[2]}"


def _time(text: str) -> str:
    """A time without seconds, or with a zone without its colon."""
    text = re.sub(r"(T[0-9]{2}:[0-9]{2})(?=$|[Z+-])", r"\1:00", text)
    return re.sub(r"(T.*[+-][0-9]{2})([0-9]{2})$", r"\1:\2", text)


_RULES: tuple[Callable[[str], str], ...] = (
    _about,
    _named_month,
    _without_spaces,
    _letters,
    _day_first,
    _month_first,
    _padded,
    _span_of_years,
    _decade,
    _long,
    _time,
)
