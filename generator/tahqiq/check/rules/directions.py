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
from typing import NamedTuple

from tahqiq.check.context import Context, Found
from tahqiq.check.lines import Lines
from tahqiq.evidence import trim
from tahqiq.languages.directions import CONTROLS, ENDS, OVERRIDES
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import Text
from tahqiq.read.markdown.readable import Readable
from tahqiq.read.nodes import scalars, within

CODE = "bidi-reordering"
CODES: Mapping[str, ProblemCode] = {
    CODE: ProblemCode(
        "text",
        "No control character turns the direction of words over, or is left open at the end of its paragraph or "
        "quotation: readers would see other words, or another order, than were written.",
        "{#p1}\nThe ministry said \u202eno\u202c.\n",
        "{#p1}\nThe ministry said no.\n",
    ),
}
_CONTROL = re.compile(rf"(?P<control>[{CONTROLS}])|\n\s*\n|[\x85\u2029]")
# Also where it is escaped or in code, and stands for nothing: nobody needs it there.
_REFERENCE = re.compile(r"&#(?:x0*(?:202[a-e]|206[6-9])|0*(?:823[4-8]|829[4-7]));", re.IGNORECASE)
_ANY = re.compile(f"[{CONTROLS}]").search
_HINT = "delete it: the page sets the direction of names and quotations by itself"
_OF_QUOTATION = "leave it out of the quotation: end its span before it, and begin it again after it"
Unit = Callable[[int], int]


class Turn(NamedTuple):
    """A control that must not stand where it does in a text, and what is wrong with it."""

    at: int
    character: str
    what: str


def turns(text: str, unit: Unit = lambda _: 0) -> Iterator[Turn]:
    """The controls of a text that turn letters over, or that nothing ends or begins in the same paragraph and unit."""
    opened: list[Turn] = []
    for found in _CONTROL.finditer(f"{text}\n\n"):
        character, at = found["control"], found.start()
        if not character:
            # That an override is not ended either need not be said.
            yield from (turn for turn in opened if turn.character not in OVERRIDES)
            opened.clear()
        elif character in ENDS:
            opened.append(Turn(at, character, "a direction that nothing ends"))
            if character in OVERRIDES:
                yield Turn(at, character, "a control that turns words over")
        elif opened and ENDS[opened[-1].character] == character and unit(opened[-1].at) == unit(at):
            opened.pop()
        else:
            yield Turn(at, character, "the end of a direction that nothing begins")


def check(context: Context) -> Found:
    """Errors for every text."""
    for folder in context.manuscript.articles.values():
        for text in folder.texts.values():
            yield from _of_text(context, text)
    for page in context.manuscript.pages.values():
        for text in page.values():
            yield from _of_text(context, text)
    for written in context.records:
        for _, scalar in scalars(written.record.root):
            if not scalar.text.isascii():
                for turn in turns(scalar.text):
                    yield _problem(turn, within(scalar.place, scalar.text, turn.at, turn.at + 1), _HINT)


def _of_text(context: Context, text: Text) -> Iterator[Problem]:
    written = text.written
    if "&#" not in written and not _ANY(written):
        return
    lines = Lines(text)
    for found in _REFERENCE.finditer(written):
        place = lines.place(found.start(), found.end())
        hint = "type the character itself, or better: delete it"
        yield Problem(place, CODE, "a control of direction that is written as a number", hint, "error")
    unit = _innermost(_quoted(context, text, lines))
    for turn in turns(written, unit):
        yield _problem(turn, lines.place(turn.at, turn.at + 1), _OF_QUOTATION if unit(turn.at) else _HINT)


def _quoted(context: Context, text: Text, lines: Lines) -> Iterator[tuple[int, int]]:
    """Where the words of quotations stand in what was typed, without what is none of them at their ends."""
    readable = Readable(text.written)
    for span in context.quote_spans(text):
        start, end = (readable.here(lines.offset(place)) for place in (span.place, span.value_place))
        first, last = trim(readable.text[start:end])
        if first < last:
            yield readable.in_source(start + first), readable.in_source(start + last - 1) + 1


def _innermost(spans: Iterable[tuple[int, int]]) -> Unit:
    """What tells in which of some spans, one of which may lie in another, a place is; 0 outside of all."""
    bounds, units = [0], [0]
    around = [(0, sys.maxsize)]
    outer_first = sorted(spans, key=lambda span: (span[0], -span[1]))
    for number, (start, end) in enumerate([*outer_first, (sys.maxsize, sys.maxsize)], start=1):
        while around[-1][1] <= start and len(around) > 1:
            bounds.append(around.pop()[1])
            units.append(around[-1][0])
        bounds.append(start)
        units.append(number)
        around.append((number, end))
    return lambda at: units[bisect_right(bounds, at) - 1]


def _problem(turn: Turn, place: Place, hint: str) -> Problem:
    return Problem(place, CODE, f"{turn.what} (U+{ord(turn.character):04X})", hint, "error")
