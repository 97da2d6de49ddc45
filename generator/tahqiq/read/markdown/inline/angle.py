"""What begins with `<`: an address between angle brackets, or HTML, which a text may not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.common.normalize_url import normalizeLinkText

from tahqiq.read.markdown.inline.address import checked
from tahqiq.read.markdown.nodes import Link, Text

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_ADDRESS = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.\-]{1,31}:[^<>\x00-\x20]*)>")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_MAIL = re.compile(rf"<([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*)>")

# Comments, processing instructions, literal sections, declarations.
_PAIRS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))


def angle(scanner: Scanner) -> None:
    """Take an address or HTML, or else the `<` as text."""
    src, pos = scanner.src, scanner.pos
    if found := _ADDRESS.match(src, pos):
        _link(scanner, found[1], found[1], found.end())
    elif found := _MAIL.match(src, pos):
        _link(scanner, "mailto:" + found[1], found[1], found.end())
    elif (end := _html_end(scanner)) > pos:
        scanner.problem(
            pos, end, "raw-html", "HTML in a text", "use Markdown, or write \\< for the sign itself"
        )
        scanner.pos = end
    else:
        scanner.text("<")
        scanner.pos = pos + 1


def _link(scanner: Scanner, address: str, text: str, end: int) -> None:
    start = scanner.pos
    href = checked(scanner, start, end, address)
    shown = normalizeLinkText(text)
    if href is None:
        scanner.text(shown)
    else:
        scanner.marks.append((start, "link-in-link"))
        scanner.add(Link(href, "", (Text(shown),), scanner.place(start, end)), 2)
    scanner.pos = end


def _html_end(scanner: Scanner) -> int:
    """Where the HTML that begins here ends; -1 if none does."""
    src, pos = scanner.src, scanner.pos
    for start, end in _PAIRS:
        if src.startswith(start, pos):
            # The last one is looked for once for all: a search at every `<` would make them quadratic.
            last = scanner.last_seen.get(end)
            if last is None:
                last = scanner.last_seen[end] = src.rfind(end)
            return src.index(end, pos + 2) + len(end) if last >= pos + 2 else -1
    found = HTML_TAG_RE.match(src, pos)
    return found.end() if found else -1
