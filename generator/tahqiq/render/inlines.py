"""Inlines to HTML: what stands inside a paragraph, with links, marks and anchors.

Spans nest freely, HTML's links do not: where a linked span holds another link, its own link covers only
the words around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq import languages
from tahqiq.read.markdown.nodes import (
    Code,
    Emphasis,
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
from tahqiq.render.dating import html_date, in_words
from tahqiq.render.escaping import escaped
from tahqiq.render.links import Links
from tahqiq.render.words import Words

LINKED = ("actor", "event", "term")
TERM = "term:"
SLOT = "\x1d"
"""Stands around what differs from page to page, in a text that is written for several; no content holds it."""


def code_opening(text: str) -> str:
    """The beginning of code, which runs as its letters do; of signs alone from the left, in every language."""
    strong = any(unicodedata.bidirectional(character) in ("L", "R", "AL") for character in text)
    return "<code>" if strong else '<code dir="ltr">'


@dataclass(slots=True)
class InlineWriter:
    """Writes inlines of one language of a page, one after the other.

    `quotes` has the mode of each quote. `anchored` collects the quotes that have their id on this page,
    `called` the footnotes; `pictures` is the address of the folder that pictures lie in. `slotted` leaves slots for
    these ids and for links to terms, which the pages of a text have each their own of.
    """

    links: Links
    words: Words
    language: str
    quotes: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    pictures: str = ""
    anchored: set[str] = field(default_factory=set)
    called: set[int] = field(default_factory=set)
    slotted: bool = False
    _out: list[str] = field(default_factory=list)

    def _inlines(self, nodes: Sequence[Inline]) -> None:
        put = self._out.append
        for node in nodes:
            if type(node) is Text:
                put(escaped(node.text))
            else:
                self._inline(node)

    def _inline(self, node: Inline) -> None:
        put = self._out.append
        if isinstance(node, Text):
            put(escaped(node.text))
        elif isinstance(node, Span):
            self._span(node)
        elif isinstance(node, SoftBreak):
            put("\n")
        elif isinstance(node, LineBreak):
            put("<br>\n")
        elif isinstance(node, Emphasis):
            self._wrapped("<em>", node.children, "</em>")
        elif isinstance(node, Strong):
            self._wrapped("<strong>", node.children, "</strong>")
        elif isinstance(node, Code):
            put(f"{code_opening(node.text)}{escaped(node.text)}</code>")
        elif isinstance(node, Link):
            opening = f'<a href="{escaped(self._written(node.href))}"{_title(node.title)}>'
            self._linked(opening, node.children)
        elif isinstance(node, Image):
            source = escaped(self.pictures + node.src)
            put(f'<img src="{source}" alt="{escaped(node.alt)}"{_title(node.title)} loading="lazy">')
        elif isinstance(node, FootnoteRef):
            self._call(node)

    def _wrapped(self, opening: str, children: Sequence[Inline], closing: str) -> None:
        self._out.append(opening)
        self._inlines(children)
        self._out.append(closing)

    def _span(self, span: Span) -> None:
        if span.key in LINKED:
            target = self._term(span.value) if span.key == "term" else self.links.to(span.key, span.value)
            target = escaped(target)
            self._linked(f'<a class="tq-{span.key}" href="{target}">', span.children)
        elif span.key == "quote":
            self._quote(span)
        else:
            self._date(span)

    def _term(self, term: str) -> str:
        return f"{SLOT}{TERM}{term}{SLOT}" if self.slotted else self.links.to("term", term)

    def _written(self, href: str) -> str:
        if href.startswith(TERM):
            return self._term(href.removeprefix(TERM).partition("#")[0])
        return self.links.written(href)

    def _quote(self, span: Span) -> None:
        name = escaped(span.value)
        anchor = ""
        if span.value not in self.anchored:
            self.anchored.add(span.value)
            anchor = f"{SLOT}{span.value}{SLOT}" if self.slotted else f' id="q-{name}"'
        mode = self.quotes.get(span.value, "direct")
        opening = f'<span class="tq-quote tq-quote--{mode}"{anchor} data-quote="{name}">'
        self._wrapped(opening, span.children, "</span>")

    def _date(self, span: Span) -> None:
        said = escaped(in_words(span.value, self.language))
        exact = html_date(span.value)
        machine = f' datetime="{exact}"' if exact else f' data-edtf="{escaped(span.value)}"'
        tag = "time" if exact else "span"
        self._wrapped(f'<{tag} class="tq-date"{machine} title="{said}">', span.children, f"</{tag}>")

    def _call(self, note: FootnoteRef) -> None:
        anchor = f"{self.language}-{note.number}"
        mark = "" if note.number in self.called else f' id="fnref-{anchor}"'
        self.called.add(note.number)
        label = escaped(self.words("note.call", n=note.number))
        number = languages.digits(note.number, self.language)
        self._out.append(
            f'<sup class="tq-call"{mark}><a href="#fn-{anchor}" aria-label="{label}" data-number="{number}"></a></sup>'
        )

    def _linked(self, opening: str, children: Sequence[Inline]) -> None:
        """Children under a link; those that hold links of their own break it."""
        run: list[Inline] = []
        for child in children:
            if not _has_link(child):
                run.append(child)
                continue
            self._run(opening, run)
            run = []
            self._around(opening, child)
        self._run(opening, run)

    def _run(self, opening: str, run: Sequence[Inline]) -> None:
        if run:
            self._wrapped(opening, run, "</a>")

    def _around(self, opening: str, child: Inline) -> None:
        """A child with links inside: a link itself, or an element that goes around both."""
        if isinstance(child, Emphasis | Strong):
            tag = "em" if isinstance(child, Emphasis) else "strong"
            self._out.append(f"<{tag}>")
            self._linked(opening, child.children)
            self._out.append(f"</{tag}>")
        else:
            self._inline(child)


def _has_link(node: Inline) -> bool:
    if type(node) is Text:
        return False
    if isinstance(node, Link | FootnoteRef):
        return True
    if isinstance(node, Span) and node.key in LINKED:
        return True
    return any(map(_has_link, getattr(node, "children", ())))


def _title(title: str) -> str:
    return f' title="{escaped(title)}"' if title else ""
