"""A source that has changed since it was verified: which file it is, and what exactly differs in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import product
from typing import Literal

from tahqiq.evidence import locate
from tahqiq.evidence.lines import Departure, departures, lines_of
from tahqiq.problems import Place, Problem
from tahqiq.read.sources import SourceText

LEAST = 0.5
SHOWN = 60
"""So many characters of a changed line are shown."""
_LINE_ENDS = {"\n": "line feeds", "\r\n": "CR LF, as Windows writes them", "\r": "CR, as old Macs wrote them"}
_FORMS: tuple[Literal["NFC", "NFD"] | None, ...] = (None, "NFC", "NFD")
_MARK = "\ufeff"


def nearest(
    marks: Collection[str], sayings: Sequence[Sequence[str]], sources: Iterable[SourceText]
) -> SourceText | None:
    """The source that has most in common with the one of these marks, and of these sayings (passages of quotes).

    At least half of the lines or of the sayings stand in it; of two that are equally near the first is taken.
    """
    known = set(marks)
    best, most = None, (0.0, 0.0)
    for source in sources:
        lines = len(known & {line.mark for line in lines_of(source.text)}) / max(len(known), 1)
        text = unicodedata.normalize("NFC", source.text)
        said = sum(locate(one, text) is not None for one in sayings) / max(len(sayings), 1)
        if max(lines, said) >= LEAST and (lines, said) > most:
            best, most = source, (lines, said)
    return best


def told(marks: tuple[str, ...], digest: str, source: SourceText) -> tuple[Problem, ...]:
    """How a source differs from the verified one, whose digest and marks these are: in form alone, or line by line."""
    again = (
        f"if it was changed on purpose, write its SHA-256, {source.sha256}, into article.yml and verify again"
    )
    if form := _form(source, digest):
        message = f"not a word differs from the source that was verified: only {form}"
        return (Problem(Place(source.name), "source-differs", message, f"bring it back; or, {again}"),)
    if not marks:
        message = "this is not the text that was verified; which lines of it are other the lock does not know"
        return (Problem(Place(source.name), "source-differs", message, again),)
    found = [
        Problem(Place(source.name, _line(departure)), "source-differs", _sentence(departure), again)
        for departure in departures(marks, lines_of(source.text))
    ]
    if not found:
        message = (
            "spaces or empty lines are not those of the source that was verified; the words of each line are"
        )
        found = [Problem(Place(source.name), "source-differs", message, again)]
    return tuple(found)


def _line(departure: Departure) -> int:
    return departure.come[0].number if departure.come else departure.after


def _sentence(departure: Departure) -> str:
    gone, come = departure.gone, departure.come
    if not come:
        where = "after this line" if departure.after else "at the beginning"
        return f"{_count(gone)} that stood {where} {'is' if gone == 1 else 'are'} gone"
    here = f'"{_opening(come[0].text)}"'
    if not gone:
        return f"{_count(len(come))} did not stand here when the source was verified: {here}"
    if gone == len(come) == 1:
        return f"this line is not as it was when the source was verified: {here}"
    return f"{_count(len(come))} stand here in the place of {gone}: {here}"


def _count(lines: int) -> str:
    return "one line" if lines == 1 else f"{lines} lines"


def _opening(text: str) -> str:
    text = text.strip()
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _form(source: SourceText, digest: str) -> str:
    """In which form a source would be the one of the digest, byte for byte, if there is one; in words."""
    for encoded, change in _forms(source):
        if sha256(encoded).hexdigest() == digest:
            return change
    return ""


def _forms(source: SourceText) -> Iterator[tuple[bytes, str]]:
    """A source in the forms that programs leave files in, and what is then other; the fewest changes first."""
    made = []
    for form, end, last, mark in product(_FORMS, _LINE_ENDS, ("", "\n", None), ("", _MARK)):
        text = source.text if last is None else source.text.rstrip("\n") + last
        text = unicodedata.normalize(form, text) if form else text
        changes = (
            f"its letters were composed in another way ({form})" if form else "",
            f"its lines ended with {_LINE_ENDS[end]}" if end != source.line_end else "",
            "the end of its last line was other" if last is not None else "",
            f"it {'had' if mark else 'had no'} byte order mark" if bool(mark) != source.marked else "",
            f"it was UTF-8, not {source.encoding}" if source.encoding != "UTF-8" else "",
        )
        said = [change for change in changes if change]
        made.append((len(said), (mark + text).replace("\n", end).encode(), ", and ".join(said)))
    return ((encoded, said) for number, encoded, said in sorted(made, key=lambda one: one[0]) if number)
