"""Rule: quotation marks, spaces and punctuation are those that the text's language has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from tahqiq.check.context import Context, Found
from tahqiq.check.passages import Passage
from tahqiq.problems import Problem, ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "straight-quote": ProblemCode(
        "text",
        "Quotations stand between the quotation marks of the language, not between a typewriter's straight ones.",
        '{#p1}\nThe ministry said "no".\n',
        "{#p1}\nThe ministry said “no”.\n",
        severity="warning",
    ),
    "straight-apostrophe": ProblemCode(
        "text",
        "An apostrophe is ’, not a typewriter's straight mark.",
        "{#p1}\nThe ministry's answer was no.\n",
        "{#p1}\nThe ministry’s answer was no.\n",
        severity="warning",
    ),
    "double-space": ProblemCode(
        "text",
        "One space stands between words.",
        "{#p1}\nThe ministry  said no.\n",
        "{#p1}\nThe ministry said no.\n",
        severity="warning",
    ),
    "no-break-space": ProblemCode(
        "text",
        "A space between two words is an ordinary one: one that does not break, as web pages have it, makes one word "
        "of them to a search.",
        "{#p1}\nThe ministry\u00a0said no.\n",
        "{#p1}\nThe ministry said no.\n",
        severity="warning",
    ),
    "space-before-punctuation": ProblemCode(
        "text",
        "No space stands before a comma, a full stop, a semicolon or the like.",
        "{#p1}\nThe ministry said no .\n",
        "{#p1}\nThe ministry said no.\n",
        severity="warning",
    ),
    "foreign-punctuation": ProblemCode(
        "text",
        "Commas, semicolons and question marks are those of the text's language.",
        "{#p1}\nقالت الوزارة لا, ثم سكتت.\n",
        "{#p1}\nقالت الوزارة لا، ثم سكتت.\n",
        severity="warning",
    ),
}
_STRAIGHT = re.compile('"')
# After a letter it is an apostrophe, or closes a quotation, which looks the same in English; feet and minutes aside.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'|(?<![^\s(\[“‘—–])'(?=\w)|(?<=[.,!?…])'")
# Tables are often laid out with spaces; what begins or ends a line is the business of Markdown.
_SPACES = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])")
# From the first of several alone: from each of them, the search would go through all that follow.
_NO_BREAK = re.compile(
    "(?<=[^\\W\\d_])[\u00a0\u202f](?=[^\\W\\d_])| [\u00a0\u202f]+|(?<![\u00a0\u202f])[\u00a0\u202f]++(?= )"
)
# The mark stands first in the pattern: there are many more spaces than marks.
_BEFORE = re.compile(r"[،؛؟,;!?.](?<=[^\n][ \u00a0].)(?:(?<=[،؛؟])|(?=[\s”»’)]|$))", re.MULTILINE)
_SPACE = " \u00a0"
_NO_BREAK_SPACES = frozenset("\u00a0\u202f")


def check(context: Context) -> Found:
    """Warnings for what the editors write: the typography of a source is its own."""
    for passage in context.passages:
        if passage.own and passage.text:
            for rule in _RULES:
                yield from rule(passage)


def _found(
    passage: Passage, pattern: re.Pattern[str], code: str, message: str, hint: str
) -> Iterator[Problem]:
    for found in pattern.finditer(passage.text):
        start, end = found.span()
        if not passage.quoted(start, end):
            yield passage.problem(start, end, code, message, hint)


def _quotes(passage: Passage) -> Iterator[Problem]:
    if passage.language.writing.straight and '"' in passage.characters:
        marks = passage.language.quotes
        hint = f"write {marks.open}…{marks.close}"
        yield from _found(passage, _STRAIGHT, "straight-quote", "a straight quotation mark", hint)


def _apostrophes(passage: Passage) -> Iterator[Problem]:
    sign = passage.language.writing.apostrophe
    if sign and "'" in passage.characters:
        hint = f"write {sign}, or {passage.language.quotes.inner_open} where it opens a quotation"
        yield from _found(passage, _APOSTROPHE, "straight-apostrophe", "a straight apostrophe", hint)


def _double_spaces(passage: Passage) -> Iterator[Problem]:
    if "  " in passage.text:
        yield from _found(passage, _SPACES, "double-space", "two spaces between words", "delete one")


def _no_break(passage: Passage) -> Iterator[Problem]:
    if passage.language.writing.tight and not passage.characters.isdisjoint(_NO_BREAK_SPACES):
        message, hint = "a space that does not break, where an ordinary one belongs", "type an ordinary space"
        yield from _found(passage, _NO_BREAK, "no-break-space", message, hint)


def _before(passage: Passage) -> Iterator[Problem]:
    text = passage.text
    for found in _BEFORE.finditer(text) if passage.language.writing.tight else ():
        end = found.start()
        start = len(text[:end].rstrip(_SPACE))
        if start and text[start - 1] != "\n" and not passage.quoted(start, end):
            message, hint = "a space before a punctuation mark", "delete the space"
            yield passage.problem(start, end, "space-before-punctuation", message, hint)


def _punctuation(passage: Passage) -> Iterator[Problem]:
    writing = passage.language.writing
    if passage.characters.isdisjoint(writing.punctuation):
        return
    for found in _foreign("".join(writing.punctuation), writing.letters).finditer(passage.text):
        start, end = found.span()
        if not passage.quoted(start, end):
            message = f'“{found[0]}” is no mark of the language "{passage.language.tag}"'
            hint = f"write “{writing.punctuation[found[0]]}”"
            yield passage.problem(start, end, "foreign-punctuation", message, hint)


@lru_cache(maxsize=16)
def _foreign(marks: str, letters: str) -> re.Pattern[str]:
    """Marks right after a letter of the language, or between what closes and such a letter."""
    return re.compile(
        rf"(?<=[{letters}\u064b-\u0652])[{marks}](?![A-Za-z0-9])"
        rf"|(?<=[{letters}] )[{marks}](?=\s|$)"
        rf"|(?<=[”»\")\]])[{marks}](?=\s+[“«\"(\[]?[{letters}])"
    )


_RULES: tuple[Callable[[Passage], Iterator[Problem]], ...] = (
    _quotes,
    _apostrophes,
    _double_spaces,
    _no_break,
    _before,
    _punctuation,
)
