"""Citing: an article in all styles, what each of its quotations puts before it, and the files of references."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.model import Article, Quote
from tahqiq.render.citations import STYLES, Html, quotation, reference
from tahqiq.render.citations.formatted import date_in, manner
from tahqiq.render.citations.reference import Quotation
from tahqiq.render.desk import Desk, View
from tahqiq.render.escaping import escaped, marked
from tahqiq.render.names import isolated, literal
from tahqiq.render.views.wording import Wording, shown_wording

FSI, PDI = "\u2068", "\u2069"
EXPORT = "citations"
FILES = (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))
"""Endings of an article's files of references, and what they are called."""


class QuoteCitation(View, frozen=True):
    """A quotation: its anchor, its name in a list (plain text with isolates), and what styles put before the article:
    speaker, words, how they were said, when; and when with the year first, where that is another text.
    """

    anchor: str
    label: str
    pieces: tuple[Markup, ...]


class Style(View, frozen=True):
    """A style: its name, what quotations put before the article in it (with `{speaker}` and so on)."""

    id: str
    name: str
    lead: str


class Styled(View, frozen=True):
    """The article in a style; where a block would be named stands an empty element that says how."""

    style: Style
    text: Markup


class CitationFile(View, frozen=True):
    """A file of references of the article and all that is in it."""

    ending: str
    name: str
    href: str


class Citation(View, frozen=True):
    """The article in all styles, its address, its quotations in the order of article.yml, its files if there are any.

    `keys` are those of the article in the files, separated by spaces, the page's language first.
    """

    styled: tuple[Styled, ...]
    link: Markup
    quotes: tuple[QuoteCitation, ...]
    keys: str = ""
    files: tuple[CitationFile, ...] = ()


def citation(desk: Desk, article: Article) -> Citation:
    """How an article is cited."""
    setting = desk.once("citing", "setting", lambda: Html(desk.words))
    ref = reference(desk.relations, article, desk.language)
    there = [tag for tag in desk.tags if article.text(tag)] if EXPORT in desk.exports else []
    return Citation(
        styled=tuple(
            Styled(style, marked(STYLES[style.id](setting, ref, slot)))
            for style, slot in desk.once("citing", "styles", lambda: _styles(desk))
        ),
        link=literal(ref.path),
        quotes=tuple(_quote(desk, setting, quote) for quote in article.quotes),
        keys=" ".join(f"{article.id}-{tag}" for tag in there),
        files=tuple(_file(desk, article.id, *file) for file in FILES) if there else (),
    )


def _styles(desk: Desk) -> list[tuple[Style, str]]:
    """All styles, each with the element that names a block."""
    words = desk.words
    return [
        (
            Style(style, words(f"citation.name.{style}"), words(f"citation.quote.{style}")),
            f'<span data-cite-place="{escaped(words(f"citation.place.{style}"))}"></span>',
        )
        for style in STYLES
    ]


def _file(desk: Desk, article: str, ending: str, name: str) -> CitationFile:
    return CitationFile(ending, name, desk.links.file(f"data/citations/{article}.{ending}"))


def _quote(desk: Desk, setting: Html, quote: Quote) -> QuoteCitation:
    shown = shown_wording(desk, quote)
    said = quotation(desk.edition, quote, desk.language)
    date, year_first = date_in(setting, "", said), date_in(setting, "apa", said)
    pieces = [
        setting.name(said.speaker),
        _words(desk, said, shown),
        setting.own(manner(desk.words, said)),
        date,
        *([] if year_first == date else [year_first]),
    ]
    return QuoteCitation(
        anchor=f"q-{quote.id}",
        label=f"{FSI}{said.speaker.text}{PDI}: {FSI}{shown.opening}{PDI}",
        pieces=tuple(map(marked, pieces)),
    )


def _words(desk: Desk, said: Quotation, shown: Wording) -> Markup:
    """The words as the page shows them: between marks, or in brackets where they are not the speaker's own."""
    text = f"{shown.open}{shown.marked}{shown.close}" if shown.open else f"[{shown.marked}]"
    return isolated(" ".join(text.split()), shown.language, desk.language)
