"""Texts: an article's text in one language, written once for the pages of all languages, and filled in for each.

What differs between pages is left open: the ids of quotes, which the page's own language has first, and the links to
terms, which each language files under letters of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tahqiq.model import Article, Text
from tahqiq.render.desk import Desk
from tahqiq.render.escaping import escaped, marked
from tahqiq.render.inlines import SLOT, TERM
from tahqiq.render.links import picture_address
from tahqiq.render.text import TextWriter, heading_levels

_NOTHING = Markup("")
# A piece of HTML: every second part is the name of a slot.
_Piece = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Written:
    """A text with slots: each block with the notes beside it, and the list of all notes."""

    blocks: Mapping[str, tuple[_Piece, _Piece]]
    footnotes: _Piece


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text on the page of one language: the HTML of each block, and of the notes beside it."""

    language: str
    blocks: Mapping[str, tuple[Markup, Markup]]
    footnotes: Markup


def shown_text(desk: Desk, article: Article, language: str, order: Sequence[str]) -> ShownText:
    """The text of an article in one language on the page of another; `order` is that of the page's blocks."""
    text = article.text(language)
    if text is None:
        return ShownText(language, {}, _NOTHING)
    own = {block.id for block in text.blocks}
    here = tuple(block for block in order if block in own)
    written = desk.bench.of(article, ("text", language, here), lambda: _written(desk, article, text, here))
    fill = _filling(desk, article, language)
    blocks = {
        name: (_filled(html, fill), _filled(notes, fill)) for name, (html, notes) in written.blocks.items()
    }
    return ShownText(language, blocks, _filled(written.footnotes, fill))


def _written(desk: Desk, article: Article, text: Text, order: Sequence[str]) -> _Written:
    writer = TextWriter(
        links=desk.links,
        words=desk.words_in(text.language),
        language=text.language,
        quotes={quote.id: quote.mode for quote in article.quotes},
        levels=heading_levels(block.content for block in text.blocks),
        pictures=desk.links.file(picture_address(article.id, "")),
        slotted=True,
    )
    known = {block.id: block.content for block in text.blocks}
    blocks: dict[str, tuple[_Piece, _Piece]] = {}
    for name in order:
        before = frozenset(writer.called)
        html = writer.block(known[name])
        notes = writer.beside(text.footnotes, before) if text.footnotes else ""
        blocks[name] = (str.split(html, SLOT), str.split(notes, SLOT))
    return _Written(blocks, str.split(writer.footnotes(text.footnotes), SLOT))


def _filling(desk: Desk, article: Article, language: str) -> Callable[[str], str]:
    """What stands in the slots of a text. Quotes have their id in the page's language, if they stand in it."""
    elsewhere: set[str] = set()
    if language != desk.language:
        elsewhere = {q.id for q in article.quotes if any(p.language == desk.language for p in q.passages)}

    def fill(slot: str) -> str:
        if slot.startswith(TERM):
            return escaped(desk.links.to("term", slot.removeprefix(TERM)))
        return "" if slot in elsewhere else f' id="q-{escaped(slot)}"'

    return fill


def _filled(piece: _Piece, fill: Callable[[str], str]) -> Markup:
    if len(piece) == 1:
        return marked(piece[0])
    parts = [*piece]
    parts[1::2] = map(fill, piece[1::2])
    return marked("".join(parts))
