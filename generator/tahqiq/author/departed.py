"""A source that has changed since it was verified: which file it is, and what exactly differs in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from itertools import product
from typing import Literal, NamedTuple

from tahqiq.evidence import locate
from tahqiq.evidence.lines import Departure, departures, lines_of
from tahqiq.problems import Place, Problem
from tahqiq.read.sources import UTF_8, SourceText

LEAST = 0.5
SHOWN = 60
"""So many characters of a changed line are shown."""
_LINE_ENDS = {"\n": "line feeds", "\r\n": "CR LF, as Windows writes them", "\r": "CR, as old Macs wrote them"}


class _Form(NamedTuple):
    """A form that programs leave files in: how letters are composed, lines end, the last one ends, the text begins."""

    composed: Literal["NFC", "NFD"] | None
    end: str
    last: str | None
    mark: str


_FORMS = tuple(
    _Form(*form) for form in product((None, "NFC", "NFD"), _LINE_ENDS, ("", "\n", None), ("", "\ufeff"))
)


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
    found = tuple(departures(marks, lines_of(source.text)))
    if not found:
        message = (
            "spaces or empty lines are not those of the source that was verified; the words of each line are"
        )
        return (Problem(Place(source.name), "source-differs", message, again),)
    # What to do is said once.
    return tuple(
        Problem(Place(source.name, _line(one)), "source-differs", _sentence(one), "" if n else again)
        for n, one in enumerate(found)
    )


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
    for form in sorted(_FORMS, key=lambda form: len(_changes(source, form))):
        changes = _changes(source, form)
        if changes and sha256(_encoded(source.text, form)).hexdigest() == digest:
            return ", and ".join(changes)
    return ""


def _changes(source: SourceText, form: _Form) -> list[str]:
    """What is other in a form than in the source as it is."""
    changes = (
        f"its letters were composed in another way ({form.composed})" if form.composed else "",
        f"its lines ended with {_LINE_ENDS[form.end]}" if form.end != source.line_end else "",
        "the end of its last line was other" if form.last is not None else "",
        f"it {'had' if form.mark else 'had no'} byte order mark" if bool(form.mark) != source.marked else "",
        f"it was UTF-8, not {source.encoding}" if source.encoding != UTF_8 else "",
    )
    return [change for change in changes if change]


def _encoded(text: str, form: _Form) -> bytes:
    """A text, whose lines end with line feeds, as a file in a form."""
    text = text if form.last is None else text.rstrip("\n") + form.last
    text = unicodedata.normalize(form.composed, text) if form.composed else text
    return (form.mark + text).replace("\n", form.end).encode()
