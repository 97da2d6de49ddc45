"""A reference: what is cited, as data: a text of an article, a block of it, a quotation in it.

What is cited is the edition's text. It stands in a container, whose date is the date of the reference: for an
original whose outlet is known the outlet, else the edition, which is dated only if it says when it was released. The
source behind it keeps its own author, outlet and date. So a translation is never given the date of what it translates.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tahqiq.model import Article, Dating, Edition, Localised, Quote, Text
from tahqiq.relate import Relations
from tahqiq.render.links import path_of


class Name(NamedTuple):
    """A name or title, and the language that it is in; empty for one that is the same in all."""

    text: str
    language: str = ""


class Source(msgspec.Struct, frozen=True):
    """The text that the article goes back to; its author and outlet may be unknown."""

    language: str
    published: Dating
    author: Name | None = None
    outlet: Name | None = None


class Host(msgspec.Struct, frozen=True):
    """The edition as what holds the texts, in one language. `released` has no reasoning beside it."""

    title: Name
    editors: tuple[Name, ...] = ()
    publisher: Name | None = None
    version: str = ""
    released: Dating | None = None


class Reference(msgspec.Struct, frozen=True):
    """A text of an article. `path` is its page's; `kind` is empty where the article has no text in the language.

    `translated` is the language that it was translated from, or empty; `original_title` the title there.
    `outlet` is given where the text is the outlet's own, so that the outlet is the container.
    """

    key: str
    language: str
    path: str
    kind: str
    title: Name
    authors: tuple[Name, ...]
    host: Host
    source: Source
    outlet: Name | None = None
    translated: str = ""
    translator: Name | None = None
    original_title: Name | None = None

    @property
    def container(self) -> Name:
        """What the text stands in."""
        return self.outlet or self.host.title

    @property
    def issued(self) -> Dating | None:
        """When the container brought it; None if that is not known."""
        return self.source.published if self.outlet else self.host.released


class Quotation(msgspec.Struct, frozen=True):
    """Words of a speaker, cited from the text that has them: in the text's language, without marks around them."""

    id: str
    speaker: Name
    words: str
    mode: str
    channel: str
    said: Dating


def reference(relations: Relations, article: Article, language: str) -> Reference:
    """The text of an article in a language, as a reference."""
    text = article.text(language)
    origin = _origin(article, text)
    source = _source(article, language)
    own = origin is not None and origin.kind == "original"
    title = named(article.title, language)
    return Reference(
        key=f"{article.id}-{language}",
        language=language,
        path=f"{language}/{path_of('article', article.id)}",
        kind=text.kind if text else "",
        title=title,
        authors=_authors(origin, source, language),
        host=_host(relations, language),
        source=source,
        outlet=source.outlet if own and origin is text else None,
        translated=text.of if text else "",
        translator=_perhaps(text.by, language) if text and text.of else None,
        original_title=_original_title(article, text, title),
    )


def quotation(edition: Edition, quote: Quote, language: str) -> Quotation:
    """A quote as it is cited from the text in a language; its words are empty if it does not stand there."""
    speaker = named(edition.actors[quote.speaker].name, language)
    return Quotation(quote.id, speaker, quote.words(language), quote.mode, quote.channel, quote.when)


def named(text: Localised, language: str) -> Name:
    """A text of the edition in a language, or in one that it has; white space is single spaces."""
    return Name(" ".join(text.best(language).split()), text.language_of(language))


def known(dating: Dating | None) -> Dating | None:
    """A dating of which anything is known."""
    return dating if dating and (dating.date.earliest or dating.date.latest) else None


def _perhaps(text: Localised | None, language: str) -> Name | None:
    return named(text, language) if text else None


def _origin(article: Article, text: Text | None) -> Text | None:
    """The text that a translation goes back to, through other translations; a text of another kind itself."""
    seen = 0
    while text and text.of and seen < len(article.texts):
        text, seen = article.text(text.of), seen + 1
    return text


def _authors(origin: Text | None, source: Source, language: str) -> tuple[Name, ...]:
    """Who wrote the text: the source's author an original, whoever it names any other."""
    by = _perhaps(origin.by, language) if origin and not origin.of else None
    author = (source.author or by) if origin and origin.kind == "original" else by
    return (author,) if author else ()


def _source(article: Article, language: str) -> Source:
    source = article.source
    author, outlet = _perhaps(source.author, language), _perhaps(source.outlet, language)
    return Source(source.language, source.published, author, outlet)


def _original_title(article: Article, text: Text | None, title: Name) -> Name | None:
    """The title in the language that a text was translated from, where it is another."""
    of = article.title.get(text.of) if text and text.of else ""
    return Name(" ".join(of.split()), text.of) if text and of and of != title.text else None


def _host(relations: Relations, language: str) -> Host:
    return relations.memory.of(("citation host", language), lambda: _made_host(relations.edition, language))


def _made_host(edition: Edition, language: str) -> Host:
    return Host(
        title=named(edition.title, language),
        editors=tuple(named(editor, language) for editor in edition.editors),
        publisher=_perhaps(edition.publisher, language),
        version=edition.version,
        released=known(Dating(edition.released) if edition.released else None),
    )
