"""Words: the interface in one language, with plural forms, digits and escaping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from tahqiq import languages
from tahqiq.render.escaping import escaped, marked, safe

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en"
Table = Mapping[str, str]
KEPT = 4096
"""How many counts are kept in words."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language: `words("search.label")`, `words.count("count.quotes", 3)`.

    A key that the language lacks is looked up in English; a key that nobody has is shown as it is.
    """

    language: str
    table: Table
    fallback: Table
    counted: dict[tuple[str, int], str] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, its `{placeholders}` filled in; numbers get the language's digits."""
        found = self.table.get(key) or self.fallback.get(key) or key
        if not values:
            return found
        pieces = [*_pieces(found)]
        for place in range(1, len(pieces), 2):
            name = pieces[place]
            pieces[place] = self._text(values[name]) if name in values else f"{{{name}}}"
        return "".join(pieces)

    def has(self, key: str) -> bool:
        """Whether any text stands under a key."""
        return key in self.table or key in self.fallback

    def count(self, key: str, n: int, **values: object) -> str:
        """The text of a number of things, in the plural form that the language has for it (CLDR)."""
        if values:
            return self(self._plural(key, n), n=n, **values)
        text = self.counted.get((key, n))
        if text is None:
            if len(self.counted) == KEPT:
                self.counted.clear()
            text = self.counted[key, n] = self(self._plural(key, n), n=n)
        return text

    def forms(self, key: str) -> dict[str, str]:
        """All plural forms of a key as they are written, for scripts."""
        for table in (self.table, self.fallback):
            if found := {k.rpartition(".")[2]: table[k] for k in table if k.rpartition(".")[0] == key}:
                return found
        return {}

    def markup(self, key: str, **values: object) -> Markup:
        """The text of a key as HTML: it and every value are escaped, unless the value is markup already."""
        pieces = [*_pieces(escaped(self.table.get(key) or self.fallback.get(key) or key))]
        for place in range(1, len(pieces), 2):
            name = pieces[place]
            pieces[place] = safe(self._value(values[name])) if name in values else f"{{{name}}}"
        return marked("".join(pieces))

    def count_markup(self, key: str, n: int, **values: object) -> Markup:
        """As `count`, but HTML."""
        return self.markup(self._plural(key, n), n=n, **values)

    def number(self, n: int) -> str:
        """A whole number in the language's digits."""
        return languages.digits(n, self.language)

    def percent(self, part: int, whole: int) -> str:
        """A share, rounded to whole percents."""
        return self("number.percent", n=(200 * part + whole) // (2 * whole) if whole else 0)

    def language_name(self, tag: str) -> str:
        """The name of a language in this one."""
        key = f"language.{tag}"
        return self(key) if key in self.table else _language_name(tag, self.language)

    def _plural(self, key: str, n: int) -> str:
        for form in (_plural_form(self.language, n), "other"):
            if f"{key}.{form}" in self.table:
                return f"{key}.{form}"
        form = f"{key}.{_plural_form(FALLBACK, n)}"
        return form if form in self.fallback else f"{key}.other"

    def _value(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value

    def _text(self, value: object) -> str:
        return value if type(value) is str else str(self._value(value))


def words_in(language: str, tables: Mapping[str, Table]) -> Words:
    """The words of a language, or of the language that its tag is a variant of (`ar-IQ`: `ar`)."""
    own = tables.get(language) or tables.get(language.split("-")[0]) or {}
    return Words(language, own, tables.get(FALLBACK, {}))


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[str, ...]:
    """A text in pieces: every second is the name of a placeholder."""
    return tuple(_PLACEHOLDER.split(text))


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    # Here, for it takes a while to load, and the languages of most editions know what is asked of it.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(FALLBACK)


@lru_cache(maxsize=4096)
def _plural_form(tag: str, n: int) -> str:
    plural = languages.language(tag).plural
    return plural(n) if plural else str(_locale(tag).plural_form(n))


@lru_cache(maxsize=256)
def _language_name(tag: str, language: str) -> str:
    if known := languages.language(language).names.get(tag):
        return known
    names = _locale(language).languages
    return str(
        names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0]) or languages.language(tag).name
    )
