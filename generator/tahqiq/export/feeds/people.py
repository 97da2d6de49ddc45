"""People of an article: whose words a text of it is, and who brought it into its language."""

from __future__ import annotations

from tahqiq.model import Article, Edition, Localised, Text


def authors(article: Article, text: Text, language: str) -> tuple[str, ...]:
    """Who wrote it: for an original the source's author or outlet, for the edition's own account who made it.

    An account retells a source: its words are not those of the source's author. Nobody is named where nobody is known;
    then the words are the edition's.
    """
    first = _first(article, text)
    if first.kind == "original":
        return _names(language, article.source.author or article.source.outlet)
    return _names(language, first.by)


def translators(article: Article, text: Text, language: str) -> tuple[str, ...]:
    """Who translated it, if it is a translation and they are known."""
    return _names(language, text.by) if _first(article, text) is not text else ()


def publishers(edition: Edition, language: str) -> tuple[str, ...]:
    """Who answers for the edition: its publisher, else its editors, else its own name (RFC 4287 wants somebody)."""
    return _names(language, edition.publisher) or _names(language, *edition.editors or (edition.title,))


def _first(article: Article, text: Text) -> Text:
    """The text that a translation goes back to."""
    for _ in article.texts:
        text = (article.text(text.of) if text.of else None) or text
    return text


def _names(language: str, *people: Localised | None) -> tuple[str, ...]:
    return tuple(person.best(language) for person in people if person)
