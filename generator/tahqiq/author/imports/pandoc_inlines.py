"""Pandoc's inlines to ours, footnotes and pictures with them; what ours have not keeps its words, and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tahqiq.author.imports.draft import NOWHERE, Notes
from tahqiq.author.imports.pictures import Pictures, There
from tahqiq.read.markdown import (
    AnyBlock,
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    SoftBreak,
    Strong,
    Text,
    plain,
)

Json = Any
SCHEMES = ("http://", "https://", "mailto:")
MARKS = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
# What keeps its words and loses how they look.
PLAIN = {
    "Underline": "Underlined words are plain now.",
    "Strikeout": "Words that were struck out stand as words now.",
    "Superscript": "Raised letters and numbers stand on the line now.",
    "Subscript": "Lowered letters and numbers stand on the line now.",
    "SmallCaps": "Small capitals are plain now.",
}
# Deeper than that our own texts do not nest, and nobody wrote it by hand.
DEEPEST = 40


class Inlines:
    """A reader of one document's inlines; `note` reads the blocks of a footnote."""

    def __init__(self, pictures: There | None, note: Callable[[list[Json]], tuple[AnyBlock, ...]]) -> None:
        self.pictures = Pictures(pictures)
        self.lost: list[str] = []
        self.notes: Notes = {}
        self.caption = ""
        self._note = note
        self._calls = 0
        self._depth = 0
        self._within_note = False
        # Calls for footnotes cannot stand in a link: they follow it.
        self._after_link: list[Inline] | None = None

    def lose(self, what: str) -> None:
        """Tells of something that is not taken over."""
        self.lost.append(what)

    def all(self, inlines: Iterable[Json]) -> tuple[Inline, ...]:
        """The inlines of one paragraph, heading or line."""
        return tuple(self.each(inlines))

    def each(self, inlines: Iterable[Json]) -> Iterator[Inline]:
        """Every inline."""
        self._depth += 1
        for inline in inlines:
            yield from self._one(inline["t"], inline.get("c"))
        self._depth -= 1

    def _one(self, kind: str, content: Json) -> Iterator[Inline]:
        simple = _SIMPLE.get(kind)
        if simple is not None:
            yield simple
        elif kind == "Str":
            yield Text(content)
        elif kind in ("Emph", "Strong") and self._depth <= DEEPEST:
            yield (Emphasis if kind == "Emph" else Strong)(self.all(content))
        elif kind in ("Emph", "Strong"):
            yield from self.each(content)
        elif kind == "Quoted":
            opening, closing = MARKS[content[0]["t"]]
            yield from (Text(opening), *self.each(content[1]), Text(closing))
        elif kind in PLAIN:
            self.lose(PLAIN[kind])
            yield from self.each(content)
        elif kind in ("Cite", "Span"):
            yield from self.each(content[1])
        else:
            yield from self._other(kind, content)

    def _other(self, kind: str, content: Json) -> Iterator[Inline]:
        if kind == "Code":
            yield Code(content[1])
        elif kind == "Math":
            self.lose("A formula stands as it is written in TeX.")
            yield Code(content[1])
        elif kind == "Link":
            yield from self._link(content)
        elif kind == "Image":
            _, alt, (src, title) = content
            words = plain(self.each(alt)) or self.caption
            yield from self.pictures.shown(Image(src, words, title, NOWHERE))
        elif kind == "Note":
            yield from self._called(content)
        else:
            code = str(content[1]) if kind == "RawInline" else ""
            self.lose(f"An inline of the kind {kind} was left out: {' '.join(code.split())[:60]}".strip())

    def _link(self, content: Json) -> Iterator[Inline]:
        _, inlines, (href, title) = content
        if not href.startswith(SCHEMES) or self._after_link is not None:
            # Anchors within a document lead nowhere in an edition, whose blocks have names of their own.
            if not href.startswith("#"):
                self.lose(f"A link was left out, its words stay: {href}")
            yield from self.each(inlines)
            return
        after: list[Inline] = []
        self._after_link = after
        children = self.all(inlines)
        self._after_link = None
        yield Link(href, title, children, NOWHERE)
        yield from after

    def _called(self, blocks: Json) -> Iterator[Inline]:
        if self._within_note:
            self.lose("A footnote within a footnote stands in parentheses.")
            yield Text(" (")
            for block in self._note(blocks):
                yield from getattr(block, "inlines", ())
            yield Text(")")
            return
        self._calls += 1
        label = str(self._calls)
        self._within_note, outer = True, self._after_link
        self._after_link = None
        self.notes[label] = self._note(blocks)
        self._within_note, self._after_link = False, outer
        call = FootnoteRef(label, self._calls, NOWHERE)
        if self._after_link is None:
            yield call
        else:
            self._after_link.append(call)


_SIMPLE: Mapping[str, Inline] = {
    "Space": Text(" "),
    "SoftBreak": SoftBreak(),
    "LineBreak": LineBreak(),
}
