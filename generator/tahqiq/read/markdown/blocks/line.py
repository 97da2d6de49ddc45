"""Paragraphs of one line: a rule for what most blocks are, which spares them the rules that cannot match."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, paragraph


def line_alone(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Take a line at the top level that begins with a letter and has no line below it: it is a paragraph.

    Every other block begins with a sign, a digit or an indent of four, or is known by its second line (tables,
    headings underlined). A bracket begins a definition, of a link or a footnote, only where `]:` follows.
    """
    if silent or state.level or (line + 1 < end and not state.isEmpty(line + 1)) or state.is_code_block(line):
        return False
    at = state.bMarks[line] + state.tShift[line]
    first = state.src[at]
    if first.isalpha() or (first == "[" and state.src.find("]:", at, state.eMarks[line]) < 0):
        return paragraph(state, line, end, silent)
    return False
