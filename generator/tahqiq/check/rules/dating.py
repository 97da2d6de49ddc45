"""Rule: a date that an editor put on something says how we know it, in the words of the source if it has any."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.problems import Problem
from tahqiq.read.nodes import Mapping, Scalar, entries, items

CODES = {
    "date-unexplained": "A date has neither the source's words nor the editor's reasoning beside it.",
    "stated-language": "The words of the source are not given in the source's language.",
}


def check(context: Context) -> Found:
    """Warnings for dates without `stated` and `inferred`; errors for `stated` in another language."""
    languages = {
        name: folder.article.root.text("source", "language")
        for name, folder in context.manuscript.articles.items()
        if folder.article and folder.article.root
    }
    for event in context.manuscript.events.values():
        if event.root:
            yield from _explained(event.root, "date")
            yield from _stated(event.root, {languages.get(name, "") for name in _sources(event.root)})
    for name, folder in context.manuscript.articles.items():
        root = folder.article.root if folder.article else None
        if root is None:
            continue
        source = root.get("source")
        if isinstance(source, Mapping):
            yield from _explained(source, "published")
            yield from _stated(source, {languages[name]})
        for quote in entries(root.get("quotes")):
            if isinstance(quote.value, Mapping):
                yield from _stated(quote.value, {languages[name]})


def _explained(node: Mapping, key: str) -> Iterator[Problem]:
    date = node.get(key)
    if date and not node.get("stated") and not node.get("inferred"):
        hint = "add `stated:` (the source's words) or `inferred:` (your reasoning)"
        yield Problem(date.place, "date-unexplained", "how do we know this date?", hint, "warning")


def _sources(event: Mapping) -> list[str]:
    """The articles that an event's sources name."""
    return [item.text.partition("#")[0] for item in items(event.get("sources")) if isinstance(item, Scalar)]


def _stated(node: Mapping, languages: set[str]) -> Iterator[Problem]:
    """`languages`: those of the sources; an empty one is not known, and reported elsewhere."""
    stated = node.get("stated")
    if not isinstance(stated, Mapping) or "" in languages or not languages:
        return
    if not languages & {entry.key.text for entry in stated}:
        wanted = " or ".join(f'"{language}"' for language in sorted(languages))
        message = f"the source's words must be given in its own language, {wanted}"
        yield Problem(stated.place, "stated-language", message, "your own wording belongs into `inferred:`")
