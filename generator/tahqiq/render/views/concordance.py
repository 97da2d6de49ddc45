"""Concordance: every mention of an actor in its context, beside the same block in the other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from markupsafe import Markup

from tahqiq.languages.directions import closed
from tahqiq.relate import Mention
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction, own
from tahqiq.render.views.timeline import block_label, block_number

BEFORE, AFTER = 70, 90


class Line(View, frozen=True):
    """One mention: the words before it, it, the words after."""

    before: str
    words: str
    after: str


class Side(View, frozen=True):
    """The mentions of one block in one language."""

    language: str
    direction: str
    lines: tuple[Line, ...]


class Place(View, frozen=True):
    """A block that mentions the actor, in all languages. `first` of its article's: then its title is shown."""

    href: str
    article: Markup
    article_href: str
    block: str
    name: str
    first: bool
    sides: tuple[Side, ...]


def concordance(desk: Desk, mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """Mentions of an actor, which come with the newest article first, block by block."""
    return tuple(
        place
        for article, of_article in groupby(mentions, lambda m: m.article)
        for place in _places(desk, article, list(of_article))
    )


def _places(desk: Desk, article: str, mentions: list[Mention]) -> list[Place]:
    title = own(desk.relations.heads[article].title, desk.language)
    in_block: dict[str, list[Mention]] = {}
    for mention in mentions:
        in_block.setdefault(mention.block, []).append(mention)
    named = list(in_block)
    if len(named) > 1:
        named.sort(key=desk.relations.block_order(article).index)
    return [
        Place(
            href=desk.links.block(article, block),
            article=title,
            article_href=desk.links.to("article", article),
            block=number,
            name=name,
            first=place == 0,
            sides=_sides(desk, article, block, in_block[block]),
        )
        for place, block in enumerate(named)
        for number, name in [_called(desk, block)]
    ]


def _called(desk: Desk, block: str) -> tuple[str, str]:
    """A block's number and what it is called: most articles have blocks of these names."""

    def made() -> tuple[str, str]:
        return block_number(desk, block), desk.words("block.name", block=block_label(desk, block))

    return desk.once("place", block, made)


def _sides(desk: Desk, article: str, block: str, mentions: list[Mention]) -> tuple[Side, ...]:
    """Both sides are the same in all languages, which only show another of them first."""
    key = ("sides", article, block, mentions[0].kind, mentions[0].target)
    made = desk.relations.at_hand.of(key, lambda: _side_by_language(desk, article, block, mentions))
    return tuple(made[tag] for tag in desk.tags if tag in made)


def _side_by_language(desk: Desk, article: str, block: str, mentions: list[Mention]) -> Mapping[str, Side]:
    found = {}
    texts = desk.relations.block(article, block)
    for tag in desk.tags:
        if (plain := texts.get(tag)) is not None:
            here = [m for m in mentions if m.language == tag]
            lines = tuple(_line(plain, m.start, m.end) for m in here) or (_opening(plain),)
            found[tag] = Side(tag, direction(tag), lines)
    return found


def _line(text: str, start: int, end: int) -> Line:
    return Line(closed(_tail(text[:start])), closed(text[start:end]), closed(_head(text[end:])))


def _opening(text: str) -> Line:
    """For a block that does not name the actor in this language: how it begins."""
    return Line("", "", closed(_head(text, BEFORE + AFTER)))


def _tail(text: str) -> str:
    """The last words of a text, from the beginning of a word."""
    if len(text) <= BEFORE:
        return text
    cut = text.find(" ", len(text) - BEFORE)
    return "…\u00a0" + text[cut + 1 if 0 <= cut < len(text) - 1 else len(text) - BEFORE :]


def _head(text: str, length: int = AFTER) -> str:
    """The first words of a text, to the end of a word."""
    if len(text) <= length:
        return text
    cut = text.rfind(" ", 1, length)
    return text[: cut if cut > 0 else length] + "\u00a0…"
