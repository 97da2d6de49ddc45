"""Text to HTML: the blocks of one language.

The text of a block's HTML is its plain text (read/markdown/plain.py) up to white space: what is added, such as the
numbers of footnotes, is no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from tahqiq import languages
from tahqiq.read.markdown.nodes import (
    AnyBlock,
    BlockQuote,
    BulletList,
    CodeBlock,
    Footnote,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Rule,
    Table,
)
from tahqiq.render.escaping import escaped, marked
from tahqiq.render.inlines import InlineWriter


@dataclass(slots=True)
class TextWriter(InlineWriter):
    """Writes the text of one language of a page."""

    def block(self, block: AnyBlock) -> Markup:
        """One block."""
        self._block(block)
        return self._take()

    def blocks(self, blocks: Iterable[AnyBlock]) -> Markup:
        """Blocks one after the other."""
        for block in blocks:
            self._block(block)
        return self._take()

    def inlines(self, inlines: Sequence[Inline]) -> Markup:
        """Inlines, as inside a paragraph."""
        self._inlines(inlines)
        return self._take()

    def footnotes(self, notes: Sequence[Footnote]) -> Markup:
        """The list of notes, each with a way back to its first call."""
        if notes:
            self._out.append('<ol class="tq-notes">')
            for note in notes:
                self._footnote(note)
            self._out.append("</ol>")
        return self._take()

    def beside(self, notes: Sequence[Footnote], before: Set[int]) -> Markup:
        """The notes called since `before` as they stand beside a block: without ids, which the list has."""
        fresh = self.called - before
        called, self.called = self.called, {note.number for note in notes}
        for note in notes:
            if note.number in fresh:
                number = languages.digits(note.number, self.language)
                self._out.append(
                    f'<div class="tq-sidenote"><span class="tq-sidenote__number">{number}</span>'
                )
                self._nested(note.blocks)
                self._out.append("</div>")
        self.called = called
        return self._take()

    def _take(self) -> Markup:
        html = marked("".join(self._out))
        self._out.clear()
        return html

    def _block(self, block: AnyBlock) -> None:
        put = self._out.append
        if isinstance(block, Paragraph):
            put("<p>")
            self._inlines(block.inlines)
            put("</p>\n")
        elif isinstance(block, Heading):
            level = self.levels.get(block.level, min(block.level + 1, 6))
            put(f"<h{level}>")
            self._inlines(block.inlines)
            put(f"</h{level}>\n")
        elif isinstance(block, BulletList | OrderedList):
            self._list(block)
        elif isinstance(block, BlockQuote):
            put("<blockquote>")
            self._nested(block.blocks)
            put("</blockquote>")
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, CodeBlock):
            put(f'<pre dir="ltr" tabindex="0"><code>{escaped(block.text)}</code></pre>')
        elif isinstance(block, Rule):
            put("<hr>")

    def _nested(self, blocks: Iterable[AnyBlock]) -> None:
        for block in blocks:
            self._block(block)

    def _list(self, block: BulletList | OrderedList) -> None:
        put = self._out.append
        if isinstance(block, BulletList):
            tag = "ul"
            put("<ul>")
        else:
            tag = "ol"
            put("<ol>" if block.start == 1 else f'<ol start="{block.start}">')
        for item in block.items:
            put("<li>")
            if block.tight and len(item) == 1 and isinstance(item[0], Paragraph):
                self._inlines(item[0].inlines)
            else:
                self._nested(item)
            put("</li>\n")
        put(f"</{tag}>")

    def _table(self, table: Table) -> None:
        put = self._out.append
        put('<div class="tq-scroll" tabindex="0"><table><thead><tr>')
        self._cells(table.header, table.alignments, 'th scope="col"')
        put("</tr></thead><tbody>")
        for row in table.rows:
            put("<tr>")
            self._cells(row, table.alignments, "td")
            put("</tr>")
        put("</tbody></table></div>")

    def _cells(self, cells: Iterable[tuple[Inline, ...]], alignments: Sequence[str], tag: str) -> None:
        for cell, alignment in zip(cells, alignments, strict=True):
            # A header cell without words heads nothing: screen readers would say an empty name with each cell.
            name = tag if cell else "td"
            self._out.append(f'<{name} class="tq-{alignment}">' if alignment else f"<{name}>")
            self._inlines(cell)
            self._out.append(f"</{name[:2]}>\n")

    def _footnote(self, note: Footnote) -> None:
        anchor = f"{self.language}-{note.number}"
        self._out.append(f'<li id="fn-{anchor}">')
        self._nested(note.blocks)
        label = escaped(self.words("note.back", n=note.number))
        back = f'<a class="tq-notes__back" href="#fnref-{anchor}" aria-label="{label}">↩</a>'
        place = -1 if self._out[-1] == "</p>\n" else len(self._out)
        self._out.insert(place, back)
        self._out.append("</li>")


def heading_levels(blocks: Iterable[AnyBlock], first: int = 2) -> dict[int, int]:
    """The HTML level of each heading level that a text uses, so that none is left out on the page."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return {level: min(first + place, 6) for place, level in enumerate(used)}
