"""Source to block tokens: markdown-it with its block rules, the footnote plugin's, and a few of our own.

Its inline rules aren't used (see generator/docs/decisions/0002-markdown.md), nor are its ideas of which
addresses are safe: `inline.address` judges them all, with a problem instead of silence.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from tahqiq.read.markdown.blocks.attribute import block_attribute
from tahqiq.read.markdown.blocks.depth import MAX_LEVEL, depth
from tahqiq.read.markdown.blocks.line import line_alone
from tahqiq.read.markdown.blocks.start import start
from tahqiq.read.markdown.reading import Reading

__all__ = ["tokens"]


class _Blocks(MarkdownIt):
    """markdown-it with addresses left as they were typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def _parser() -> MarkdownIt:
    parser = _Blocks("commonmark", {"maxNesting": MAX_LEVEL + 10}).enable("table")
    parser.core.ruler.enableOnly(["block"])
    rules = parser.block.ruler
    rules.before("table", "start", start)
    rules.after("start", "depth", depth)
    rules.after("depth", "block_attribute", block_attribute)
    rules.after("block_attribute", "line_alone", line_alone)
    rules.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    return parser


_PARSER = _parser()


def tokens(reading: Reading) -> list[Token]:
    """The block tokens of the source; definitions of links and footnotes come into the reading's env."""
    with reading.under_way() as env:
        return _PARSER.parse(reading.source, env)
