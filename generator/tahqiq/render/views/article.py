"""An article's page: what it says of itself, its text in all languages row by row, the column beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from tahqiq.model import Article, Block, Localised, Text
from tahqiq.relate import mentions_of_article
from tahqiq.render.dating import DateView, date_view, dating_view
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import path_of, picture_address
from tahqiq.render.names import direction, own
from tahqiq.render.text import TextWriter, heading_levels
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.beside import Share, shares
from tahqiq.render.views.provenance import Provenance, citation, provenance
from tahqiq.render.views.quotes import Attribution, attribution
from tahqiq.render.views.timeline import EventView, block_label, event_view
from tahqiq.schema.vocabulary import VERBATIM_MODES


class Heading(View, frozen=True):
    """The title in one language."""

    language: str
    direction: str
    text: str


class Column(View, frozen=True):
    """A text of the article: its language, what it is, its footnotes."""

    language: str
    direction: str
    name: str
    native: str
    kind: str
    notes: Markup


class Cell(View, frozen=True):
    """A block in one language; `column` counts from 1, so that a block without counterpart keeps its side."""

    column: int
    language: str
    direction: str
    html: Markup
    stale: str = ""


class Correction(View, frozen=True):
    """A recorded correction; `block` is a link to the block, or empty."""

    date: DateView
    text: Markup
    block: str = ""
    label: str = ""


class Row(View, frozen=True):
    """A block in all languages, the page's own first. `name` says what the number is a link to.

    `quotes` begin in this block, `continued` began in an earlier one.
    """

    id: str
    number: str
    name: str
    classes: str
    cells: tuple[Cell, ...]
    quotes: tuple[Attribution, ...]
    continued: tuple[Attribution, ...]
    corrected: str = ""


class ArticleView(View, frozen=True):
    """The page. `verified` and `all_verified` are about the quotes that are given word for word."""

    titles: tuple[Heading, ...]
    summary: Markup
    source_language: str
    published: DateView
    verified: str
    all_verified: bool
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shares: tuple[Share, ...]
    events: tuple[EventView, ...]
    actors: tuple[ActorLink, ...]
    citation: Markup
    corrections: tuple[Correction, ...]
    provenance: Provenance


def draft(desk: Desk, article: Article) -> Draft:
    """The page."""
    path = path_of("article", article.id)
    desk = desk.at(path)
    title = article.title.best(desk.language)
    text = article.text(desk.language)
    return Draft(
        "article",
        path,
        title,
        _description(desk, article, title),
        _view(desk, article),
        "articles/",
        (text.file if text else "") or article.file,
    )


def _view(desk: Desk, article: Article) -> ArticleView:
    verified, all_verified = verification(desk, article)
    writers = {tag: _writer(desk, article, tag) for tag in (desk.language, *desk.others)}
    rows = _rows(desk, article, writers)
    text = article.text(desk.language)
    return ArticleView(
        titles=_titles(desk, article.title),
        summary=own(article.summary, desk.language) if article.summary else Markup(""),
        source_language=desk.words.language_name(article.source.language),
        published=dating_view(article.source.published, desk.words),
        verified=verified,
        all_verified=all_verified,
        kind=text_kind(desk, text) if text else "",
        columns=tuple(_column(desk, article, tag, writer) for tag, writer in writers.items()),
        rows=rows,
        shares=shares(desk, article),
        events=tuple(event_view(desk, e) for e in desk.relations.events_of_article(article.id)),
        actors=_actors(desk, article),
        citation=citation(desk, article),
        corrections=_corrections(desk, article),
        provenance=provenance(desk, article),
    )


def verification(desk: Desk, article: Article) -> tuple[str, bool]:
    """How many of the quotes given word for word stand in the source, in words; and whether all do."""
    verbatim = [q for q in article.quotes if q.mode in VERBATIM_MODES]
    done = sum(q.evidence is not None for q in verbatim)
    if not verbatim:
        return "", False
    return desk.words.count("article.verified", len(verbatim), done=done), done == len(verbatim)


def text_kind(desk: Desk, text: Text) -> str:
    """What a text is: the original, the edition's account, a translation and from what."""
    if text.kind == "translation" and text.of:
        return desk.words("text.translation-of", language=desk.words.language_name(text.of))
    return desk.words(f"text.{text.kind}")


def _description(desk: Desk, article: Article, title: str) -> str:
    if article.summary and article.summary.get(desk.language):
        return article.summary.get(desk.language)
    quotes = desk.words.count("count.quotes", len(article.quotes))
    date = dating_view(article.source.published, desk.words).words
    return desk.words("article.description", title=title, date=date, quotes=quotes)


def _titles(desk: Desk, title: Localised) -> tuple[Heading, ...]:
    tags = [tag for tag in (desk.language, *desk.others) if title.get(tag)]
    return tuple(Heading(tag, direction(tag), title.get(tag)) for tag in tags)


def _writer(desk: Desk, article: Article, language: str) -> TextWriter:
    text = article.text(language)
    return TextWriter(
        links=desk.links,
        words=desk.words_in(language),
        language=language,
        quotes={quote.id: quote.mode for quote in article.quotes},
        levels=heading_levels(block.content for block in text.blocks) if text else {},
        pictures=desk.links.file(picture_address(article.id, "")),
        anchored=set() if language == desk.language else _quoted_in(article, desk.language),
    )


def _quoted_in(article: Article, language: str) -> set[str]:
    """The quotes that have their anchor in a language's text."""
    return {q.id for q in article.quotes if any(p.language == language for p in q.passages)}


def _column(desk: Desk, article: Article, language: str, writer: TextWriter) -> Column:
    text = article.text(language)
    return Column(
        language,
        direction(language),
        desk.words.language_name(language),
        desk.words_in(language).language_name(language),
        text_kind(desk, text) if text else "",
        writer.footnotes(text.footnotes) if text else Markup(""),
    )


def block_order(article: Article, first: str) -> tuple[str, ...]:
    """The ids of all blocks in the order of one language's text; others' own blocks follow their neighbours."""
    texts = sorted(article.texts, key=lambda t: t.language != first)
    order: list[str] = []
    for text in texts:
        at = 0
        for block in text.blocks:
            if block.id in order:
                at = order.index(block.id) + 1
            else:
                order.insert(at, block.id)
                at += 1
    return tuple(order)


def _rows(desk: Desk, article: Article, writers: dict[str, TextWriter]) -> tuple[Row, ...]:
    texts = {text.language: {block.id: block for block in text.blocks} for text in article.texts}
    corrected = {c.block for c in article.corrections}
    told: set[str] = set()
    rows = []
    for block in block_order(article, desk.language):
        found = {tag: texts[tag][block] for tag in writers if block in texts.get(tag, {})}
        quotes = _quotes_in(desk, article, block)
        rows.append(
            Row(
                id=block,
                number=block_label(desk, block) if block.removeprefix("p").isdecimal() else "¶",
                name=desk.words("block.link", block=block_label(desk, block)),
                classes=_classes(found.values()),
                cells=tuple(
                    _cell(desk, n, writers[tag], found[tag])
                    for n, tag in enumerate(writers, start=1)
                    if tag in found
                ),
                quotes=tuple(a for a in quotes if a.key not in told),
                continued=tuple(a for a in quotes if a.key in told),
                corrected=desk.words("block.corrected") if block in corrected else "",
            )
        )
        told.update(a.key for a in quotes)
    return tuple(rows)


def _cell(desk: Desk, column: int, writer: TextWriter, block: Block) -> Cell:
    stale = desk.words("block.stale") if block.stale else ""
    return Cell(column, writer.language, direction(writer.language), writer.block(block.content), stale)


def _classes(blocks: Iterable[Block]) -> str:
    names = dict.fromkeys(name for block in blocks for name in block.content.classes)
    return " ".join(f"tq-row--{name}" for name in names)


def _quotes_in(desk: Desk, article: Article, block: str) -> tuple[Attribution, ...]:
    """The quotes of a block, in the order in which the page's language has them."""
    places = sorted(
        (p.language != desk.language, p.start, n)
        for n, quote in enumerate(article.quotes)
        for p in quote.passages
        if p.block == block
    )
    return tuple(attribution(desk, article.quotes[n]) for n in dict.fromkeys(n for _, _, n in places))


def _actors(desk: Desk, article: Article) -> tuple[ActorLink, ...]:
    """The actors of the article in the order in which its text names them first."""
    named = Counter(
        m.target for m in mentions_of_article(article) if m.kind == "actor" and m.language == desk.language
    )
    return tuple(actor_link(desk, actor, desk.words.number(n)) for actor, n in named.items())


def _corrections(desk: Desk, article: Article) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            date=date_view(c.date, desk.words),
            text=own(c.text, desk.language),
            block=f"#{c.block}" if c.block else "",
            label=desk.words("block.name", block=block_label(desk, c.block)) if c.block else "",
        )
        for c in article.corrections
    )
