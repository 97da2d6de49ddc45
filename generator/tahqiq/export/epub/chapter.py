"""A chapter: the text of an article in one language, or in several block by block, with its notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tahqiq.export.epub.leaves import Entry
from tahqiq.export.epub.volume import Volume
from tahqiq.export.epub.ways import Targets, ways
from tahqiq.export.epub.writer import BookWriter
from tahqiq.model import Article, Block
from tahqiq.render.dating import in_words
from tahqiq.render.escaping import escaped
from tahqiq.render.names import direction, own
from tahqiq.render.publication import Publication
from tahqiq.render.text import heading_levels
from tahqiq.render.views.article import text_kind
from tahqiq.render.views.rows import block_order, stale_mark

TITLE = "title_"


@dataclass(frozen=True, slots=True)
class Written:
    """A text as XHTML: its blocks by id, and its notes."""

    blocks: Mapping[str, str]
    notes: str


def write_texts(
    publication: Publication, article: Article, within: Targets, images: Mapping[str, str]
) -> dict[str, Written]:
    """The texts of an article by language; all books with the same `within` can have them."""
    modes = {quote.id: quote.mode for quote in article.quotes}
    found: dict[str, Written] = {}
    for text in article.texts:
        writer = BookWriter(
            links=ways(publication, text.language, within, (text.language,)),
            words=publication.words(text.language),
            language=text.language,
            quotes=modes,
            levels=heading_levels(block.content for block in text.blocks),
            images=images,
        )
        blocks = {block.id: writer.written(block.content) for block in text.blocks}
        found[text.language] = Written(blocks, writer.asides(text.footnotes))
    return found


def chapter(volume: Volume, article: Article, texts: Mapping[str, Written]) -> str:
    """The article's head, its blocks, its notes."""
    body = _rows(volume, article, texts) if len(volume.languages) > 1 else _column(volume, article, texts)
    return f"{_head(volume, article)}{body}{_notes(volume, texts)}"


def headings(volume: Volume, article: Article, file: str) -> tuple[Entry, ...]:
    """The headings of the text in the volume's language, for the contents."""
    text = article.text(volume.language)
    return tuple(
        Entry(block.plain, volume.language, f"{file}#{block.id}")
        for block in (text.blocks if text else ())
        if block.content.kind == "heading" and block.plain.strip()
    )


def _head(volume: Volume, article: Article) -> str:
    desk, language, source = volume.desk, volume.language, article.source
    above = [str(own(source.outlet, language))] if source.outlet else []
    if source.published.date.earliest or source.published.date.latest:
        above.append(f"<bdi>{escaped(in_words(source.published.date.text, language))}</bdi>")
    kinds = "".join(
        f'<p class="kind">{escaped(_kind(volume, text_kind(desk, text), text.language))}</p>\n'
        for text in article.texts
        if text.language in volume.languages
    )
    titles = [f'<h1 id="{TITLE}">{own(article.title, language)}</h1>\n']
    titles += [
        f'<p class="title" lang="{escaped(tag)}" dir="{direction(tag)}">{escaped(title)}</p>\n'
        for tag in volume.languages[1:]
        if (title := dict(article.title).get(tag))
    ]
    summary = f'<p class="summary">{own(article.summary, language)}</p>\n' if article.summary else ""
    kicker = f'<p class="kicker">{" · ".join(above)}</p>\n' if above else ""
    return f'<header class="head">{kicker}{"".join(titles)}{summary}{kinds}</header>\n'


def _kind(volume: Volume, kind: str, language: str) -> str:
    """What a text is; and in which language, where there are several."""
    if len(volume.languages) == 1:
        return kind
    return volume.desk.words(
        "provenance.text-plain", language=volume.desk.words.language_name(language), kind=kind
    )


def _column(volume: Volume, article: Article, texts: Mapping[str, Written]) -> str:
    text, written = article.text(volume.language), texts.get(volume.language)
    if text is None or written is None:
        return ""
    return "".join(
        f'<div class="{_classes(block)}" id="{escaped(block.id)}">{written.blocks[block.id]}</div>\n'
        f"{_stale(volume, block, text.language)}"
        for block in text.blocks
    )


def _rows(volume: Volume, article: Article, texts: Mapping[str, Written]) -> str:
    """Each block in all languages of the volume; `p3_en` is the id of the English of `p3`."""
    known = {text.language: {block.id: block for block in text.blocks} for text in article.texts}
    shown = [(n, tag, known[tag]) for n, tag in enumerate(volume.languages) if tag in known]
    rows: list[str] = []
    for name in block_order(article, volume.language):
        rows.append(f'<div class="pair" id="{escaped(name)}">')
        for n, tag, blocks in shown:
            if block := blocks.get(name):
                rows.append(
                    f'<div class="{_classes(block)}{" other" if n else ""}" id="{escaped(name)}_{escaped(tag)}" '
                    f'lang="{escaped(tag)}" dir="{direction(tag)}">{texts[tag].blocks[name]}</div>'
                )
                rows.append(_stale(volume, block, tag))
        rows.append("</div>\n")
    return "".join(rows)


def _classes(block: Block) -> str:
    return " ".join(("block", *block.content.classes))


def _stale(volume: Volume, block: Block, language: str) -> str:
    return f'<p class="stale">{escaped(stale_mark(volume.desk.words, language))}</p>' if block.stale else ""


def _notes(volume: Volume, texts: Mapping[str, Written]) -> str:
    """Notes language by language: they stand at the end where nothing lets them pop up."""
    found = [(tag, texts[tag].notes) for tag in volume.languages if tag in texts and texts[tag].notes]
    return "".join(_section(volume, tag, notes) for tag, notes in found)


def _section(volume: Volume, language: str, notes: str) -> str:
    title = escaped(volume.desk.words_in(language)("article.notes"))
    marks = "" if language == volume.language else f' lang="{escaped(language)}" dir="{direction(language)}"'
    return f'<section class="notes" epub:type="footnotes"{marks}><h2>{title}</h2>\n{notes}</section>\n'


def languages_of(article: Article, languages: Sequence[str]) -> tuple[str, ...]:
    """The languages of an edition that an article has a text in, in the edition's order."""
    return tuple(tag for tag in languages if article.text(tag))
