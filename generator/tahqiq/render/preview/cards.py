"""What the preview images say: one for each article and one for the edition, in each language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from tahqiq.languages import language as language_record
from tahqiq.model import Article, Edition, Localised
from tahqiq.render.dating import in_words
from tahqiq.render.links import path_of
from tahqiq.render.names import direction
from tahqiq.render.preview.faces import Faces
from tahqiq.render.preview.sheet import Card, Words

NAME = "preview.png"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


class Preview(msgspec.Struct, frozen=True):
    """An image of the site: its path, what it shows, and the same in words for who cannot see it."""

    path: str
    card: Card
    alternative: str


def drawable(card: Card, faces: Faces) -> bool:
    """Whether the title has letters, and the faces have them all."""
    # Here, for numpy comes with it, and most builds that make a few pages draw none.
    from tahqiq.render.preview.drawing import drawable as can_be_drawn

    return can_be_drawn(card, faces)


@dataclass(frozen=True, slots=True)
class Previews:
    """The images of an edition. What has a title that the faces cannot draw has no image of its own."""

    edition: Edition
    faces: Faces
    homes: Mapping[str, Preview | None]

    def of(self, language: str, article: str = "") -> Preview | None:
        """The image of an article's page or, without one, of the edition, which every other page shows."""
        if article:
            card = _article_card(self.edition, self.edition.articles[article], language)
            if drawable(card, self.faces):
                address = f"{language}/{path_of('article', article)}"
                return Preview(address + NAME, card, _alternative(card))
        return self.homes[language]


def previews(edition: Edition, faces: Faces) -> Previews:
    """The images of an edition, drawn with some faces."""
    cards = {language: _edition_card(edition, language) for language in edition.languages}
    homes = {
        language: Preview(f"{language}/{NAME}", card, _alternative(card)) if drawable(card, faces) else None
        for language, card in cards.items()
    }
    return Previews(edition, faces, homes)


def _edition_card(edition: Edition, language: str) -> Card:
    names = tuple(language_record(tag) for tag in edition.languages)
    return Card(
        direction(language),
        _words(edition.title, language),
        tuple(_words(text, language) for text in (edition.publisher,) if text),
        tuple(Words(record.name, record.direction, record.tag) for record in names),
        _words(edition.description, language) if edition.description else None,
    )


def _article_card(edition: Edition, article: Article, language: str) -> Card:
    source = article.source
    outlet = (_words(source.outlet, language),) if source.outlet else ()
    date = in_words(source.published.date.text, language)
    return Card(
        direction(language),
        _words(article.title, language),
        (*outlet, Words(date, direction(language), language)),
        (_words(edition.title, language),),
    )


def _words(text: Localised, language: str) -> Words:
    """A text in a language or the one it is in; a plain name goes as its first letter does."""
    best, tag = text.best(language), text.language_of(language)
    if tag:
        return Words(best, direction(tag), tag)
    strong = (_STRONG.get(unicodedata.bidirectional(letter)) for letter in best)
    return Words(best, next((way for way in strong if way), direction(language)))


def _alternative(card: Card) -> str:
    """The image's texts in its order, each isolated, for they may be of different directions."""
    parts = (*card.kicker, card.title, *((card.under,) if card.under else ()), *card.foot)
    return " · ".join(f"\u2068{part.text}\u2069" for part in parts)
