"""Plain text to a draft: its first line is its title, each other line a paragraph."""

from __future__ import annotations

import re

from tahqiq.author.imports.draft import NOWHERE, Draft
from tahqiq.read.markdown import Paragraph, Text

TITLE_MARK = re.compile(r"^[|#*\s]+")


def plain_draft(text: str) -> Draft:
    """The draft of a plain text. Lines without words are passed over."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title, paragraphs = (TITLE_MARK.sub("", lines[0]), lines[1:]) if lines else ("", [])
    blocks = tuple(Paragraph(place=NOWHERE, inlines=(Text(line),)) for line in paragraphs)
    return Draft(title, blocks)
