"""Code spans: what stands between two equal runs of backticks, literally."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from tahqiq.read.markdown.nodes import Code

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_RUN = re.compile("`+")


def code(scanner: Scanner) -> None:
    """Take a code span, or a run of backticks that opens none as text."""
    found = cast("re.Match[str]", _RUN.match(scanner.src, scanner.pos))
    end = scanner.next_backticks(len(found[0]), found.end())
    if end < 0:
        scanner.text(found[0])
        scanner.pos = found.end()
        return
    text = scanner.src[found.end() : end].replace("\n", " ")
    if text.startswith(" ") and text.endswith(" ") and text.strip(" "):
        text = text[1:-1]
    scanner.add(Code(text))
    scanner.pos = end + len(found[0])
