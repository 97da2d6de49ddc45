"""Rule: each quote has its attribution in article.yml and its words in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Lookup

from tahqiq.check.context import Context, Found, nearest
from tahqiq.check.walk import Referring
from tahqiq.problems import Place, Problem
from tahqiq.read import ArticleFolder
from tahqiq.read.markdown import Span, plain
from tahqiq.read.nodes import Mapping, Scalar, entries

CODES = {
    "unknown-quote": "A span names a quote that article.yml does not attribute.",
    "quote-without-words": "A quote that article.yml attributes has no words in a language's text.",
    "quote-empty": "A quote's span holds no words.",
    "quote-in-footnote": "A quote's words stand in a footnote; footnotes are the editors' own notes.",
}


def check(context: Context) -> Found:
    """Problems between `quotes:` and the spans of every article."""
    for folder in context.manuscript.articles.values():
        if folder.article and folder.article.root:
            yield from _article(context, folder, folder.article.root)


def _article(context: Context, folder: ArticleFolder, root: Mapping) -> Iterator[Problem]:
    attributed = {entry.key.text: entry.key for entry in entries(root.get("quotes"))}
    for language, text in folder.texts.items():
        references = context.references_in(text)
        spans = _quote_spans(references.in_blocks)
        for span in spans:
            yield from _span(span, attributed)
        for span in _quote_spans(references.in_notes):
            message = "a quote's words cannot stand in a footnote"
            yield Problem(span.place, "quote-in-footnote", message, "move them into the text")
        if language in context.languages:
            worded = {span.value for span in spans}
            for name, key in attributed.items():
                if name not in worded:
                    message = f'the quote "{name}" has no words in {language}.md'
                    hint = f"mark them: […]{{quote={name}}}"
                    yield Problem(key.place, "quote-without-words", message, hint)


def _span(span: Span, attributed: Lookup[str, Scalar]) -> Iterator[Problem]:
    if span.value not in attributed:
        at = span.value_place
        known = tuple(attributed)
        hint = nearest(span.value, known) or f"add `{span.value}:` under `quotes:` in article.yml"
        place = Place(at.file, at.line, at.column, len(span.value))
        yield Problem(place, "unknown-quote", f'article.yml has no quote "{span.value}"', hint)
    if not any(letter.isalnum() for letter in plain(span.children)):
        yield Problem(span.place, "quote-empty", "this quote has no words", "write them between the brackets")


def _quote_spans(references: Iterable[Referring]) -> list[Span]:
    return [node for node in references if isinstance(node, Span) and node.key == "quote"]
