"""Inlines to TEI: what stands inside a paragraph.

What is written has the block's plain text (read/markdown/plain.py) as its string value, notes left out: a kept line
break is a line feed with `lb` after it, a picture its description.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tahqiq.export.tei.marks import Marks
from tahqiq.export.tei.pointers import UP, block_from_article, text_id
from tahqiq.export.tei.xml import address, content
from tahqiq.read.markdown import (
    Code,
    Emphasis,
    Footnote,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    SoftBreak,
    Span,
    Strong,
    Text,
)
from tahqiq.render.links import path_of, picture_address

_THINGS = ("actor", "event", "term")


@dataclass(slots=True)
class InlineWriter:
    """Writes the inlines of one text of an article. `home` is the address of the text's language, with a slash."""

    marks: Marks
    language: str
    home: str
    notes: Mapping[int, Footnote]
    _out: list[str] = field(default_factory=list)
    _called: set[int] = field(default_factory=set)
    _spoken: dict[str, int] = field(default_factory=dict)
    _depth: int = 0

    def inlines(self, nodes: Iterable[Inline]) -> None:
        """Inlines one after the other."""
        put = self._out.append
        for node in nodes:
            if type(node) is Text:
                put(content(node.text))
            elif type(node) is Span:
                self._span(node)
            else:
                self._inline(node)

    def _inline(self, node: Inline) -> None:
        put = self._out.append
        if isinstance(node, SoftBreak):
            put(" ")
        elif isinstance(node, LineBreak):
            put("\n<lb/>")
        elif isinstance(node, Emphasis):
            self._around('<hi rend="italic">', node.children, "</hi>")
        elif isinstance(node, Strong):
            self._around('<hi rend="bold">', node.children, "</hi>")
        elif isinstance(node, Code):
            put(f"<code>{content(node.text)}</code>")
        elif isinstance(node, Link):
            self._around(f'<ref target="{address(self._target(node.href))}">', node.children, "</ref>")
        elif isinstance(node, Image):
            self._picture(node)
        elif isinstance(node, FootnoteRef):
            self._call(node.number)

    def _around(self, opening: str, children: Iterable[Inline], closing: str) -> None:
        self._out.append(opening)
        self.inlines(children)
        self._out.append(closing)

    def _span(self, span: Span) -> None:
        if span.key == "quote":
            self._around(self._said(span.value), span.children, "</said>")
            return
        opening, closing = self.marks.tags(span.key, span.value)
        if span.key == "date" and any(isinstance(c, Span) and c.key == "quote" for c in span.children):
            # `date` alone has no place for `said`.
            opening, closing = opening + "<seg>", "</seg>" + closing
        self._around(opening, span.children, closing)

    def _said(self, quote: str) -> str:
        if self._depth:
            return self.marks.said(quote, self.language, 0)
        number = self._spoken[quote] = self._spoken.get(quote, 0) + 1
        return self.marks.said(quote, self.language, number)

    def _target(self, href: str) -> str:
        """Where a link leads, as an editor wrote it: things to their entries, articles to their files."""
        kind, mark, rest = href.partition(":")
        target, _, place = rest.partition("#")
        if mark and kind in _THINGS:
            return self.marks.pointer(kind, target)
        if mark and kind == "article":
            return block_from_article(target, place)
        if mark and kind == "page":
            return self.home + path_of("page", target) + (f"#{place}" if place else "")
        return href

    def _picture(self, image: Image) -> None:
        source = address(UP + picture_address(self.marks.article.id, image.src))
        title = f'<note type="title">{content(image.title)}</note>' if image.title else ""
        self._out.append(
            f'<figure><graphic url="{source}"/><figDesc>{content(image.alt)}</figDesc>{title}</figure>'
        )

    def _call(self, number: int) -> None:
        """The note itself where it is called first, a pointer to it where it is called again."""
        name = f"{text_id(self.marks.article.id, self.language)}.note.{number}"
        if number in self._called or number not in self.notes:
            self._out.append(f'<ptr type="note" target="#{name}"/>')
            return
        self._called.add(number)
        self._out.append(f'<note xml:id="{name}" type="editorial" place="foot" n="{number}">')
        self._depth += 1
        self.note(self.notes[number])
        self._depth -= 1
        self._out.append("</note>")

    def note(self, note: Footnote) -> None:
        """The content of a note: of blocks, which inlines know nothing of."""
        raise NotImplementedError
