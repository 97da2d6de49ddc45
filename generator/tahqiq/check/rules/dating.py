"""Rule: a date that an editor put on something says how we know it."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.problems import Problem
from tahqiq.read.nodes import Mapping

CODES = {
    "date-unexplained": "A date has neither the source's words nor the editor's reasoning beside it.",
}


def check(context: Context) -> Found:
    """Warnings for dates without `stated` and `inferred`."""
    for event in context.manuscript.events.values():
        yield from _explained(event.root, "date")
    for folder in context.manuscript.articles.values():
        source = folder.article.root.get("source") if folder.article and folder.article.root else None
        yield from _explained(source if isinstance(source, Mapping) else None, "published")


def _explained(node: Mapping | None, key: str) -> Iterator[Problem]:
    date = node.get(key) if node else None
    if node and date and not node.get("stated") and not node.get("inferred"):
        hint = "add `stated:` (the source's words) or `inferred:` (your reasoning)"
        yield Problem(date.place, "date-unexplained", "how do we know this date?", hint, "warning")
