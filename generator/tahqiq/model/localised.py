"""A text in several languages, frozen."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Localised(msgspec.Struct, frozen=True, array_like=True):
    """Texts by language, in the order they were written; a plain name has the language ""."""

    texts: tuple[tuple[str, str], ...]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.texts)

    def get(self, language: str) -> str:
        """The text in a language, or the plain name; empty if there is neither."""
        for tag, text in self.texts:
            if tag in (language, ""):
                return text
        return ""

    def language_of(self, language: str) -> str:
        """The language of what `best` gives: the one asked for if there is a text in it, else the first."""
        tags = [tag for tag, _ in self.texts]
        return language if language in tags or not tags else tags[0]

    def best(self, language: str) -> str:
        """The text in a language, or else the first one there is: for fields that need not have them all."""
        return self.get(language) or (self.texts[0][1] if self.texts else "")
