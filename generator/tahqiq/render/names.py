"""Names: texts of the edition with their language and direction, so that they can stand in any other text."""

from __future__ import annotations

from markupsafe import Markup, escape

from tahqiq import languages
from tahqiq.model import Localised


def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    return languages.language(tag).direction


def isolated(text: str, of: str, within: str) -> Markup:
    """A text inserted into another: isolated, with its language and direction where they differ."""
    if not of or of == within:
        return Markup(f"<bdi>{escape(text)}</bdi>")
    return Markup(f'<bdi lang="{escape(of)}" dir="{direction(of)}">{escape(text)}</bdi>')


def own(text: Localised, language: str) -> Markup:
    """A text of the edition in a language or, where it lacks it, in another that is marked as such."""
    return isolated(text.best(language), text.language_of(language), language)


def foreign(text: Localised, language: str) -> tuple[Markup, ...]:
    """The text in all other languages than one; a plain name has none."""
    return tuple(isolated(t, tag, language) for tag, t in text if tag not in (language, ""))


def literal(text: str) -> Markup:
    """Codes, hashes and addresses: always left to right."""
    return Markup(f'<code dir="ltr">{escape(text)}</code>')
