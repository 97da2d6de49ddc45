"""What is wrong with a file that is not YAML: libyaml's complaint told to who has never heard of scalars.

libyaml says where it could not go on, which is often a line after the mistake; what it had begun to read (its context)
tells where to look. What is recognised here has a sentence and a hint; the rest is told in libyaml's own words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from tahqiq.problems import Place, Problem
from tahqiq.read.conflicts import conflict

_SPACES = re.compile(r"\s+")
_KEY = re.compile(r"\s*(?:- +)*[\w-]+\s*$")
_ARABIC_COMMAS = re.compile("[،؛]")
_CLOSING = {"{": "}", "[": "]"}
_OTHERWISE = "this line is indented otherwise than those it belongs to"
_LIKE_ITS_NEIGHBOURS = "begin lines that belong together with the same number of spaces"
_KEY_AND_VALUE = "write `key: value`, with a colon and a space"


class _Mark(NamedTuple):
    """A place in the text, from 0."""

    line: int
    column: int


class _Broken(NamedTuple):
    """A text, and where reading it failed: `at` is where it could not go on, `begun` what it was in the midst of."""

    lines: list[str]
    said: str
    at: _Mark
    begun: _Mark


class _Told(NamedTuple):
    at: _Mark
    message: str
    hint: str


def fault(text: str, file: str, error: yaml.MarkedYAMLError) -> Problem:
    """The problem that an error of libyaml is. Never raises."""
    said = _SPACES.sub(" ", " ".join(part for part in (error.context, error.problem) if part))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if torn := conflict(text, file):
        return torn
    at = error.problem_mark or error.context_mark
    if at is None:
        return Problem(Place(file), "yaml-syntax", said)
    begun = error.context_mark or at
    broken = _Broken(text.split("\n"), said, _Mark(at.line, at.column), _Mark(begun.line, begun.column))
    for tell in (_tab, _first_character, _flow, _unclosed_quotation, _no_colon, _no_key, _second_colon):
        if told := tell(broken):
            place = Place(file, told.at.line + 1, told.at.column + 1)
            return Problem(place, "yaml-syntax", told.message, told.hint)
    return Problem(Place(file, broken.at.line + 1, broken.at.column + 1), "yaml-syntax", said)


def _line(broken: _Broken, number: int) -> str:
    return broken.lines[number] if number < len(broken.lines) else ""


def _tab(broken: _Broken) -> _Told | None:
    line = _line(broken, broken.at.line)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent or broken.at.column > len(indent):
        return None
    hint = "indent with spaces, not tabs: two for each level"
    return _Told(_Mark(broken.at.line, indent.index("\t")), "a tab before the first word of the line", hint)


def _first_character(broken: _Broken) -> _Told | None:
    character = _line(broken, broken.at.line)[broken.at.column : broken.at.column + 1]
    if "cannot start any token" not in broken.said or not character.strip():
        return None
    hint = "put the whole text in quotation marks"
    return _Told(broken.at, f"a text cannot begin with {character}", hint)


def _flow(broken: _Broken) -> _Told | None:
    """Within braces or square brackets: a comma that is none, or no closing one."""
    if "flow" not in broken.said:
        return None
    opening = _line(broken, broken.begun.line)[broken.begun.column : broken.begun.column + 1]
    if opening not in _CLOSING:
        return None
    rest = _line(broken, broken.begun.line)[broken.begun.column :]
    between = f"between {opening} and {_CLOSING[opening]}"
    if comma := _ARABIC_COMMAS.search(rest):
        at = _Mark(broken.begun.line, broken.begun.column + comma.start())
        return _Told(at, f"{comma[0]} separates nothing {between}", "write a comma: ,")
    if broken.at.line == broken.begun.line:
        hint = "separate with commas; a text that has such signs of its own belongs in quotation marks"
        return _Told(broken.at, f"this does not belong {between}", hint)
    return _Told(
        broken.begun, f"nothing closes this {opening}", f"write {_CLOSING[opening]} after the last value"
    )


def _unclosed_quotation(broken: _Broken) -> _Told | None:
    if "quoted scalar" not in broken.said or "end of stream" not in broken.said:
        return None
    mark = _line(broken, broken.begun.line)[broken.begun.column : broken.begun.column + 1]
    return _Told(broken.begun, f"nothing closes this {mark}", f"write {mark} at the end of the text")


def _no_colon(broken: _Broken) -> _Told | None:
    if "could not find expected ':'" not in broken.said:
        return None
    return _Told(broken.begun, "this line has no key", _KEY_AND_VALUE)


def _no_key(broken: _Broken) -> _Told | None:
    """Something where the next key should be: further words after a quoted text, or a line indented otherwise."""
    if "did not find expected key" not in broken.said and "expected '-'" not in broken.said:
        return None
    before = _line(broken, broken.at.line)[: broken.at.column]
    if not before.strip():
        return _Told(broken.at, _OTHERWISE, _LIKE_ITS_NEIGHBOURS)
    mark = before.rstrip()[-1]
    if mark not in "\"'":
        return None
    if before.count(mark) % 2:
        hint = f"write {mark} at the end of the text above that has none"
        return _Told(broken.at, f"the {mark} before this closes a text that began in a line above", hint)
    within = "''" if mark == "'" else r"\""
    hint = f"within a text in quotation marks {mark} is written {within}"
    return _Told(broken.at, f"the text ends at the second {mark}, and more follows", hint)


def _second_colon(broken: _Broken) -> _Told | None:
    if "mapping values are not allowed" not in broken.said:
        return None
    if not _KEY.match(_line(broken, broken.at.line)[: broken.at.column]):
        return _Told(
            broken.at, "a second `: ` in one line", "put a text that contains `: ` in quotation marks"
        )
    above = next((n for n in range(broken.at.line - 1, -1, -1) if _line(broken, n).strip()), 0)
    if ":" not in _line(broken, above):
        return _Told(_first_word(broken, above), "this line has no key", _KEY_AND_VALUE)
    return _Told(_first_word(broken, broken.at.line), _OTHERWISE, _LIKE_ITS_NEIGHBOURS)


def _first_word(broken: _Broken, number: int) -> _Mark:
    line = _line(broken, number)
    return _Mark(number, len(line) - len(line.lstrip()))
