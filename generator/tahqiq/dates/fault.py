"""Faults: what is wrong with a text that is no date, at which character, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

FORMS = "a date is written 2024, 2024-08 or 2024-08-16, with ~ for about and ? for perhaps"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no date.

    `offset` is that of the first wrong character, in code points from 0; the text's length if it stops
    too early. `message` says what is wrong, `hint` what to do ("write 2024-08-16"); both begin with a
    small letter and have no full stop.
    """

    offset: int
    message: str
    hint: str

    def meant(self, text: str) -> tuple[int, int]:
        """Which characters of the text are wrong, from and to: all of them where it stops too early."""
        return (self.offset, self.offset + 1) if self.offset < len(text) else (0, len(text))


def _prefix(*tokens: str) -> re.Pattern[str]:
    """A pattern that matches as much of the tokens' sequence as is there; `?` ends an optional token."""
    pattern = ""
    for token in reversed(tokens):
        pattern = f"(?:{token}){pattern}" if token.endswith("?") else f"(?:{token}{pattern})?"
    return re.compile(pattern)


_MARK = "[?~%]?"
_TWO = ("[0-9X]", "[0-9X]")
_DATE = _prefix(_MARK, "-?", *_TWO, *_TWO, _MARK, "-", _MARK, *_TWO, _MARK, "-", _MARK, *_TWO, _MARK)
_HOUR = ("[0-2]", "(?:(?<=[01])[0-9]|[0-4])")
_SIXTY = (":", "[0-5]", "[0-9]")
_ZONE = ("Z?", "(?<!Z)[+-]", "[0-9]", "[0-9]", ":", "[0-9]", "[0-9]")
_TIME = _prefix(*_HOUR, *_SIXTY, *_SIXTY, r"(?:\.[0-9]+)?", *_ZONE)
_LONG = _prefix("Y", "-?", "[1-9][0-9]*", "(?:E[0-9]+)?", "S", "[1-9][0-9]*")
_ESTIMATE = _prefix("-?", *["[0-9]"] * 4, "S", "[1-9][0-9]*")


def in_date(text: str, at: int = 0) -> Fault:
    """The fault of a text that is not shaped like a single date; `at` is where it begins in the whole."""
    return _unexpected(text, max(_matched(_DATE, text), _matched(_ESTIMATE, text)), at)


def in_time(text: str, at: int) -> Fault:
    """The fault of a text that is not shaped like a time of day; `at` is where it begins in the whole."""
    hint = "a time is written 23:20:30, 23:20:30Z or 23:20:30+03:00"
    if re.match("24:[0-5][0-9]:[0-5][0-9]", text):
        return Fault(at, "the hour 24 is for midnight only, 24:00:00", hint)
    return _unexpected(text, _matched(_TIME, text), at, hint)


def in_long_year(text: str) -> Fault:
    """The fault of a text with `Y` that is not shaped like a long year."""
    hint = "a year of more than four digits is written Y12345, Y17E7 or Y171010000S3"
    return _unexpected(text, _matched(_LONG, text), 0, hint)


def _matched(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _unexpected(text: str, offset: int, at: int, hint: str = FORMS) -> Fault:
    if offset >= len(text):
        return Fault(at + len(text), "the date stops too early" if text else "a date is missing", hint)
    return Fault(at + offset, f"{name(text[offset])} cannot stand here", hint)


def name(character: str) -> str:
    """A character as a message should show it: itself in quotes, or its Unicode name if it has no shape."""
    if character == " ":
        return "a space"
    if character.isprintable() and not character.isspace() and not unicodedata.combining(character):
        return f"“{character}”"
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
