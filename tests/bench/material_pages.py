"""Every page of an edition as Markdown, for plain MkDocs: what a user would have to write to have Tahqiq's pages.

All words that a reader sees are there (as sites_seen.py counts them), and links, headings, lists and quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from tahqiq.render import Printing

_SPECIAL = re.compile(r"[\\`*_{}\[\]#]")
_LISTING = re.compile(r"^(\d+)\.|^([-+])")
_UNSEEN = {"script", "style", "svg"}
_BLOCKS = {
    "p", "div", "section", "article", "aside", "header", "footer", "nav", "main", "figure", "figcaption", "details",
    "summary", "dialog", "search", "ul", "ol", "dl", "li", "dt", "dd", "table", "thead", "tbody", "tr", "blockquote",
    "form", "fieldset", "legend", "template", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_BEFORE = {"li": "- ", "dt": "**", "blockquote": "> ", **{f"h{n}": "#" * n + " " for n in range(1, 7)}}
_AFTER = {"dt": "**"}
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}


def pages(made: Printing) -> Iterator[tuple[str, str]]:
    """The address of each page of a language, and its Markdown."""
    for page in (one.page for one in made.every()):
        if "/" in page.address:
            yield page.address, in_markdown(page.body)


def in_markdown(html: str) -> str:
    """The Markdown of a piece of HTML."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_block()
    return "\n\n".join(writer.blocks) + "\n"


def _unlisted(found: re.Match[str]) -> str:
    return f"{found[1]}\\." if found[1] else f"\\{found[2]}"


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
            self.blocks.append(self._before + _LISTING.sub(_unlisted, text) + self._after)
        self._text.clear()
        self._before = self._after = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
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
            self._text.append(_SPECIAL.sub(r"\\\g<0>", escape(data, quote=False)))
