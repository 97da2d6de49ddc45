"""Rule: letters and digits are those of the text's language, as other programs expect them: no forms, no strangers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tahqiq.check.context import Context, Found
from tahqiq.check.passages import Passage
from tahqiq.problems import Problem, ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "presentation-form": ProblemCode(
        "text",
        "Letters stand as letters, not as the shapes that old fonts and PDF files have for them: no search finds "
        "those.",
        "{#p1}\nﻗﺎﻟﺖ الوزارة لا.\n",
        "{#p1}\nقالت الوزارة لا.\n",
        severity="warning",
    ),
    "foreign-character": ProblemCode(
        "text",
        "A text has the letters and digits of its language: those of a Persian or Urdu keyboard look alike, but are "
        "others.",
        "{#p1}\nقالت الوزارة کل شيء.\n",
        "{#p1}\nقالت الوزارة كل شيء.\n",
        severity="warning",
    ),
    "tatweel": ProblemCode(
        "text",
        "No letter is stretched within a word (ـ): words that look stretched are others to a search.",
        "{#p1}\nقالت الـوزارة لا.\n",
        "{#p1}\nقالت الوزارة لا.\n",
        severity="warning",
    ),
    "not-nfc": ProblemCode(
        "text",
        "Letters and their marks stand in Unicode's canonical form (NFC), so that what looks the same is the same.",
        "{#p1}\nThe cafe\u0301 said no.\n",
        "{#p1}\nThe café said no.\n",
        severity="warning",
    ),
}
# Forms of letters (U+FB50 to FDFF, FE70 to FEFC), but not what has no better form: the ornate parentheses of the Quran
# (FD3E, FD3F) and the signs of honour, of the basmala and of the rial (FD40 to FD4F, FDCF, FDFA to FDFF), which are
# written on purpose. Presentation forms of Latin (ﬁ, FB00 to FB06) come from the same files.
FORMS = re.compile(
    "[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdf9\ufe70-\ufe74\ufe76-\ufefc]+"
)
_MARKS = "\u064b-\u065f\u0670"
_FORM_RANGE = ("\ufb00", "\ufefc")
# Between two letters; at an end of a word it joins a prefix to a quotation (لـ“…”), or is part of a sign (١٤٤٥ هـ).
STRETCH = re.compile(
    f"(?<=[\u0620-\u063f\u0641-\u064a{_MARKS}])\u0640+(?=[{_MARKS}]*[\u0620-\u063f\u0641-\u064a])"
)
_WORD = re.compile(r"\S+")


def check(context: Context) -> Found:
    """Warnings for every text."""
    for passage in context.passages:
        if passage.text.isascii():
            continue
        if not passage.canonical:
            yield from _not_canonical(passage)
        if max(passage.characters) >= _FORM_RANGE[0]:
            yield from _forms(passage)
        yield from _strangers(passage)
        if "\u0640" in passage.characters:
            yield from _stretched(passage)


def _not_canonical(passage: Passage) -> Iterator[Problem]:
    for word in _WORD.finditer(passage.text):
        if not word[0].isascii() and not unicodedata.is_normalized("NFC", word[0]):
            message = (
                f"“{word[0]}” is not in NFC: a letter and its marks are written in another way than usual"
            )
            # The evidence of quotes is of NFC, so this may be mended in their words, too.
            yield passage.problem(
                *word.span(), "not-nfc", message, "`tahqiq check --fix` mends it; it looks the same"
            )


def _forms(passage: Passage) -> Iterator[Problem]:
    for found in FORMS.finditer(passage.text):
        if not passage.quoted(*found.span()):
            plain = as_letters(found[0])
            hint = f"write {plain}" if plain else "type the word anew"
            message = f"“{found[0]}” is made of shapes of letters, not of letters"
            yield passage.problem(*found.span(), "presentation-form", message, hint)


def as_letters(forms: str) -> str:
    """The letters of presentation forms; empty where they stand from left to right, as some PDF files have them."""
    shapes = [unicodedata.decomposition(form).partition(" ")[0] for form in forms]
    backwards = len(shapes) > 1 and (shapes[0] == "<final>" or shapes[-1] == "<initial>")
    plain = unicodedata.normalize("NFKC", forms)
    return "" if backwards or " " in plain else plain


@lru_cache(maxsize=64)
def _pattern(characters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(characters))}]")


def _strangers(passage: Passage) -> Iterator[Problem]:
    strangers = passage.language.writing.strangers
    if not strangers or passage.characters.isdisjoint(strangers):
        return
    for found in _pattern(frozenset(strangers)).finditer(passage.text):
        at = found.start()
        if (found[0].isdigit() and not passage.own) or passage.quoted(at, at + 1):
            continue
        own = own_character(passage.text, at, strangers)
        message = (
            f'“{found[0]}” (U+{ord(found[0]):04X}) is no character of the language "{passage.language.tag}"'
        )
        hint = f"write “{own}”" if own else "type the letter anew with the language's own keyboard"
        yield passage.problem(at, at + 1, "foreign-character", message, hint)


def own_character(text: str, at: int, strangers: Mapping[str, str]) -> str:
    """What a strange character stands for; empty where only a reader can tell."""
    own = strangers.get(text[at], "")
    if text[at] == "ی" and text[at + 1 : at + 2].isalpha():
        # Within a word it can be nothing else; at its end it may stand for ي or for ى.
        return "ي"
    return own


def _stretched(passage: Passage) -> Iterator[Problem]:
    if not passage.language.writing.strangers or not passage.own:
        return
    for found in STRETCH.finditer(passage.text):
        if not passage.quoted(*found.span()):
            yield passage.problem(*found.span(), "tatweel", "a letter is stretched within a word", "delete ـ")
