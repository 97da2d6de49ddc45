"""Targets: passages of a text where it is published, by position and by their words.

A page shows a block in all languages, under one id. So the block is selected by its fragment, within it the cell of the
language by CSS, and within that the passage by position (Web Annotation Data Model 4.2.9): positions then count code
points of the block's own text, as they do in edition.json. The words with what stands around them are another way to
the same passage (4.2.4), for programs that read no refinements.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CONTEXT = 32
"""Code points of prefix and suffix, or a few more where one of the ends would divide a grapheme cluster."""

HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""What the fragments conform to, by the list of section 4.2.1."""

_JOINER = "\u200d"

Target = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PublishedText:
    """A text on the page of its language: the page's IRI, and the plain text of each block."""

    page: str
    language: str
    direction: str
    blocks: Mapping[str, str]

    def words(self, block: str, start: int, end: int) -> Target:
        """The words [start, end) of a block."""
        plain = self.blocks[block]
        quote = {
            "type": "TextQuoteSelector",
            "exact": plain[start:end],
            "prefix": plain[_whole(plain, max(0, start - CONTEXT), -1) : start],
            "suffix": plain[end : _whole(plain, min(len(plain), end + CONTEXT), 1)],
        }
        return self._target([self._position(block, start, end), quote])

    def point(self, block: str, at: int) -> Target:
        """The point before a code point of a block: a passage of no length, which only its position can tell."""
        return self._target(self._position(block, at, at))

    def note(self, number: int) -> Target:
        """A footnote, under the text."""
        return self._target(_fragment(f"fn-{self.language}-{number}"))

    def _position(self, block: str, start: int, end: int) -> Target:
        return _fragment(
            block,
            {
                "type": "CssSelector",
                "value": f'.tq-cell[lang="{self.language}"]',
                "refinedBy": {"type": "TextPositionSelector", "start": start, "end": end},
            },
        )

    def _target(self, selector: object) -> Target:
        return {
            "type": "SpecificResource",
            "source": self.page,
            "format": "text/html",
            "language": self.language,
            "textDirection": self.direction,
            "selector": selector,
        }


def _fragment(value: str, refined: Target | None = None) -> Target:
    selector: Target = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENT, "value": value}
    if refined:
        selector["refinedBy"] = refined
    return selector


def _whole(text: str, at: int, step: int) -> int:
    """Where to cut a text at a position or, within a grapheme cluster, at its end in the direction of `step`."""
    while 0 < at < len(text) and _joined(text[at - 1], text[at]):
        at += step
    return at


def _joined(before: str, after: str) -> bool:
    """Whether there is no boundary between two characters: UAX 29 for marks, emoji and flags, told by category."""
    if after < "\u0300":
        return False
    extends = unicodedata.category(after) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= after <= "\U0001f3ff"
    tagged = "\U000e0020" <= after <= "\U000e007f"
    return extends or tagged or _JOINER in (before, after) or (_flag(before) and _flag(after))


def _flag(character: str) -> bool:
    """Whether a character is half a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"
