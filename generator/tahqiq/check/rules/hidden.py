"""Rule: nothing stands in a text that its readers cannot see and its writers did not mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tahqiq.check.context import Context, Found
from tahqiq.check.passages import Passage
from tahqiq.problems import Problem, ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "zero-width": ProblemCode(
        "text",
        "A text holds no characters without width that mean nothing in its language: soft hyphens, joiners, byte "
        "order marks.",
        "{#p1}\nThe minis\u00adtry said no.\n",
        "{#p1}\nThe ministry said no.\n",
        severity="warning",
    ),
    "bidi-mark": ProblemCode(
        "text",
        "A mark of direction (U+200E, U+200F) stands only where it changes something.",
        "{#p1}\nقالت\u200f الوزارة لا.\n",
        "{#p1}\nقالت الوزارة لا.\n",
        severity="warning",
    ),
}
NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a space without width",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u061c": "an Arabic letter mark",
}
# Beside those that are typed by mistake, those in which words can be hidden from readers and shown to machines: signs
# of mathematics and annotation, fillers, and the letters of tags (Unicode, 23.7 to 23.9).
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
NOTHING = frozenset(
    "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\u3164"
    f"\ufeff\uffa0\ufff9\ufffa\ufffb\U000e0001{_TAGS}"
)
JOINERS = frozenset("\u200c\u200d")
MARKS = frozenset("\u200e\u200f\u061c")
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")
_FLAG = re.compile(f"\U0001f3f4[{_TAGS[0]}-{_TAGS[-1]}]+$")
_PICTURE = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_ALL = NOTHING | JOINERS | MARKS
# Strong characters and digits: what decides in which direction its neighbours go. Marks of letters go with them.
_DECIDES = re.compile(r"[^\W_]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def check(context: Context) -> Found:
    """Warnings for every text."""
    for passage in context.passages:
        if passage.text.isascii() or passage.characters.isdisjoint(_ALL):
            continue
        yield from _without_width(passage)
        if not passage.characters.isdisjoint(MARKS):
            yield from _marks(passage)


def _without_width(passage: Passage) -> Iterator[Problem]:
    unwanted = NOTHING if passage.language.writing.joiners else NOTHING | JOINERS
    for character in sorted(unwanted & passage.characters):
        for found in re.finditer(character, passage.text):
            at = found.start()
            if passage.quoted(at, at + 1) or _makes_a_picture(passage.text, at):
                continue
            message = f"{_name(character)} (U+{ord(character):04X}), which no reader sees"
            yield passage.problem(at, at + 1, "zero-width", message, "delete it")


def _name(character: str) -> str:
    return NAMES.get(character) or f"the character {unicodedata.name(character, 'without a name')}"


def _makes_a_picture(text: str, at: int) -> bool:
    """Whether tags make a flag (UTS #51, ED-14a), or a joiner joins."""
    if text[at] in _TAGS:
        return bool(_FLAG.search(text[max(at - 16, 0) : at + 1]))
    return text[at] == "\u200d" and _joins(text, at)


def _joins(text: str, at: int) -> bool:
    """Whether a joiner makes one picture of several (UTS #51), or stands beside a sign that it shapes (١٤٤٥ ه‍)."""
    before = text[at - 1 : at]
    return bool(_PICTURE.match(before)) or (before == "ه" and not text[at + 1 : at + 2].isalpha())


def _marks(passage: Passage) -> Iterator[Problem]:
    for found in _MARK.finditer(passage.text):
        at = found.start()
        if does_nothing(passage.text, at, passage.language.direction) and not passage.quoted(at, at + 1):
            message = f"{NAMES[found[0]]} (U+{ord(found[0]):04X}) that changes nothing"
            yield passage.problem(at, at + 1, "bidi-mark", message, "delete it")


def does_nothing(text: str, at: int, base: str) -> bool:
    """Whether a mark of direction stands among characters that all go its way already (UAX #9, N1, N2)."""
    way = "ltr" if text[at] == "\u200e" else "rtl"
    return _way(text[max(at - 40, 0) : at][::-1], base) == _way(text[at + 1 : at + 41], base) == way


def _way(text: str, base: str) -> str:
    """The direction of the first letter of a text; digits have one of their own, and edges that of the paragraph."""
    found = _DECIDES.search(text.partition("\n\n")[0])
    if not found:
        return base
    if found[0].isdigit():
        return "number"
    return "rtl" if _RIGHT_TO_LEFT.match(found[0]) else "ltr"
