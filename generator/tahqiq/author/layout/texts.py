"""Layout of a text: a block's name right before it, one empty line between blocks, no spaces at the ends of lines.

Lines within a paragraph are the editor's: where they break says what belongs together, and keeps changes small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from tahqiq.read.markdown.blocks import tokens
from tahqiq.read.markdown.blocks.attribute import TOKEN
from tahqiq.read.markdown.reading import Reading

_BLANK = " \t"
_NAME = re.compile(r"[ \t]*\{([^{}]*)\}[ \t]*")
_LITERAL = ("fence", "code_block")


def text(written: str, file: str) -> str:
    """A sound text, laid out."""
    reading = Reading(written, file)
    found = tokens(reading)
    literal = _literal(found)
    inline = [token.map for token in found if token.type == "inline" and token.map]
    followed = {line for first, end in inline for line in range(first, end - 1)}
    lines = [
        line if number in literal else _line(line, reading.lines[number + 1] if number in followed else None)
        for number, line in enumerate(reading.lines)
    ]
    chunks = ["\n".join(_chunk(lines, start, end, literal)) for start, end in _spans(found, lines)]
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n" if any(chunks) else ""


def _literal(found: list[Token]) -> set[int]:
    """The lines of code, in which every space counts."""
    return {line for token in found if token.type in _LITERAL and token.map for line in range(*token.map)}


def _line(line: str, following: str | None) -> str:
    """A line without spaces at its end; two of them break a line within a paragraph, as a backslash does.

    `following` is the next line of the paragraph, if there is one.
    """
    bare = line.rstrip(_BLANK)
    if bare.endswith("\\") or (following is not None and not following.strip()):
        # A backslash would break the line without the spaces after it; and what looks empty may count as a line.
        return line
    if following is not None and line.endswith("  "):
        return bare + "\\"
    return bare


def _spans(found: list[Token], lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines of each block with its name before it, and of what is no block: definitions of labels."""
    at = start = 0
    named = False
    for token in found:
        if token.level or not token.map or token.nesting < 0:
            continue
        first, end = token.map
        if not named:
            yield from _others(lines, at, first)
            start = first
        named = token.type == TOKEN
        if not named:
            yield start, end
        at = max(at, end)
    yield from _others(lines, at, len(lines))


def _others(lines: list[str], at: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not empty."""
    start = at
    for number in range(at, end + 1):
        if number == end or not lines[number].strip(_BLANK):
            if number > start:
                yield start, number
            start = number + 1


def _chunk(lines: list[str], start: int, end: int, literal: set[int]) -> Iterator[str]:
    """A block's lines: no empty ones at its end, and no two together but in code."""
    while end > start and end - 1 not in literal and not lines[end - 1]:
        end -= 1
    for number in range(start, end):
        line = lines[number]
        if number == start and (found := _NAME.fullmatch(line)) and number not in literal:
            words = sorted(found[1].split(), key=lambda word: not word.startswith("#"))
            yield f"{{{' '.join(words)}}}"
        elif line or number in literal or lines[number - 1]:
            yield line
