"""Openings: the first blocks of a text as HTML that is XML too, for readers that know nothing of the site.

The words are those of the page (render/text.py), without ids, classes and what is there for scripts. Links are
whole addresses. A footnote's call is its number, and leads to the note on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq import languages
from tahqiq.export.feeds.places import place
from tahqiq.model import Article, Block, Text
from tahqiq.read.markdown.nodes import (
    AnyBlock,
    CodeBlock,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    LineBreak,
    Rule,
    Span,
    Table,
)
from tahqiq.render.escaping import escaped
from tahqiq.render.inlines import LINKED
from tahqiq.render.links import HOME, Links, picture_address
from tahqiq.render.publication import Publication
from tahqiq.render.text import TextWriter, heading_levels

ENOUGH = 600
"""An opening has so many code points, headings aside, or a little more: it ends with a whole block."""


def opening_blocks(text: Text) -> Sequence[Block]:
    """The first blocks of a text."""
    length = 0
    for n, block in enumerate(text.blocks):
        if length >= ENOUGH:
            return text.blocks[:n]
        if not isinstance(block.content, Heading):
            length += len(block.plain)
    return text.blocks


def opening(publication: Publication, article: Article, text: Text, language: str) -> str:
    """The opening of a text in the feed of a language, with a way to the rest of it if there is more."""
    words = publication.words(text.language)
    links = Links(language, publication.relations.places)
    page = links.to("article", article.id)
    writer = OpeningWriter(
        links=links,
        words=words,
        language=text.language,
        levels=heading_levels(block.content for block in text.blocks),
        pictures=place(publication, language, picture_address(article.id, "")),
        page=page,
    )
    blocks = opening_blocks(text)
    html = str(writer.blocks(block.content for block in blocks))
    if len(blocks) < len(text.blocks):
        html += f'<p><a href="{page}">{escaped(words("feed.more"))}</a></p>\n'
    return html.replace(HOME, escaped(place(publication, language, f"{language}/")))


@dataclass(slots=True)
class OpeningWriter(TextWriter):
    """Writes a text for those who have only HTML; `page` is where its footnotes are."""

    page: str = ""

    def _block(self, block: AnyBlock) -> None:
        if isinstance(block, CodeBlock):
            self._out.append(f'<pre dir="ltr"><code>{escaped(block.text)}</code></pre>\n')
        elif isinstance(block, Rule):
            self._out.append("<hr/>\n")
        else:
            TextWriter._block(self, block)

    def _table(self, table: Table) -> None:
        put = self._out.append
        put("<table><thead><tr>")
        self._cells(table.header, [""] * len(table.header), "th")
        put("</tr></thead><tbody>")
        for row in table.rows:
            put("<tr>")
            self._cells(row, [""] * len(row), "td")
            put("</tr>")
        put("</tbody></table>\n")

    def _inline(self, node: Inline) -> None:
        if isinstance(node, LineBreak):
            self._out.append("<br/>\n")
        elif isinstance(node, Image):
            source = escaped(self.pictures + node.src)
            self._out.append(f'<img src="{source}" alt="{escaped(node.alt)}"/>')
        else:
            TextWriter._inline(self, node)

    def _span(self, span: Span) -> None:
        if span.key in LINKED:
            self._linked(f'<a href="{escaped(self.links.to(span.key, span.value))}">', span.children)
        else:
            self._inlines(span.children)

    def _call(self, note: FootnoteRef) -> None:
        number = languages.digits(note.number, self.language)
        href = escaped(f"{self.page}#fn-{self.language}-{note.number}")
        self._out.append(f'<sup><a href="{href}">{number}</a></sup>')
