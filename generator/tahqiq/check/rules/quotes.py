"""Rule: each quote has its attribution in article.yml and its words in every language."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Lookup

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import Hints
from tahqiq.check.walk import quote_spans
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder
from tahqiq.read.markdown import Span, plain
from tahqiq.read.nodes import Mapping, Scalar, entries

CODES = {
    "unknown-quote": ProblemCode(
        "text",
        "A span names a quote that article.yml does not attribute.",
        "{#p2}\nShe [hopes]{quote=hop} for a [truce]{quote=hope}.\n",
        "{#p2}\nShe [hopes]{quote=hope} for a [truce]{quote=hope}.\n",
        why="Nobody could tell who said the words.",
        remedy="Correct the id, or say under `quotes:` in article.yml who speaks.",
    ),
    "quote-without-words": ProblemCode(
        "text",
        "A quote that article.yml attributes has no words in a language's text.",
        "{#p2}\nShe hopes for a truce.\n",
        "{#p2}\nShe [hopes for a truce]{quote=hope}.\n",
        why="The quote would be listed on the speaker's page without its words.",
        remedy="Mark the words in each language, also in the translation.",
    ),
    "quote-empty": ProblemCode(
        "text",
        "A quote's span holds no words.",
        "{#p2}\nShe hopes for a truce: [“…”]{quote=hope}.\n",
        "{#p2}\nShe hopes for a truce: [“I hope it lasts”]{quote=hope}.\n",
    ),
    "quote-in-footnote": ProblemCode(
        "text",
        "A quote's words stand in a footnote; footnotes are the editors' own notes.",
        "{#p2}\nShe [hopes]{quote=hope} for a truce.[^1]\n\n[^1]: She [added a wish]{quote=hope}.\n",
        "{#p2}\nShe [hopes]{quote=hope} for a truce, and [added a wish]{quote=hope}.\n",
    ),
}


def check(context: Context) -> Found:
    """Problems between `quotes:` and the spans of every article."""
    for folder in context.manuscript.articles.values():
        if folder.article and folder.article.root:
            yield from _article(context, folder, folder.article.root)


def _article(context: Context, folder: ArticleFolder, root: Mapping) -> Iterator[Problem]:
    attributed = {entry.key.text: entry.key for entry in entries(root.get("quotes"))}
    for language, text in folder.texts.items():
        spans = context.quote_spans(text)
        for span in spans:
            yield from _span(span, attributed, context.hints)
        for span in quote_spans(context.references_in(text).in_notes):
            message = "a quote's words cannot stand in a footnote"
            yield Problem(span.place, "quote-in-footnote", message, "move them into the text")
        if language in context.languages:
            worded = {span.value for span in spans}
            for name, key in attributed.items():
                if name not in worded:
                    message = f'the quote "{name}" has no words in {language}.md'
                    hint = f"mark them: […]{{quote={name}}}"
                    yield Problem(key.place, "quote-without-words", message, hint)


def _span(span: Span, attributed: Lookup[str, Scalar], hints: Hints) -> Iterator[Problem]:
    if span.value not in attributed:
        at = span.value_place
        hint = hints.nearest(span.value, attributed) or f"add `{span.value}:` under `quotes:` in article.yml"
        place = Place(at.file, at.line, at.column, len(span.value))
        yield Problem(place, "unknown-quote", f'article.yml has no quote "{span.value}"', hint)
    words = plain(span.children)
    # Brackets without anything between them are a problem of every span, and have been named.
    if words.strip() and not any(letter.isalnum() for letter in words):
        yield Problem(span.place, "quote-empty", "this quote has no words", "write them between the brackets")
