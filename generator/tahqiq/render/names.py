"""Names: texts of the edition with their language and direction, so that they can stand in any other text."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from tahqiq import languages
from tahqiq.model import Localised
from tahqiq.render.escaping import escaped, marked


def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    return languages.language(tag).direction


def isolated(text: str, of: str, within: str) -> Markup:
    """A text inserted into another: isolated, with its language and direction where they differ."""
    if not of or of == within:
        return marked(f"<bdi>{escaped(text)}</bdi>")
    return marked(f'<bdi lang="{escaped(of)}" dir="{direction(of)}">{escaped(text)}</bdi>')


@lru_cache(maxsize=16384)
def own(text: Localised, language: str) -> Markup:
    """A text of the edition in a language or, where it lacks it, in another that is marked as such."""
    return isolated(text.best(language), text.language_of(language), language)


def foreign(text: Localised, language: str) -> tuple[Markup, ...]:
    """The text in all other languages than one; a plain name has none."""
    return tuple(isolated(t, tag, language) for tag, t in text if tag not in (language, ""))


def literal(text: str) -> Markup:
    """Codes, hashes and addresses: always left to right."""
    return marked(f'<code dir="ltr">{escaped(text)}</code>')
