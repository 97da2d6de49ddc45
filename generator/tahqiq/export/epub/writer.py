"""Texts of a book: the site's HTML of a text as XHTML, with links that work in the book and notes that pop up.

What is read back: the text of a block's element is its plain text (read/markdown/plain.py), where `br` is a line feed,
an image its description, a call for a note nothing, and elements that are blocks are joined by one line feed; the last
line feed of `pre` is none. Ids that are made here have `_` in them, which no id of the content has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq import languages
from tahqiq.read.markdown.nodes import (
    AnyBlock,
    Footnote,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Rule,
    SoftBreak,
    Span,
)
from tahqiq.render.escaping import escaped
from tahqiq.render.inlines import LINKED, InlineWriter
from tahqiq.render.text import TextWriter


@dataclass(slots=True)
class BookWriter(TextWriter):
    """Writes the text of one language of a book. `images` are the book's own names of pictures."""

    images: Mapping[str, str] = field(default_factory=dict)

    def written(self, block: AnyBlock) -> str:
        """One block."""
        self._block(block)
        return str.rstrip(self._take(), "\n")

    def asides(self, notes: Sequence[Footnote]) -> str:
        """The notes, each with a way back to its first call; those that another note calls may come before it."""
        bodies = [self._body(note) for note in notes]
        return "".join(self._aside(note, body) for note, body in zip(notes, bodies, strict=True))

    def _body(self, note: Footnote) -> str:
        self._nested(note.blocks)
        return self._take()

    def _aside(self, note: Footnote, body: str) -> str:
        name = f"{self.language}_{note.number}"
        number = languages.digits(note.number, self.language)
        if note.number in self.called:
            label = escaped(self.words("note.back", n=note.number))
            number = f'<a href="#call_{name}" role="doc-backlink" aria-label="{label}">{number}</a>'
        return (
            f'<aside id="note_{name}" class="note" epub:type="footnote" role="doc-footnote">'
            f'<div class="number">{number}</div>{body}</aside>\n'
        )

    def _block(self, block: AnyBlock) -> None:
        if isinstance(block, Rule):
            self._out.append("<hr/>")
        else:
            TextWriter._block(self, block)

    def _inline(self, node: Inline) -> None:
        put = self._out.append
        if isinstance(node, SoftBreak):
            put(" ")
        elif isinstance(node, LineBreak):
            put("<br/>")
        elif isinstance(node, Link):
            self._to(self.links.written(node.href), "", node.children)
        elif isinstance(node, Image):
            image = self.images.get(node.src, "")
            alternative = escaped(node.alt)
            put(f'<img src="{image}" alt="{alternative}"/>' if image else alternative)
        else:
            InlineWriter._inline(self, node)

    def _span(self, span: Span) -> None:
        if span.key in LINKED:
            self._to(self.links.to(span.key, span.value), f' class="tq-{span.key}"', span.children)
        else:
            InlineWriter._span(self, span)

    def _to(self, target: str, attributes: str, children: Sequence[Inline]) -> None:
        """Words under a link; alone where it would lead nowhere."""
        if target:
            self._linked(f'<a{attributes} href="{escaped(target)}">', children)
        else:
            self._inlines(children)

    def _quote(self, span: Span) -> None:
        anchor = ""
        if span.value not in self.anchored:
            self.anchored.add(span.value)
            anchor = f' id="{quote_anchor(self.language, span.value)}"'
        mode = self.quotes.get(span.value, "direct")
        self._wrapped(f'<span class="tq-quote tq-quote--{mode}"{anchor}>', span.children, "</span>")

    def _call(self, note: FootnoteRef) -> None:
        name = f"{self.language}_{note.number}"
        mark = "" if note.number in self.called else f' id="call_{name}"'
        self.called.add(note.number)
        label = escaped(self.words("note.call", n=note.number))
        number = languages.digits(note.number, self.language)
        self._out.append(
            f'<a{mark} class="call" epub:type="noteref" role="doc-noteref" '
            f'href="#note_{name}" aria-label="{label}">{number}</a>'
        )


def quote_anchor(language: str, quote: str) -> str:
    """The id of the first words of a quote in a language."""
    return f"quote_{language}_{quote}"
