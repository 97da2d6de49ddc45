"""The stylesheet of every page: the edition's parts as one file, so that a page waits for one request, not fourteen."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

PATH = "css/edition.css"
# In the order of the cascade.
NAMES = (
    "fonts", "stand-ins", "ink", "shell", "text", "parts", "article", "cards", "cite", "pages", "indexes",
    "timeline", "network", "status", "evidence", "search", "print",
)  # fmt: skip
PARTS = {f"css/{name}.css": name for name in NAMES}
# A comment, or a text in quotes, in which what looks like a comment is none.
_COMMENT = re.compile(r"""/\*.*?\*/|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", re.DOTALL)


def stylesheet(paths: Collection[str], read: Callable[[str], bytes]) -> bytes:
    """All parts that are among `paths`, without their comments; `read` gives what a path holds."""
    found = [_part(PARTS[path], read(path).decode()) for path in PARTS if path in paths]
    return "\n".join(found).encode()


def _part(name: str, text: str) -> str:
    plain = _COMMENT.sub(lambda found: found[1] or "", text)
    lines = "\n".join(line.strip() for line in plain.splitlines() if line.strip())
    return f"@media print {{\n{lines}\n}}\n" if name == "print" else f"{lines}\n"
