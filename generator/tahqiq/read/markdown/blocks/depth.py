"""Blocks that nest too deep. markdown-it would drop them and what follows without a word."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from tahqiq.read.markdown.reading import Reading

# In markdown-it's levels: a quote counts one, a list two.
MAX_LEVEL = 50


def depth(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Pass over a block that nests too deep."""
    if silent or state.level < MAX_LEVEL:
        return False
    reading = Reading.of(state.env)
    place = reading.place(state.bMarks[line] + state.tShift[line])
    hint = "use fewer levels of lists and quotes"
    reading.problem(place, "too-deep", "too many lists and quotes lie inside one another here", hint)
    line += 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.line = line
    return True
