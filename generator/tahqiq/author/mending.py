"""Mending: the one right answer to a problem, as edits. What has none, or takes a reader to know, has no edits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from tahqiq.author.marks import straight_apostrophe, straight_mark
from tahqiq.check.rules import hidden, letters
from tahqiq.edits import Edit, offset_of
from tahqiq.languages import own_languages
from tahqiq.problems import Problem
from tahqiq.read.markdown.hidden import first_hidden

Range = tuple[int, int, str]
"""What is to be replaced, and by what: offsets of its first character and past its last, and the text."""

_SPACES = " \u00a0\u202f"
# Characters that are YAML's own where a value has no quotation marks.
_INDICATORS = frozenset(",:#?\"'[]{}&*!|>%@`-")
_GAP = re.compile(r"[ \t\n]+(?=\{)")
_BRACES = re.compile(r'\{\s*([a-z]+)\s*=\s*("[^"\n]*"|[^\s"{}]+)\s*\}')
_QUOTED = re.compile(r'\{[a-z]+="[^"\n]*"\}')
_CURLY = re.compile("[“”„‟«»‘’‚‛]")
_SIGNS = re.compile("[\u064b-\u065f\u0670]")


def mends(problem: Problem, text: str) -> tuple[Edit, ...]:
    """The edits that take a problem away; none where it has no single right answer.

    `text` is that of the problem's file, as it is read. The words of verified quotations are safe: the rules of
    writing report nothing in them but what their evidence does not count.
    """
    mend, place = _MENDS.get(problem.code), problem.place
    if mend is None or not place.line or not place.length or place.file.endswith("article.lock.yml"):
        return ()
    start = offset_of(text, place)
    end = start + place.length
    if "\n" in text[start:end]:
        return ()
    found = mend(problem, text, start, end)
    if found is None or text[found[0] : found[1]] == found[2]:
        return ()
    if place.file.endswith(".yml") and not _INDICATORS.isdisjoint(found[2]):
        return ()
    return (Edit(place.file, *found, problem.message),)


def _letters(problem: Problem, text: str, start: int, end: int) -> Range | None:
    plain = letters.as_letters(text[start:end])
    return (start, end, plain) if plain and letters.FORMS.fullmatch(text, start, end) else None


def _strange(problem: Problem, text: str, start: int, end: int) -> Range | None:
    strangers = _table(lambda writing: writing.strangers)
    own = letters.own_character(text, start, strangers) if text[start] in strangers else ""
    return (start, end, own) if own else None


def _foreign_mark(problem: Problem, text: str, start: int, end: int) -> Range | None:
    own = _table(lambda writing: writing.punctuation).get(text[start:end])
    return (start, end, own) if own else None


def _table(of: Callable[..., Mapping[str, str]]) -> Mapping[str, str]:
    """The tables of all languages in one: no character stands in two of them."""
    return {key: own for language in own_languages() for key, own in of(language.writing).items()}


def _canonical(problem: Problem, text: str, start: int, end: int) -> Range | None:
    return start, end, unicodedata.normalize("NFC", text[start:end])


def _stretched(problem: Problem, text: str, start: int, end: int) -> Range | None:
    return (start, end, "") if not text[start:end].strip("ـ") else None


def _without_width(problem: Problem, text: str, start: int, end: int) -> Range | None:
    if text[start] not in hidden.NOTHING | hidden.JOINERS | hidden.MARKS:
        return None
    before, after = text[start - 1 : start], text[end : end + 1]
    parted = text[start] in "\u200b\u200c" and _joining(before) and _joining(after)
    # Between letters that join, it may stand for a space.
    return None if parted else (start, end, "")


def _joining(character: str) -> bool:
    return character.isalpha() and character > "\u0590"


def _apostrophe(problem: Problem, text: str, start: int, end: int) -> Range | None:
    sign = straight_apostrophe(problem.place, text, start)
    return (start, end, sign) if sign else None


def _one_space(problem: Problem, text: str, start: int, end: int) -> Range | None:
    return (start, end, " ") if not text[start:end].strip(_SPACES) else None


def _no_space(problem: Problem, text: str, start: int, end: int) -> Range | None:
    return (start, end, "") if not text[start:end].strip(_SPACES) else None


def _quote(problem: Problem, text: str, start: int, end: int) -> Range | None:
    mark = straight_mark(problem.place, text, start)
    return (start, end, mark) if mark else None


def _invisible(problem: Problem, text: str, start: int, end: int) -> Range | None:
    """One in an attribute or before it; a vowel sign there belongs to the word, and an address is typed anew."""
    alone = end - start == 1 and first_hidden(text, start, end) == start
    return (start, end, "") if alone and not _SIGNS.match(text, start) else None


def _gap(problem: Problem, text: str, start: int, end: int) -> Range | None:
    found = _GAP.match(text, start)
    return (start, found.end(), "") if found else None


def _tight_braces(problem: Problem, text: str, start: int, end: int) -> Range | None:
    found = _BRACES.fullmatch(text, start, end)
    return (start, end, f"{{{found[1]}={found[2]}}}") if found else None


def _straight_braces(problem: Problem, text: str, start: int, end: int) -> Range | None:
    opening, closing = text.rfind("{", 0, start), text.find("}", end)
    straight = _CURLY.sub('"', text[opening : closing + 1])
    return (opening, closing + 1, straight) if _QUOTED.fullmatch(straight) else None


_MENDS: Mapping[str, Callable[[Problem, str, int, int], Range | None]] = {
    "presentation-form": _letters,
    "foreign-character": _strange,
    "foreign-punctuation": _foreign_mark,
    "not-nfc": _canonical,
    "tatweel": _stretched,
    "zero-width": _without_width,
    "bidi-mark": _without_width,
    "straight-quote": _quote,
    "straight-apostrophe": _apostrophe,
    "double-space": _one_space,
    "no-break-space": _one_space,
    "space-before-punctuation": _no_space,
    "invisible-character": _invisible,
    "span-space-before-brace": _gap,
    "span-space-in-braces": _tight_braces,
    "span-curly-quotes": _straight_braces,
}
MENDED = frozenset(_MENDS)
"""The codes of problems that may have one right answer."""
