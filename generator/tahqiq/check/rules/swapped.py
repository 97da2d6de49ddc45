"""Rule: a text is in the language that it is filed under, as far as the script tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tahqiq.check.context import Context, Found
from tahqiq.check.passages import GAP, QUOTATION, Passage, placed
from tahqiq.languages import language
from tahqiq.problems import Problem, ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "other-language": ProblemCode(
        "page",
        "A text is in its language: this one is in the script of another language of the edition.",
        "# About\n\n{#what}\nهذه طبعة صغيرة للاختبار.\n",
        "# About\n\n{#what}\nThis is a little edition.\n",
        why="Readers of the language would find a text that they may not be able to read.",
        severity="warning",
    ),
}
# What is shorter may be a name. Of what is longer a tenth in the language's own script shows that it is meant so.
LEAST = 12
SHARE = 0.1
# Quotations in the original language are no slip, nor are blocks of them.
_QUOTATIONS = re.compile(f"{QUOTATION}|^>.*$", re.MULTILINE)


def check(context: Context) -> Found:
    """Warnings for paragraphs and values, or for a file in which all of them are in another script."""
    scripts = {tag: language(tag).writing.letters for tag in context.languages}
    for passage in context.passages:
        own = passage.language.writing.letters
        others = {tag: letters for tag, letters in scripts.items() if letters and letters != own}
        if own and others and passage.text:
            yield from _passage(passage, own, others)


def _passage(passage: Passage, own: str, others: Mapping[str, str]) -> Iterator[Problem]:
    occurring = "".join(passage.characters)
    if not any(_letters(letters).search(occurring) for letters in others.values()):
        return
    if not _without(own).search(passage.text):
        return
    paragraphs = [(at, text) for at, text in placed(passage.text.split(GAP)) if text.strip()]
    found = [(at, tag, text) for at, text in paragraphs if (tag := _other(text, own, others))]
    everywhere = len(found) == len(paragraphs) > 1
    whole = "all of this" if everywhere else "this"
    for at, tag, paragraph in found[:1] if everywhere else found:
        here = passage.language.tag
        message = f'{whole} is written in the script of "{tag}", and stands under "{here}"'
        start = at + len(paragraph) - len(paragraph.lstrip())
        end = at + len(paragraph.rstrip())
        yield passage.problem(start, end, "other-language", message, f'write it in "{here}", or move it')


@lru_cache(maxsize=16)
def _without(letters: str) -> re.Pattern[str]:
    """A stretch of text without any of these letters, long enough to hold what is judged."""
    return re.compile(rf"[^{letters}]{{{LEAST + 1}}}")


@lru_cache(maxsize=16)
def _letters(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


def _other(paragraph: str, own: str, others: Mapping[str, str]) -> str:
    """The language whose script a paragraph is in; empty if it is its own's, short, or a single word."""
    text = _QUOTATIONS.sub(" ", paragraph)
    here = len(_letters(own).findall(text))
    for tag, letters in others.items():
        there = len(_letters(letters).findall(text))
        if there >= LEAST and here < SHARE * there and len(text.split()) > 1:
            return tag
    return ""
