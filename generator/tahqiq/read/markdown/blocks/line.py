"""Paragraphs of one line: a rule for what most blocks are, which spares them the rules that cannot match."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, paragraph


def line_alone(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Take a line at the top level that begins with a letter and has no line below it: it is a paragraph.

    Every other block begins with a sign, a digit or an indent of four, or is known by its second line (tables,
    headings underlined). That a paragraph is read the same without this rule is tested.
    """
    if silent or state.level or (line + 1 < end and not state.isEmpty(line + 1)):
        return False
    if state.is_code_block(line) or not state.src[state.bMarks[line] + state.tShift[line]].isalpha():
        return False
    return paragraph(state, line, end, silent)
