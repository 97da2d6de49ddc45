"""Rows: the text of an article, block by block in all languages, with the lines under each block."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tahqiq.evidence import seen
from tahqiq.model import Article, Block
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction
from tahqiq.render.views.corrections import Fixed, fixed
from tahqiq.render.views.quotes import Attribution, said
from tahqiq.render.views.texts import ShownText
from tahqiq.render.views.timeline import block_label, block_number
from tahqiq.render.words import Words
from tahqiq.schema.vocabulary import QUOTE_PLACE


class Cell(View, frozen=True):
    """A block in one language; `column` counts from 1, so that a block without counterpart keeps its side.

    `notes` are the footnotes that the block calls first. `line` is where it stands in its file; 0 where nobody asks.
    """

    column: int
    language: str
    direction: str
    html: Markup
    notes: Markup
    stale: str = ""
    line: int = 0


SHORT = 420
"""Code points, ten lines or so of a column: a block that is no longer is not divided between two sheets of paper."""


class Row(View, frozen=True):
    """A block in all languages, the page's own first. `name` says what the number is a link to, `former` are places
    that stand here now, each with what it is called today, `called` is what a citation calls the block, `seen` its
    short fingerprints in all languages, with spaces between.

    `quotes` begin in this block, `continued` began in an earlier one. `corrected` leads to the records of corrections.
    `noted` and `stale` say whether any cell is.
    """

    id: str
    number: str
    name: str
    called: str
    seen: str
    classes: str
    cells: tuple[Cell, ...]
    quotes: tuple[Attribution, ...]
    continued: tuple[Attribution, ...]
    corrected: tuple[Fixed, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    noted: bool = False
    stale: bool = False


def block_order(article: Article, first: str) -> tuple[str, ...]:
    """The ids of all blocks in the order of one language's text; others' own blocks follow their neighbours."""
    order: list[str] = []
    known: set[str] = set()
    for text in sorted(article.texts, key=lambda t: t.language != first):
        following: dict[str, list[str]] = {}
        last = ""
        for block in text.blocks:
            if block.id in known:
                last = block.id
            else:
                following.setdefault(last, []).append(block.id)
        if following:
            order = [b for known_one in ("", *order) for b in _with(known_one, following)]
            known.update(order)
    return tuple(order)


def _with(block: str, following: dict[str, list[str]]) -> list[str]:
    """A block and those that follow it; an empty one stands before all."""
    return [*filter(None, (block,)), *following.get(block, ())]


def rows(desk: Desk, article: Article, order: Sequence[str], texts: Sequence[ShownText]) -> tuple[Row, ...]:
    """All blocks of an article in an order; `texts` are of all languages, the page's first."""
    known = {text.language: {block.id: block for block in text.blocks} for text in article.texts}
    columns = [(n, t, direction(t.language), known.get(t.language, {})) for n, t in enumerate(texts, start=1)]
    corrected, former = fixed(desk, article), _former(article)
    quoted = _quotes(desk, article)
    stale = {text.language: stale_mark(desk.words, text.language) for text in texts}
    told: set[str] = set()
    lined = desk.edition.repository is not None
    found_rows = []
    for block in order:
        blocks = [(n, text, way, of[block]) for n, text, way, of in columns if block in of]
        cells = tuple(
            Cell(
                n,
                text.language,
                way,
                *text.blocks[block],
                stale[text.language] if found.stale else "",
                lined and found.line,
            )
            for n, text, way, found in blocks
        )
        here = quoted.get(block, ())
        number, name, called = _names(desk, block)
        found_rows.append(
            Row(
                id=block,
                number=number,
                name=name,
                called=called,
                seen=" ".join(seen(found.plain) for *_, found in blocks),
                classes=_classes([found for *_, found in blocks]),
                cells=cells,
                quotes=tuple(a for a in here if a.key not in told),
                continued=tuple(a for a in here if a.key in told),
                corrected=corrected.get(block, ()),
                former=former.get(block, ()),
                noted=any(cell.notes for cell in cells),
                stale=any(cell.stale for cell in cells),
            )
        )
        told.update(a.key for a in here)
    return tuple(found_rows)


def _former(article: Article) -> dict[str, tuple[tuple[str, str], ...]]:
    """By block, the places that stand in it now: their old ids, and those of today. A quote stands where it begins."""
    begins = {QUOTE_PLACE + q.id: q.passages[0].block for q in article.quotes} if article.moved else {}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for old, now in article.moved:
        block = begins.get(now, now)
        found[block] = (*found.get(block, ()), (old, now))
    return found


def stale_mark(words: Words, language: str) -> str:
    """What stands under a block whose original has changed since it was translated into a language."""
    return words("block.stale", language=words.language_name(language))


def _names(desk: Desk, block: str) -> tuple[str, str, str]:
    """A block's number, what the link to it is called, and what it is: most articles have blocks of these names."""
    return desk.once("block", block, lambda: _named(desk, block))


def _named(desk: Desk, block: str) -> tuple[str, str, str]:
    label, words = block_label(desk, block), desk.words
    return block_number(desk, block), words("block.link", block=label), words("block.name", block=label)


def _classes(blocks: Sequence[Block]) -> str:
    names = dict.fromkeys(name for block in blocks for name in block.content.classes)
    if all(len(block.plain) <= SHORT for block in blocks):
        names["short"] = None
    return " ".join(f"tq-row--{name}" for name in names)


def _quotes(desk: Desk, article: Article) -> dict[str, list[Attribution]]:
    """The quotes of each block, in the order in which the page's language has them."""
    places: dict[str, list[tuple[bool, int, int]]] = {}
    for n, quote in enumerate(article.quotes):
        for p in quote.passages:
            places.setdefault(p.block, []).append((p.language != desk.language, p.start, n))
    lines = [said(desk, quote) for quote in article.quotes]
    return {
        block: [lines[n] for n in dict.fromkeys(n for _, _, n in sorted(found))]
        for block, found in places.items()
    }
