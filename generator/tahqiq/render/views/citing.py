"""Citing: an article in all styles, what each of its quotations puts before it, and the files of references."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.evidence import seen
from tahqiq.model import Article, Dating, Quote
from tahqiq.render.citations import STYLES, Html, reference
from tahqiq.render.citations.formatted import date_in, manner
from tahqiq.render.citations.reference import named
from tahqiq.render.desk import Desk, View
from tahqiq.render.escaping import escaped, marked
from tahqiq.render.names import isolated, literal
from tahqiq.render.views.wording import Wording, shown_wording

FSI, PDI = "\u2068", "\u2069"
EXPORT = "citations"
FILES = (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))
"""Endings of an article's files of references, and what they are called."""


class QuoteCitation(View, frozen=True):
    """A quotation: its anchor, its name in a list (plain text with isolates), what styles put before the article.

    Of the pieces each is an element: speaker, words, how they were said, when; and when with the year first, if that
    is another text. `seen` are the short fingerprints of its words in all languages, the page's first.
    """

    anchor: str
    seen: str
    label: str
    pieces: Markup


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
    """Speakers, manners and dates come again and again: they are made once for the language."""
    shown = shown_wording(desk, quote)
    name, speaker = desk.once("cited speaker", quote.speaker, lambda: _speaker(desk, setting, quote.speaker))
    said = (quote.channel, quote.mode)
    how = desk.once("cited manner", said, lambda: escaped(manner(desk.words, *said)))
    when = (quote.when.date.text, bool(quote.when.inferred))
    dates = desk.once("cited dates", when, lambda: _dates(setting, quote.when))
    html = f"<span>{speaker}</span><span>{_words(desk, shown)}</span><span>{how}</span>{dates}"
    prints = " ".join(seen(words) for tag in desk.tags if (words := quote.words(tag)))
    label = f"{FSI}{name}{PDI}: {FSI}{shown.opening}{PDI}"
    return QuoteCitation(f"q-{quote.id}", prints, label, marked(html))


def _speaker(desk: Desk, setting: Html, speaker: str) -> tuple[str, str]:
    name = named(desk.edition.actors[speaker].name, desk.language)
    return name.text, setting.name(name)


def _dates(setting: Html, said: Dating) -> str:
    date, year_first = date_in(setting, "", said), date_in(setting, "apa", said)
    return f"<span>{date}</span>" + ("" if year_first == date else f"<span>{year_first}</span>")


def _words(desk: Desk, shown: Wording) -> str:
    """The words as the page shows them: between marks, or in brackets where they are not the speaker's own."""
    text = f"{shown.open}{shown.marked}{shown.close}" if shown.open else f"[{shown.marked}]"
    return isolated(text, shown.language, desk.language)
