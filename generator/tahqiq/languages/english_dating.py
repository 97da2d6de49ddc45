"""Dates in English texts: day and month in either order, days of the week, words that count days."""

from __future__ import annotations

from tahqiq.languages.date_words import DateWords, either, written

_FULL = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_MONTHS = {name: number for number, name in enumerate(_FULL, 1)} | {
    **{name: number for number, name in enumerate(("jan", "feb", "mar", "apr"), 1)},
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_HIJRI = {
    "muharram": 1,
    "safar": 2,
    "rabi al-awwal": 3,
    "rabi' al-awwal": 3,
    "rabi al-thani": 4,
    "rabi' al-thani": 4,
    "jumada al-ula": 5,
    "jumada al-akhira": 6,
    "jumada al-thani": 6,
    "rajab": 7,
    "shaaban": 8,
    "sha'ban": 8,
    "ramadan": 9,
    "shawwal": 10,
    "dhu al-qaada": 11,
    "dhu al-qa'da": 11,
    "dhu al-hijja": 12,
}
_WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PARTS = {
    "early": "early",
    "the beginning of": "early",
    "the start of": "early",
    "mid": "mid",
    "mid-": "mid",
    "the middle of": "mid",
    "late": "late",
    "the end of": "late",
}
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_DAYS = {"the day before yesterday": -2, "yesterday": -1, "tomorrow": 1}
_UNITS = {unit + ending: unit for unit in ("day", "week", "month", "year") for ending in ("", "s")}
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_OPEN = {"since": "since", "before": "before", "until": "until"}
_ABOUT = {"around": 1, "about": 1, "circa": 1}
_PERHAPS = {"perhaps": 1, "possibly": 1, "probably": 1}
_JOINTS = {"to": "to", "and": "to", "until": "to", "-": "to", "–": "to", "or": "or"}

_MONTH = rf"(?P<month>{either(_MONTHS)})\.?"
_WHOLE = rf"(?P<month>{either(set(_FULL) - {'may', 'march'})})"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = rf"(?P<weekday>{either(_WEEKDAYS)})"
_TIME = r"(?:morning|afternoon|evening|night)"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_PART = rf"(?P<part>{either(_PARTS)})[\s-]*"
_SHIFT = rf"(?P<shift>{either(_SHIFTS)})"
_DOUBT = rf"(?:(?P<perhaps>{either(_PERHAPS)})\s+)?(?:(?P<about>{either(_ABOUT)})\s+)?"
_OPENING = rf"(?:(?P<open>{either(_OPEN)})\s+)?{_DOUBT}"
_DAYS_TO = rf"{_DAY}\s*(?P<joint>{either(_JOINTS)})\s*{_DAY.replace('day', 'until')}"
_IN = r"(?:(?<=in\s)|(?<=of\s)|(?<=by\s)|(?<=during\s)|(?<=from\s)|(?<=the\s))"

_PATTERNS = {
    "hijri-day": rf"{_DAY}\s+(?P<hijri>{either(_HIJRI)})\s*,?\s*(?P<year>1[34]\d\d)(?:\s?ah)?",
    "hijri-month": rf"(?P<hijri>{either(_HIJRI)})\s+(?P<year>1[34]\d\d)(?:\s?ah)?",
    "hijri-year": r"(?P<year>1[34]\d\d)\s?ah",
    "iso": r"(?P<year>\d{4})-(?P<month_>\d\d)-(?P<day>\d\d)",
    "range": rf"(?:between|from)\s+{_YEAR}\s+(?:and|to|until)\s+(?P<until>1[5-9]\d\d|20\d\d)",
    "days": rf"(?:(?:from|between)\s+)?{_DAYS_TO}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s*{_YEAR})?",
    "month-days": rf"{_MONTH}\s+{_DAYS_TO}(?:\s*,\s*{_YEAR})?",
    "day": rf"{_OPENING}(?:{_WEEKDAY}\s*,?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s*{_YEAR})?",
    "month-day": rf"{_OPENING}(?:{_WEEKDAY}\s*,?\s+)?{_MONTH}\s+{_DAY}"
    rf"(?:\s*,\s*{_YEAR}|\s+{_YEAR.replace('year', 'year_')})?",
    "part-month": rf"{_PART}{_MONTH}(?:\s*,?\s*{_YEAR})?",
    "part-shift": rf"{_PART}{_SHIFT}\s+(?P<unit>week|month|year)",
    "part-month-shift": rf"{_PART}{_SHIFT}\s+{_MONTH}",
    "month-year": rf"{_OPENING}{_MONTH}\s*,?\s*{_YEAR}",
    "month-shift": rf"{_SHIFT}\s+{_MONTH}",
    "season-year": rf"(?:the\s+)?(?P<season>{either(_SEASONS)})\s+(?:of\s+)?{_YEAR}",
    "season-shift": rf"{_SHIFT}\s+(?P<season>{either(_SEASONS)})",
    "decade-year": r"(?:the\s+)?(?P<year>1[5-9]\d0|20\d0)s",
    "part-year": rf"{_PART}{_YEAR}",
    "relative-day": rf"(?P<shift>{either(_DAYS)})(?:\s+{_TIME})?(?:\s*,\s+{_WEEKDAY})?",
    "weekday-shift": rf"{_SHIFT}\s+{_WEEKDAY}(?:\s+{_TIME})?",
    "weekday": rf"{_WEEKDAY}\s+{_TIME}|(?:(?<=on\s)|(?<=late\s)|(?<=early\s)){_WEEKDAY.replace('weekday', 'weekday_')}",
    "units": rf"(?:the\s+)?{_SHIFT}\s+(?P<count>{either(_NUMBERS)}|\d\d?)\s+(?P<unit>{either(_UNITS)})",
    "unit-shift": rf"(?:earlier\s+|later\s+)?{_SHIFT}\s+(?P<unit>week|month|year)",
    "month": rf"(?:(?<=in\s)|(?<=since\s)|(?<=during\s)|(?<=by\s)|(?<=until\s)){_WHOLE}",
    "year": rf"(?P<open>{either(_OPEN)})\s+{_YEAR}|(?P<about>around|circa)\s+{_YEAR.replace('year', 'year_')}"
    rf"|{_IN}{_YEAR.replace('year', 'year__')}",
}

WORDS = DateWords(
    patterns=tuple(
        (kind, written(rf"(?<![^\W_])(?<!\d[.,-])(?P<whole>{pattern})(?![^\W_]|[.,-]\d)"))
        for kind, pattern in _PATTERNS.items()
    ),
    tables={
        "month": _MONTHS,
        "hijri": _HIJRI,
        "weekday": _WEEKDAYS,
        "season": _SEASONS,
        "part": _PARTS,
        "shift": {**_SHIFTS, **_DAYS},
        "unit": _UNITS,
        "count": _NUMBERS,
        "open": _OPEN,
        "about": _ABOUT,
        "perhaps": _PERHAPS,
        "joint": _JOINTS,
    },
    first_weekday=0,
    reasons={
        "counted": "“{words}” is counted from the day on which the text appeared, {published}: {date}.",
        "nearest": "“{words}” names no year; it is taken for the nearest date "
        "before the text appeared, {published}: {date}.",
        "stated": "The text says “{words}”.",
    },
)
