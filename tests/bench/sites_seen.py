"""What a built site holds: pages, bytes, and the characters a reader sees, by kind of page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

_SILENT = re.compile(r"<(script|style|svg)\b.*?</\1>|<head\b.*?</head>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_INDEXES = {"articles": "date", "actors": "kind"}


@dataclass
class Seen:
    """Pages and visible characters by kind, bytes of all pages and of all files."""

    pages: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    html: int = 0
    files: int = 0
    bytes: int = 0


def seen(site: Path) -> Seen:
    """A site as it lies on the disk. Drawings and heads are not counted; what scripts show later is."""
    found = Seen()
    for path in site.rglob("*"):
        if not path.is_file():
            continue
        found.files += 1
        found.bytes += path.stat().st_size
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            kind = _kind(path.relative_to(site).parts)
            found.pages[kind] += 1
            found.characters[kind] += len("".join(visible(text).split()))
            found.html += len(text.encode())
    return found


def page_sizes(site: Path) -> list[int]:
    """Bytes of every page, the smallest first."""
    return sorted(path.stat().st_size for path in site.rglob("*.html"))


def visible(html: str) -> str:
    """The text of a page without its tags."""
    return unescape(_TAG.sub(" ", _SILENT.sub(" ", html)))


def _kind(parts: tuple[str, ...]) -> str:
    """By the address: `ar/actors/someone/2004/index.html`."""
    if len(parts) < 3:
        return "others"
    part, rest = parts[1], parts[2:-1]
    if part not in _INDEXES:
        return part if part in ("quotes", "timeline", "glossary", "network") else "others"
    if not rest or rest[0] == _INDEXES[part]:
        return f"index of {part}"
    return part if len(rest) == 1 else f"{part} by date"
