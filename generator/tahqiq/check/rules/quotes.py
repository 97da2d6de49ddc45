"""Rule: each quote has its attribution in article.yml and its words in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahqiq.check.context import Context, Found, nearest
from tahqiq.check.walk import references_in_blocks
from tahqiq.evidence import trim
from tahqiq.problems import Place, Problem
from tahqiq.read import ArticleFolder, Text
from tahqiq.read.markdown import AnyBlock, Span, plain
from tahqiq.read.nodes import entries

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
            yield from _article(folder, context.languages)


def _article(folder: ArticleFolder, languages: tuple[str, ...]) -> Iterator[Problem]:
    root = folder.article.root if folder.article else None
    attributed = {entry.key.text: entry.key for entry in entries(root.get("quotes") if root else None)}
    for language, text in folder.texts.items():
        spans = _quote_spans(text.document.blocks)
        for span in spans:
            yield from _span(span, tuple(attributed))
        yield from _notes(text)
        if language in languages:
            worded = {span.value for span in spans}
            for name, key in attributed.items():
                if name not in worded:
                    message = f'the quote "{name}" has no words in {language}.md'
                    yield Problem(
                        key.place, "quote-without-words", message, f"mark them: […]{{quote={name}}}"
                    )


def _span(span: Span, attributed: tuple[str, ...]) -> Iterator[Problem]:
    if span.value not in attributed:
        at = span.value_place
        hint = nearest(span.value, attributed) or f"add `{span.value}:` under `quotes:` in article.yml"
        place = Place(at.file, at.line, at.column, len(span.value))
        yield Problem(place, "unknown-quote", f'article.yml has no quote "{span.value}"', hint)
    words = plain(span.children)
    start, end = trim(words)
    if not any(letter.isalnum() for letter in words[start:end]):
        yield Problem(span.place, "quote-empty", "this quote has no words", "write them between the brackets")


def _quote_spans(blocks: Iterable[AnyBlock]) -> list[Span]:
    return [n for n in references_in_blocks(blocks) if isinstance(n, Span) and n.key == "quote"]


def _notes(text: Text) -> Iterator[Problem]:
    for note in text.document.footnotes:
        for span in _quote_spans(note.blocks):
            message = "a quote's words cannot stand in a footnote"
            yield Problem(span.place, "quote-in-footnote", message, "move them into the text")
