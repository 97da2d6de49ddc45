"""Control characters: they mean nothing in a text, XML forbids them, and pages are put together with two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.problems import Place, Problem, ProblemCode

CODES = {
    "control-character": ProblemCode(
        "term",
        "A control character, which no reader would see.",
        'name: {ar: هدنة, en: "tru\\u0008ce"}\n',
        "name: {ar: هدنة, en: truce}\n",
        why="It comes along when text is copied from a PDF. A search does not find the word, and XML "
        "forbids it.",
    ),
}
# C0 but tab and line feed, DEL, C1, and Unicode's noncharacters of the basic plane.
CONTROL = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufdd0-\\ufdef\\ufffe\\uffff]")


# They end a line for YAML 1.1, and for nobody who looks at it: a comment could hide a key after one.
SEPARATOR = re.compile("[\\u2028\\u2029]")


def controls_in(text: str, file: str, which: re.Pattern[str] = CONTROL) -> Iterator[Problem]:
    """Every control character of a file, with its place."""
    line, begin, last = 1, 0, 0
    for found in which.finditer(text):
        # From the last one on: a file of nothing else would else be looked through for each.
        line += text.count("\n", last, found.start())
        begin = max(begin, text.rfind("\n", last, found.start()) + 1)
        last = found.start()
        yield control(found[0], Place(file, line, last - begin + 1, 1))


def control(character: str, place: Place) -> Problem:
    """The problem of one control character."""
    return Problem(place, *what_control(character))


def what_control(character: str) -> tuple[str, str, str]:
    """Code, message and hint of a control character."""
    return "control-character", f"the control character U+{ord(character):04X}", "delete it"
