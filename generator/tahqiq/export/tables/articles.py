"""Tables of articles: where they come from, their texts, blocks and corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tahqiq.export.format import ARTICLES
from tahqiq.export.shapes import BLOCK_KINDS
from tahqiq.export.tables.columns import (
    ADDRESS,
    BLOCK,
    BOUND,
    DAY,
    DIGITS,
    EDTF,
    FLAG,
    IDENTIFIER,
    LANGUAGE,
    PATH,
    PLACE,
    TEXT,
    Column,
    LanguageOf,
    Languages,
    dated,
    earliest,
    edtf,
    latest,
    one_of,
    said,
)
from tahqiq.export.tables.table import Table
from tahqiq.model import Article, Block, Correction, Text
from tahqiq.render.publication import Publication
from tahqiq.schema.vocabulary import BLOCK_CLASSES, RIGHTS, TEXT_KINDS


def _articles(publication: Publication, name: str) -> Iterator[Article]:
    yield publication.relations.edition.articles[name]


_A = Column[Article]
_L = Languages[Article]
ARTICLE_TABLE = Table[Article](
    "articles",
    "Articles: what each is about, and the source that it goes back to.",
    (
        _A("id", IDENTIFIER, "The id of the article.", lambda a: a.id, required=True),
        _L("title", TEXT, "The title.", lambda a, tag: said(a.title, tag), required=True),
        _L("summary", TEXT, "What it says, in two sentences.", lambda a, tag: said(a.summary, tag)),
        _A("source_language", LANGUAGE, "The language of the source (BCP 47).", lambda a: a.source.language, True),
        _A("published", EDTF, "When the source was published, as EDTF (ISO 8601-2).",
           lambda a: edtf(a.source.published.date), required=True),
        _A("published_earliest", DAY, f"The first day that this date names. {BOUND}",
           lambda a: earliest(a.source.published.date)),
        _A("published_latest", DAY, f"The last day that this date names. {BOUND}",
           lambda a: latest(a.source.published.date)),
        _L("published_inferred", TEXT, "Why the editor put this date on it.",
           lambda a, tag: said(a.source.published.inferred, tag)),
        _A("outlet", TEXT, "The newspaper, agency or site, if its name is the same in all languages.",
           lambda a: said(a.source.outlet, "")),
        _L("outlet", TEXT, "The newspaper, agency or site.", lambda a, tag: said(a.source.outlet, tag)),
        _A("author", TEXT, "Who wrote the source, if the name is the same in all languages.",
           lambda a: said(a.source.author, "")),
        _L("author", TEXT, "Who wrote the source.", lambda a, tag: said(a.source.author, tag)),
        _A("url", ADDRESS, "The address of the source.", lambda a: a.source.url),
        _A("archived", ADDRESS, "The address of an archived copy of the source.", lambda a: a.source.archived),
        _A("retrieved", EDTF, "When the source was read there, as EDTF.", lambda a: edtf(a.source.retrieved)),
        _A("sha256", DIGITS, "SHA-256 of the bytes of the source's text.", lambda a: a.source.sha256),
        _A("rights", one_of(*RIGHTS), "open: the source's text may be published; quoted: only quotations of it.",
           lambda a: a.source.rights, required=True),
        _L("notice", TEXT, "What a reader must know of the source and its rights.",
           lambda a, tag: said(a.source.notice, tag)),
    ),
    {ARTICLES: _articles},
    prose=True,
)  # fmt: skip


class TextRow(NamedTuple):
    """A text of an article; `page` is where it can be read."""

    article: str
    text: Text
    page: str


def _texts(publication: Publication, name: str) -> Iterator[TextRow]:
    for text in publication.relations.edition.articles[name].texts:
        yield TextRow(name, text, publication.address(f"{text.language}/articles/{name}/"))


TEXTS = Table[TextRow](
    "texts",
    "The texts of articles: one of each language. Their words stand in the table blocks.",
    (
        Column("article", IDENTIFIER, "The article.", required=True, to="articles"),
        LanguageOf("The language of the text.", lambda r: r.text.language),
        Column("kind", one_of(*TEXT_KINDS), "original: the source's own text; account: the edition's retelling; "
               "translation.", lambda r: r.text.kind, required=True),
        LanguageOf("Of a translation: the language that it was made from.", lambda r: r.text.of, "of", False),
        Column("by", TEXT, "Who wrote or translated it, if the name is the same in all languages.",
               lambda r: said(r.text.by, "")),
        Languages("by", TEXT, "Who wrote or translated it.", lambda r, tag: said(r.text.by, tag)),
        Column("page", PATH, "Where the text can be read: an address, or a path from the folder of the edition.",
               required=True),
    ),
    {ARTICLES: _texts},
    key=("article", "language"),
)  # fmt: skip


class BlockRow(NamedTuple):
    """A block of an article in all languages that have it; `first` is that of the first one."""

    article: str
    position: int
    first: Block
    languages: Mapping[str, Block]


def _blocks(publication: Publication, name: str) -> Iterator[BlockRow]:
    found: dict[str, dict[str, Block]] = {}
    for text in publication.relations.edition.articles[name].texts:
        for block in text.blocks:
            found.setdefault(block.id, {})[text.language] = block
    for position, languages in enumerate(found.values(), 1):
        yield BlockRow(name, position, next(iter(languages.values())), languages)


def _stale(row: BlockRow, language: str) -> bool | None:
    return row.languages[language].stale if language in row.languages else None


def _plain(row: BlockRow, language: str) -> str | None:
    return row.languages[language].plain if language in row.languages else None


def _of_class(name: str) -> Column[BlockRow]:
    about = f"Whether the block has the class {name}."
    return Column(name, FLAG, about, lambda row: name in row.first.content.classes, required=True)


BLOCKS = Table[BlockRow](
    "blocks",
    "The words of articles, block by block: paragraphs, headings, lists. All languages of a block stand in one row.",
    (
        Column("id", BLOCK, "The id of the block: article#block.", lambda r: f"{r.article}#{r.first.id}", True),
        Column("article", IDENTIFIER, "The article.", required=True, to="articles"),
        Column("position", PLACE, "The place of the block in its article, from 1.", required=True),
        Column("kind", one_of(*BLOCK_KINDS), "What the block is.", lambda r: r.first.content.kind, required=True),
        *map(_of_class, BLOCK_CLASSES),
        Languages("text", TEXT, "The plain text, in which the positions of mentions and quotes count.", _plain),
        Languages("stale", FLAG, "Whether the original changed since this was translated. Empty where the block is not "
                  "there.", _stale),
    ),
    {ARTICLES: _blocks},
    prose=True,
)  # fmt: skip


class CorrectionRow(NamedTuple):
    """A correction of an article."""

    article: str
    position: int
    correction: Correction


def _corrections(publication: Publication, name: str) -> Iterator[CorrectionRow]:
    for position, one in enumerate(publication.relations.edition.articles[name].corrections, 1):
        yield CorrectionRow(name, position, one)


CORRECTIONS = Table[CorrectionRow](
    "corrections",
    "Corrections of articles: what was wrong, and is right now.",
    (
        Column("article", IDENTIFIER, "The article.", required=True, to="articles"),
        Column("position", PLACE, "The place among the article's corrections, from 1.", required=True),
        *dated(lambda r: r.correction.date, "When it was corrected", required=True),
        Column("block", BLOCK, "The block that it touches.",
               lambda r: f"{r.article}#{r.correction.block}" if r.correction.block else None, to="blocks"),
        Languages("text", TEXT, "What was wrong, and is right now.", lambda r, tag: said(r.correction.text, tag), True),
    ),
    {ARTICLES: _corrections},
    key=("article", "position"),
    prose=True,
)  # fmt: skip


class GoneRow(NamedTuple):
    """A place of an article's page that is no more: where it stands now, or which correction took it out."""

    article: str
    place: str
    now: str = ""
    correction: int = 0


def _gone(publication: Publication, name: str) -> Iterator[GoneRow]:
    article = publication.relations.edition.articles[name]
    for old, now in article.moved:
        yield GoneRow(name, old, now)
    for position, one in enumerate(article.corrections, 1):
        for place in one.removed:
            yield GoneRow(name, place, correction=position)


FORMER_PLACES = Table[GoneRow](
    "former_places",
    "Blocks, and quotes with `q-` before their ids, that were cited and are no more: links to them still lead on.",
    (
        Column("article", IDENTIFIER, "The article.", required=True, to="articles"),
        Column("place", IDENTIFIER, "What it was called on the article's page.", required=True),
        Column("now", IDENTIFIER, "Where it stands now on that page.", lambda r: r.now or None),
        Column("correction", PLACE, "The place of the correction that took it out, from 1.",
               lambda r: r.correction or None),
    ),
    {ARTICLES: _gone},
    key=("article", "place"),
)  # fmt: skip
