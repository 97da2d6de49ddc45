"""Whether a text is within the limits, before anything costly is done with it."""

from __future__ import annotations

import re

from tahqiq.limits import (
    ADDRESS_CHARACTERS,
    BLOCK_ACTORS,
    BLOCK_CHARACTERS,
    BLOCKS,
    FORMER_IDS,
    ITEMS,
    LABELLED_CHARACTERS,
    LANGUAGES,
    LINES,
    MARKS,
    NAME_CHARACTERS,
    NODES,
    PAGES,
    SILENCES,
    TEXT_CHARACTERS,
    VALUE_CHARACTERS,
)
from tahqiq.problems import Place, Problem, ProblemCode

CODES = {
    "over-limit": ProblemCode(
        "text",
        f"Something is larger than any edition needs. A text file may have {TEXT_CHARACTERS:,} characters, {LINES:,} "
        f"lines, {BLOCKS:,} blocks and {MARKS:,} marks of Markdown, a block {BLOCK_CHARACTERS:,} characters and "
        f"{BLOCK_ACTORS:,} different actors, a link's address {ADDRESS_CHARACTERS:,} characters, and what the labels "
        f"of its links stand for {LABELLED_CHARACTERS:,} together. "
        f"A YAML file may have {NODES:,} parts, a value {VALUE_CHARACTERS:,} characters, a name or a title "
        f"{NAME_CHARACTERS:,}, a list {ITEMS:,} items; an edition {LANGUAGES:,} languages and {PAGES:,} editorial "
        f"pages, a thing {FORMER_IDS:,} former ids, an article {SILENCES:,} silenced warnings.",
        "{#p1}\nShe came" + " and went and came" * 3_000 + ".\n",
        "{#p1}\nShe came and went.\n",
        why="To read it, or to make pages of it, would take minutes, or more memory than a machine has. "
        "Most often a file was damaged, or a program has written it.",
        remedy="Divide the text: by empty lines into blocks, or into several articles.",
    ),
}
_MARKS = "[*_`<&\\{|"
_EMPTY_LINE = re.compile(r"\n[ \t]*(?=\n)")


def over_limit(place: Place, what: str, most: int, unit: str, hint: str) -> Problem:
    """The problem of what is larger than a limit."""
    return Problem(place, "over-limit", f"{what} has more than {most:,} {unit}", hint)


def too_long(text: str, file: str) -> Problem | None:
    """The problem of a file of text that is too long as a whole."""
    if len(text) <= TEXT_CHARACTERS:
        return None
    return over_limit(Place(file), "the file", TEXT_CHARACTERS, "characters", "divide it")


def too_much(text: str, file: str) -> Problem | None:
    """The first thing of a Markdown text that is over a limit; its lines end with line feeds."""
    if problem := too_long(text, file):
        return problem
    # Most texts are shorter than one block may be, and need no look.
    if len(text) <= min(BLOCK_CHARACTERS, BLOCKS, LINES):
        return None
    if text.count("\n") >= LINES and text.rstrip("\n").count("\n") >= LINES:
        return over_limit(Place(file, LINES + 1, 1), "the file", LINES, "lines", "divide it")
    if sum(map(text.count, _MARKS)) > MARKS:
        marks = " ".join(_MARKS)
        return over_limit(
            Place(file), "the file", MARKS, "marks of Markdown", f"divide it: of {marks} each is one"
        )
    begin, count = 0, 0
    for end in [*(found.start() for found in _EMPTY_LINE.finditer(text)), len(text)]:
        count += bool(text[begin:end].strip())
        if end - begin > BLOCK_CHARACTERS or count > BLOCKS:
            at = end - len(text[begin:end].lstrip())
            line = text.count("\n", 0, at) + 1
            if count > BLOCKS:
                return over_limit(Place(file, line, 1), "the file", BLOCKS, "blocks", "divide it")
            hint = "divide it by empty lines"
            return over_limit(Place(file, line, 1), "this block", BLOCK_CHARACTERS, "characters", hint)
        begin = end
    return None
