"""Brackets: an opening one waits; a closing one shows if it was a span, a link, an image or just text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tahqiq.read.markdown.inline import footnote, image, link, span
from tahqiq.read.markdown.inline.scanner import Opener

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner


def opening(scanner: Scanner) -> None:
    """Take `[`, unless it begins a call for a footnote, which holds no Markdown, or a span of mere words."""
    if not (footnote.call(scanner) or span.of_words(scanner)):
        _open(scanner, "[")


def image_opening(scanner: Scanner) -> None:
    """Take `![`."""
    _open(scanner, "![")


def _open(scanner: Scanner, mark: str) -> None:
    opener = Opener(scanner.pos, len(scanner.items), len(scanner.delimiters), mark == "![")
    scanner.openers.append(opener)
    scanner.text(mark)
    scanner.pos += len(mark)


def closing(scanner: Scanner) -> None:
    """Take `]`, with the braces or the address that belong to it; an opening bracket waits for it."""
    opener = scanner.openers.pop()
    closes = (image.close,) if opener.image else (span.close, link.close)
    if not any(close(scanner, opener) for close in closes):
        scanner.text("]")
        scanner.pos += 1
