"""Citing: an article as a reference, and the words that go before it for each of its quotations."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq import languages
from tahqiq.model import Article, Dating, Quote
from tahqiq.render.dating import in_words
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import isolated, literal, own
from tahqiq.render.views.wording import shown_wording

FSI, PDI = "\u2068", "\u2069"


class QuoteCitation(View, frozen=True):
    """A quotation: its anchor, its name in a list (plain text with isolates), what goes before the article."""

    anchor: str
    label: str
    lead: Markup


class Citation(View, frozen=True):
    """The article as a reference, its address, its quotations in the order of article.yml."""

    text: Markup
    link: Markup
    quotes: tuple[QuoteCitation, ...]


def citation(desk: Desk, article: Article) -> Citation:
    """How an article is cited."""
    return Citation(
        text=_article(desk, article),
        link=literal(f"{desk.language}/articles/{article.id}/"),
        quotes=tuple(_quote(desk, quote) for quote in article.quotes),
    )


def _article(desk: Desk, article: Article) -> Markup:
    """Title, edition, that it is a translation, the source."""
    words = desk.words
    text = article.text(desk.language)
    parts = [
        words.markup("cite.title", title=_title(desk, article)),
        words.markup("cite.edition", edition=own(desk.edition.title, desk.language)),
    ]
    if text and text.kind == "translation":
        language = words.language_name(text.of or article.source.language)
        by = own(text.by, desk.language) if text.by else ""
        key = "cite.translation-by" if by else "cite.translation"
        parts.append(words.markup(key, language=language, by=by))
    return Markup(" ").join([*parts, _source(desk, article)])


def _title(desk: Desk, article: Article) -> Markup:
    """The title as it stands between the marks of the page's language."""
    title = languages.within_marks(article.title.best(desk.language), desk.language)
    return isolated(title, article.title.language_of(desk.language), desk.language)


def _source(desk: Desk, article: Article) -> Markup:
    words, source = desk.words, article.source
    who = [own(name, desk.language) for name in (source.author, source.outlet) if name]
    language = words.language_name(source.language)
    date = _dated(desk, source.published)
    if not who:
        return words.markup("cite.source", language=language, date=date)
    by = Markup(words("list.comma")).join(who)
    return words.markup("citing.source", by=by, language=language, date=date)


def _quote(desk: Desk, quote: Quote) -> QuoteCitation:
    speaker = desk.edition.actors[quote.speaker].name
    shown = shown_wording(desk, quote)
    words = desk.words
    how = [words(f"channel.{quote.channel}")] if quote.channel else []
    how += [words(f"mode.{quote.mode}"), _dated(desk, quote.when)]
    text = f"{shown.open}{shown.marked}{shown.close}"
    return QuoteCitation(
        anchor=f"q-{quote.id}",
        label=f"{FSI}{speaker.best(desk.language)}{PDI}: {FSI}{shown.opening}{PDI}",
        lead=words.markup(
            "citing.quote",
            speaker=own(speaker, desk.language),
            words=isolated(text, shown.language, desk.language),
            how=words("list.comma").join(how),
        ),
    )


def _dated(desk: Desk, dating: Dating) -> str:
    """A date in words; whether the editors inferred it, or nothing is known of it."""
    if dating.date.earliest is None and dating.date.latest is None:
        return desk.words("citing.undated")
    date = in_words(dating.date.text, desk.language)
    return desk.words("citing.inferred", date=date) if dating.inferred else date
