"""Every page of an edition as Markdown, for plain MkDocs: what a user would have to write to have Tahqiq's pages.

All words that a reader sees are there, and links, headings, lists and quotations; figures and controls are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from tahqiq import pipeline
from tahqiq.model import build
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import relate

SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|#]")
_UNSEEN = {"script", "style", "svg", "select", "input"}
_BLOCKS = {
    *("p", "div", "section", "article", "aside", "header", "footer", "nav", "main", "figure", "figcaption"),
    *(
        "ul",
        "ol",
        "dl",
        "li",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "blockquote",
        "details",
        "summary",
    ),
    *("form", "fieldset", "legend", "template", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dialog", "search"),
}
_BEFORE = {"li": "- ", "dt": "**", "blockquote": "> ", **{f"h{n}": "#" * n + " " for n in range(1, 7)}}
_AFTER = {"dt": "**"}
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}


def pages(edition: Path) -> Iterator[tuple[str, str]]:
    """The address of each page of a language, and its Markdown."""
    project = Project(edition)
    manuscript, _ = pipeline.whole(project)
    words, _ = read_words(pipeline.word_folders(project))
    for made in pipeline.print_shop(project, relate(build(manuscript)), words, search=False).every():
        if "/" in made.page.address:
            yield made.page.address, in_markdown(made.page.body)


def in_markdown(html: str) -> str:
    """The Markdown of a piece of HTML."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_block()
    return "\n\n".join(writer.blocks) + "\n"


class _Writer(HTMLParser):
    """Writes block after block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._text: list[str] = []
        self._unseen = 0
        self._before, self._after = "", ""
        self._open: list[tuple[str, str]] = []

    def end_block(self) -> None:
        """What was written so far is a block, if it is anything."""
        for _, closing in reversed(self._open):
            self._text.append(closing)
        self._open.clear()
        text = " ".join("".join(self._text).split())
        if text:
            self.blocks.append(self._before + text + self._after)
        self._text.clear()
        self._before = self._after = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += tag != "input"
        elif not self._unseen and tag in _BLOCKS:
            self.end_block()
            self._before, self._after = _BEFORE.get(tag, ""), _AFTER.get(tag, "")
        elif not self._unseen:
            opening, closing = self._marks(tag, {name: value or "" for name, value in attrs})
            if closing:
                self._text.append(opening)
                self._open.append((tag, closing))

    def _marks(self, tag: str, given: dict[str, str]) -> tuple[str, str]:
        if tag == "a" and "href" in given:
            return "[", f"]({given['href'].replace(' ', '%20')})"
        if "lang" in given:
            direction = f' dir="{given["dir"]}"' if "dir" in given else ""
            return f'<span lang="{escape(given["lang"])}"{direction}>', "</span>"
        around = _AROUND.get(tag, "")
        return around, around

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif not self._unseen and tag in _BLOCKS:
            self.end_block()
        elif not self._unseen and any(name == tag for name, _ in self._open):
            while self._open:
                name, closing = self._open.pop()
                self._text.append(closing)
                if name == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(SPECIAL.sub(r"\\\g<0>", data))
            if not data.strip() and data:
                self._text.append(" ")
