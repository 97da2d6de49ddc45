"""Braces that belong to no span: a block's name in the wrong place, a span without brackets, or a stray."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from tahqiq.read.markdown.attributes import BLOCK_ATTEMPT, SPAN_ATTEMPT
from tahqiq.read.markdown.inline import braces

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_RUN = re.compile(r"\{+|\}+")
_EMPTY = re.compile(r"\{\s*\}")


def brace(scanner: Scanner) -> None:
    """Take `{` with what looks like an attribute, or any run of braces as text; all are reported."""
    src, pos = scanner.src, scanner.pos
    if BLOCK_ATTEMPT.match(src, pos):
        _block_name(scanner)
    elif SPAN_ATTEMPT.match(src, pos):
        _without_brackets(scanner)
    elif found := _EMPTY.match(src, pos):
        hint = "delete them, or write \\{ and \\} for the braces themselves"
        scanner.problem(pos, found.end(), "empty-braces", "nothing stands between the braces", hint)
        scanner.pos = found.end()
    else:
        run = cast("re.Match[str]", _RUN.match(src, pos))[0]
        sign = run[0]
        message = f"a {sign} that belongs to nothing" if len(run) == 1 else f"{run[:3]} belong to nothing"
        scanner.problem(pos, pos + len(run), "stray-brace", message, f"write \\{sign} for the brace itself")
        scanner.text(run)
        scanner.pos += len(run)


def _block_name(scanner: Scanner) -> None:
    src, pos = scanner.src, scanner.pos
    end = braces.end_of(src, pos)
    if end < 0:
        scanner.pos = braces.unclosed(scanner, pos)
        return
    if scanner.nested:
        code, message = "block-attribute-nested", "inside a list, quote, table or footnote nothing has a name"
        hint = "name the whole list or quote; to name what follows it, leave an empty line before this one"
    else:
        code, message = "block-attribute-not-alone", "a block's name or class stands on a line of its own"
        hint = "put it on the line before the block, an empty line above it; write \\{ for the brace itself"
    scanner.problem(pos, end, code, message, hint)
    scanner.pos = end


def _without_brackets(scanner: Scanner) -> None:
    pos = scanner.pos
    end = braces.end_of(scanner.src, pos)
    if end < 0:
        scanner.pos = braces.unclosed(scanner, pos)
        return
    if scanner.after_image == pos:
        hint = "an exclamation mark before [ makes an image: write \\![words]{…}"
    else:
        hint = "put the words in square brackets right before it: [words]{…}"
    scanner.problem(pos, end, "span-without-brackets", "no words that this could be about", hint)
    scanner.pos = end
