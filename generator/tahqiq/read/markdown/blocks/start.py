"""Where blocks begin: a rule that takes nothing, but stands first and so sees the beginning of each block.

Only here are the marks of quotes and lists around the block known.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from tahqiq.read.markdown.reading import Reading


def start(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Note where the block begins that the next rules will try; the one that takes it adds the next token."""
    if not silent:
        offset = state.bMarks[line] + state.tShift[line]
        reading = Reading.of(state.env)
        reading.starts[len(state.tokens)] = offset
        reading.first_lines[line] = offset
    return False
