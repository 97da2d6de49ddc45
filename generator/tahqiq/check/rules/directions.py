"""Rule: no control of direction reaches beyond the text that it stands in, and none turns letters over.

A page, a title or a cell sets a text apart from what is around it (`bdi`, `dir`); a direction that is left open, or an
end of one too many, would undo that (UAX #9, X5 to X7). So it is asked of all that is written, whoever reads it: values
and Markdown as typed, with code, titles of links and references to characters. A quotation is shown by itself
elsewhere, and is therefore a text of its own, whatever its source has.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from tahqiq.check.context import Context, Found
from tahqiq.languages.directions import CONTROLS, ENDS, OVERRIDES
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import Text
from tahqiq.read.nodes import Node, Scalar, Sequence, entries, within

CODES: Mapping[str, ProblemCode] = {
    "bidi-reordering": ProblemCode(
        "text",
        "No control character turns the direction of words over, or is left open at the end of its paragraph or "
        "quotation: readers would see other words, or another order, than were written.",
        "{#p1}\nThe ministry said \u202eno\u202c.\n",
        "{#p1}\nThe ministry said no.\n",
    ),
}
# Also where it is escaped or in code, and stands for nothing: nobody needs it there.
_REFERENCE = r"&#(?:x0*(?P<hexadecimal>202[a-e]|206[6-9])|0*(?P<decimal>823[4-8]|829[4-7]));"
_CONTROL = re.compile(rf"(?P<itself>[{CONTROLS}])|{_REFERENCE}|\n\s*\n|[\x85\u2029]", re.IGNORECASE)
_ANY = re.compile(rf"[{CONTROLS}]|{_REFERENCE}", re.IGNORECASE).search
_HINT = "delete it: the page sets the direction of names and quotations by itself"
_OF_QUOTATION = "leave it out of the quotation: end its span before it, and begin it again after it"
Unit = Callable[[int], int]


class Turn(NamedTuple):
    """A control that must not stand at [start, end) of a text, and what is wrong with it."""

    start: int
    end: int
    character: str
    what: str


def turns(text: str, unit: Unit = lambda _: 0) -> Iterator[Turn]:
    """The controls of a text that turn letters over, or that nothing ends or begins in the same paragraph and unit."""
    opened: list[Turn] = []
    for found in _CONTROL.finditer(f"{text}\n\n"):
        character, (start, end) = _named(found), found.span()
        if not character:
            # That an override is not ended either need not be said.
            yield from (turn for turn in opened if turn.character not in OVERRIDES)
            opened.clear()
        elif character in ENDS:
            opened.append(Turn(start, end, character, "a direction that nothing ends"))
            if character in OVERRIDES:
                yield Turn(start, end, character, "a control that turns words over")
        elif opened and ENDS[opened[-1].character] == character and unit(opened[-1].start) == unit(start):
            opened.pop()
        else:
            yield Turn(start, end, character, "the end of a direction that nothing begins")


def _named(found: re.Match[str]) -> str:
    """The control that was found, itself or by its number; nothing for the end of a paragraph."""
    if number := found["hexadecimal"]:
        return chr(int(number, 16))
    return chr(int(found["decimal"])) if found["decimal"] else found["itself"] or ""


def check(context: Context) -> Found:
    """Errors for every text."""
    for folder in context.manuscript.articles.values():
        for text in folder.texts.values():
            yield from _of_text(context, text)
    for page in context.manuscript.pages.values():
        for text in page.values():
            yield from _of_text(context, text)
    for written in context.records:
        for scalar in _scalars(written.record.root):
            if not scalar.text.isascii():
                for turn in turns(scalar.text):
                    yield _problem(turn, within(scalar.place, scalar.text, turn.start, turn.end), _HINT)


def _of_text(context: Context, text: Text) -> Iterator[Problem]:
    if not _ANY(text.written):
        return
    lines = [0, *accumulate(len(line) + 1 for line in text.written.split("\n"))]

    def offset(place: Place) -> int:
        return lines[place.line - 1] + place.column - 1

    unit = _innermost((offset(span.place), offset(span.value_place)) for span in context.quote_spans(text))
    for turn in turns(text.written, unit):
        line = bisect_right(lines, turn.start)
        place = Place(text.file, line, turn.start - lines[line - 1] + 1, turn.end - turn.start)
        yield _problem(turn, place, _OF_QUOTATION if unit(turn.start) else _HINT)


def _innermost(spans: Iterable[tuple[int, int]]) -> Unit:
    """What tells in which of some spans, one of which may lie in another, a place is; 0 outside of all."""
    bounds, units = [0], [0]
    within = [(0, sys.maxsize)]
    for number, (start, end) in enumerate([*sorted(spans), (sys.maxsize, sys.maxsize)], start=1):
        while within[-1][1] <= start and len(within) > 1:
            bounds.append(within.pop()[1])
            units.append(within[-1][0])
        bounds.append(start)
        units.append(number)
        within.append((number, end))
    return lambda at: units[bisect_right(bounds, at) - 1]


def _problem(turn: Turn, place: Place, hint: str) -> Problem:
    return Problem(place, "bidi-reordering", f"{turn.what} (U+{ord(turn.character):04X})", hint, "error")


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """All values of a file, known keys or not."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in entries(node):
            yield from _scalars(entry.value)
