"""Rule: quotation marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tahqiq.check.context import Context, Found
from tahqiq.check.passages import GAP, Passage, placed
from tahqiq.problems import Problem, ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "unpaired-quote": ProblemCode(
        "text",
        "Each quotation mark that opens is closed in its paragraph, or the next paragraph opens with it anew.",
        "{#p1}\nThe ministry said “no.\n",
        "{#p1}\nThe ministry said “no”.\n",
        severity="warning",
    ),
}


def check(context: Context) -> Found:
    """Warnings for paragraphs in which a mark lacks its counterpart."""
    for passage in context.passages:
        if passage.own:
            for opening, closing in passage.language.writing.marks:
                if opening in passage.characters or closing in passage.characters:
                    yield from _paragraphs(passage, opening, closing)


def _paragraphs(passage: Passage, opening: str, closing: str) -> Iterator[Problem]:
    paragraphs = passage.text.split(GAP)
    for (at, paragraph), following in zip(placed(paragraphs), [*paragraphs[1:], ""], strict=True):
        if paragraph.count(opening) != paragraph.count(closing):
            goes_on = following.lstrip().startswith(opening)
            yield from _unpaired(passage, at, paragraph, (opening, closing), goes_on=goes_on)


def _unpaired(
    passage: Passage, start: int, paragraph: str, marks: tuple[str, str], *, goes_on: bool
) -> Iterator[Problem]:
    opened: list[int] = []
    for at, character in enumerate(paragraph):
        if character == marks[0]:
            opened.append(at)
        elif character == marks[1]:
            if opened:
                opened.pop()
            else:
                yield from _problem(passage, start + at, f"{marks[1]} closes nothing", marks)
    for at in opened[: -1 if goes_on else None]:
        yield from _problem(passage, start + at, f"nothing closes this {marks[0]}", marks)


def _problem(passage: Passage, at: int, message: str, marks: tuple[str, str]) -> Iterator[Problem]:
    if not passage.quoted(at, at + 1):
        hint = f"write {marks[0]}…{marks[1]} around the quotation"
        yield passage.problem(at, at + 1, "unpaired-quote", message, hint)
