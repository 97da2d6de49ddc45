"""Where shipped templates, theme and schemas lie, in a checkout or in a wheel."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
SCHEMAS = PACKAGE / "schema"
SHIPPED = "shipped"
"""Templates under this name are ours, also where an edition has its own in their place: `shipped/pages/home.html`."""


def misread_names() -> str:
    """Why names of files cannot be trusted here, as a sentence; nothing if they can.

    A file's name goes into addresses. Python reads names by the locale unless that says UTF-8 or nothing (PEP 538
    and 540): by another encoding one name would be several addresses, and some names no text at all.
    """
    encoding = sys.getfilesystemencoding()
    if encoding == "utf-8":
        return ""
    return f"This machine's locale says that names of files are {encoding}, not UTF-8. Set PYTHONUTF8=1 and try again."


def templates() -> Path:
    """The folder of shipped templates.

    In a wheel it is `tahqiq/templates`; in a checkout it stands beside `generator/` at the top.
    """
    packed = PACKAGE / "templates"
    return packed if packed.is_dir() else PACKAGE.parent.parent / "templates"


def manual() -> Path:
    """The folder of the manual's pages."""
    return templates() / "manual"


def guide() -> Path:
    """The folder of the made-up edition that the style guide is drawn with."""
    return templates() / "guide"


def explanations() -> Path:
    """The folder of what is said of problems, a file a language."""
    return templates() / "problems"


def new_edition() -> Path:
    """The folder of what a new edition is made of."""
    return templates() / "edition"
