"""Rule: a number has digits of one kind, and so have all numbers of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tahqiq.check.context import Context, Found
from tahqiq.check.passages import QUOTATION, Passage, placed
from tahqiq.problems import Problem, ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "mixed-number": ProblemCode(
        "text",
        "A number has digits of one kind.",
        "{#p1}\nقالت الوزارة لا في عام ٢٠24.\n",
        "{#p1}\nقالت الوزارة لا في عام ٢٠٢٤.\n",
        severity="warning",
    ),
    "mixed-digits": ProblemCode(
        "text",
        "All numbers of a text have digits of one kind, but for those in quotations and in foreign names.",
        "{#p1}\nقالت الوزارة لا في ١٥ آب 2024.\n",
        "{#p1}\nقالت الوزارة لا في ١٥ آب ٢٠٢٤.\n",
        severity="warning",
    ),
}
_EUROPEAN, _ARABIC, _PERSIAN = "0-9", "٠-٩", "۰-۹"
_ARABIC_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_EUROPEAN_DIGITS = frozenset("0123456789")
_ALL = f"{_EUROPEAN}{_ARABIC}{_PERSIAN}"
_NUMBER = re.compile(f"[{_ALL}]+(?:[.,٫٬/:–-][{_ALL}]+)*")
_KINDS = tuple(re.compile(f"[{kind}]") for kind in (_EUROPEAN, _ARABIC, _PERSIAN))
_QUOTATION = re.compile(QUOTATION)
# The number of an item of a list, which the page writes with its own digits.
_ITEM = re.compile(r"(?:^|\n)[ >]*$")
# Names of things that are written in Latin with their numbers: F-16, G20, CC BY 4.0.
_LATIN = re.compile(r"[A-Za-z][0-9]*[-– ]?$")


def check(context: Context) -> Found:
    """Warnings for texts in which two kinds of digits meet."""
    for passage in context.passages:
        if passage.characters.isdisjoint(_ARABIC_DIGITS) or passage.characters.isdisjoint(_EUROPEAN_DIGITS):
            continue
        # The values of a YAML file are texts of their own; a Markdown file is one.
        for start, text in placed(passage.parts()):
            yield from _text(passage, start, text)


def _text(passage: Passage, start: int, text: str) -> Iterator[Problem]:
    numbers: list[list[re.Match[str]]] = [[], [], []]
    quotations = [found.span() for found in _QUOTATION.finditer(text)]
    for found in _NUMBER.finditer(text):
        at, end = found.start() + start, found.end() + start
        kinds = [number for number, kind in enumerate(_KINDS) if kind.search(found[0])]
        if passage.quoted(at, end):
            continue
        if len(kinds) > 1:
            message = f"“{found[0]}” has digits of two kinds"
            yield passage.problem(at, end, "mixed-number", message, "write all of them in one kind")
        elif passage.own and not _elsewhere(text, found, quotations):
            numbers[kinds[0]].append(found)
    present = sorted((found for found in numbers if found), key=len)
    if len(present) > 1:
        few, many = present[0], present[-1]
        first = few[0]
        message = f"{_count(few)} as “{first[0]}”, but {_count(many)} as “{many[0][0]}” in this text"
        hint = "write all numbers of a text with one kind of digits"
        yield passage.problem(first.start() + start, first.end() + start, "mixed-digits", message, hint)


def _count(numbers: list[re.Match[str]]) -> str:
    return f"{len(numbers)} {'number is' if len(numbers) == 1 else 'numbers are'} written"


def _elsewhere(text: str, found: re.Match[str], quotations: list[tuple[int, int]]) -> bool:
    """Whether a number is not the editors' to choose: in a quotation, part of a Latin name, that of an item."""
    at, end = found.span()
    if text[end : end + 2] in (". ", ") ") and _ITEM.search(text[max(at - 20, 0) : at]):
        return True
    if any(start < at < stop for start, stop in quotations):
        return True
    after = text[end : end + 1]
    return bool(_LATIN.search(text[max(at - 6, 0) : at])) or (after.isascii() and after.isalpha())
