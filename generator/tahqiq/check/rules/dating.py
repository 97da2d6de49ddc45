"""Rule: a date that an editor put on something says how we know it, in the words of the source if it has any."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.check.part import Offers, Stated
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read.nodes import Mapping, Scalar, entries, items

CODES = {
    "date-unexplained": ProblemCode(
        "event",
        "A date has neither the source's words nor the editor's reasoning beside it.",
        "date: 2020-01-01\n",
        "date: 2020-01-01\nstated: {ar: أمس}\n",
        why="“Yesterday” is all that a source says, often enough; which day that was is the editor's conclusion, "
        "and readers must be able to judge it.",
        remedy="Copy the source's words into `stated:`, or say in `inferred:`, in each language, how "
        "you know.",
        severity="warning",
    ),
    "stated-language": ProblemCode(
        "event",
        "The words of the source are not given in the source's language.",
        "stated: {en: yesterday}\n",
        "stated: {ar: أمس}\n",
        why="`stated:` is for the very words, so that others can follow how they were understood.",
    ),
}


def check(context: Context) -> Found:
    """Warnings for dates without `stated` and `inferred`; errors for `stated` in another language."""
    for event in context.manuscript.events.values():
        if event.root:
            yield from _explained(event.root, "date")
            yield from _event_words(event.root)
    for folder in context.manuscript.articles.values():
        root = folder.article.root if folder.article else None
        if root is None:
            continue
        source, language = root.get("source"), root.text("source", "language")
        if isinstance(source, Mapping):
            yield from _explained(source, "published")
            yield from _article_words(source, language)
        for quote in entries(root.get("quotes")):
            if isinstance(quote.value, Mapping):
                yield from _article_words(quote.value, language)


def _explained(node: Mapping, key: str) -> Iterator[Problem]:
    date = node.get(key)
    if date and not node.get("stated") and not node.get("inferred"):
        hint = "add `stated:` (the source's words) or `inferred:` (your reasoning)"
        yield Problem(date.place, "date-unexplained", "how do we know this date?", hint, "warning")


def _event_words(event: Mapping) -> Iterator[Stated]:
    """The source's words of an event, to be compared with the languages of its sources."""
    words = event.get("stated")
    if isinstance(words, Mapping):
        named = [i.text.partition("#")[0] for i in items(event.get("sources")) if isinstance(i, Scalar)]
        yield Stated(words.place, _languages(words), tuple(dict.fromkeys(named)))


def _article_words(node: Mapping, language: str) -> Iterator[Problem]:
    words = node.get("stated")
    if isinstance(words, Mapping):
        yield from _in_language(words.place, _languages(words), {language})


def _languages(words: Mapping) -> tuple[str, ...]:
    return tuple(entry.key.text for entry in words)


def stated(event: Stated, articles: Offers) -> Iterator[Problem]:
    """Problems of an event's words of its sources, when all articles are known."""
    sources = {articles[name].language if name in articles else "" for name in event.articles}
    yield from _in_language(event.place, event.languages, sources)


def _in_language(place: Place, given: tuple[str, ...], sources: set[str]) -> Iterator[Problem]:
    """`sources`: the languages of the sources; an empty one is not known, and reported elsewhere."""
    if "" in sources or not sources or not sources.isdisjoint(given):
        return
    wanted = " or ".join(f'"{language}"' for language in sorted(sources))
    message = f"the source's words must be given in its own language, {wanted}"
    yield Problem(place, "stated-language", message, "your own wording belongs into `inferred:`")
