"""Escaping: text to HTML without Markup's own bookkeeping, which costs more than the escaping itself."""

from __future__ import annotations

from collections.abc import Callable

import markupsafe
from markupsafe import Markup, escape

escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""Plain text as it stands in HTML. For strings that are no Markup; what comes back is none either."""


def marked(html: str) -> Markup:
    """HTML that is known to be safe, marked as such."""
    return str.__new__(Markup, html)


def safe(value: object) -> str:
    """Anything as it stands in HTML: Markup stays, all else is escaped."""
    if type(value) is Markup:
        return value
    if type(value) is str:
        return escaped(value)
    return escape(value)
