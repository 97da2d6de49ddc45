"""The contents of the manual: its pages, in the order in which they are read, by whom they are for."""

from __future__ import annotations

from collections.abc import Mapping

PATH = "manual/"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "editors": (
        "first-change",
        "first-article",
        "text",
        "data",
        "dates",
        "quotations",
        "translations",
        "tools",
        "commands",
        "problems",
    ),
    "publishers": ("hosting", "settings", "releases"),
    "developers": ("architecture", "extending"),
}

PAGES = tuple(page for pages in GROUPS.values() for page in pages)
