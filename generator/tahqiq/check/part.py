"""What the check of a part of an edition comes to: its problems, what others may name, what it names of others."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tahqiq.problems import Place, Problem


class Offer(msgspec.Struct, frozen=True, array_like=True):
    """An article as other files see it.

    `blocks`: the ids of its blocks in any language, sorted. `language`: that of its source, empty where it
    is not known. `formerly`: its former ids, and where they stand. `named`: whether it has an article.yml.
    """

    id: str
    blocks: tuple[str, ...]
    language: str = ""
    formerly: tuple[tuple[str, Place], ...] = ()
    named: bool = True


class Named(msgspec.Struct, frozen=True, array_like=True, tag="named"):
    """A reference to an article, or to a block of one, as it was typed: `article` or `article#block`."""

    text: str
    place: Place

    def asked(self) -> tuple[str, ...]:
        """The articles that must be known to answer."""
        return (self.text.partition("#")[0],)


class Stated(msgspec.Struct, frozen=True, array_like=True, tag="stated"):
    """The words that an event quotes for its date: in which languages, and from which articles."""

    place: Place
    languages: tuple[str, ...]
    articles: tuple[str, ...]

    def asked(self) -> tuple[str, ...]:
        """The articles that must be known to answer."""
        return self.articles


Question = Named | Stated


class Part(msgspec.Struct, frozen=True, array_like=True):
    """All that was found in some articles, or in what is no article; small, and made to be sent and kept.

    `problems`: what could be judged at once. `questions`: what cannot be judged without the other parts.
    """

    problems: tuple[Problem, ...]
    articles: tuple[Offer, ...] = ()
    questions: tuple[Question, ...] = ()


Offers = Mapping[str, Offer]
