"""An article's checked folder to an article: texts in blocks, quotes with their words and evidence."""

from __future__ import annotations

from collections import defaultdict

from tahqiq.evidence import Interval, trim
from tahqiq.model.article import (
    Article,
    Block,
    Correction,
    Evidence,
    Passage,
    Picture,
    Quote,
    Source,
    Text,
)
from tahqiq.model.records import date, dating, localised, optional_date, pairs, required, root, texts
from tahqiq.model.things import Dating
from tahqiq.model.translations import with_states
from tahqiq.read import ArticleFolder
from tahqiq.read import Text as WrittenText
from tahqiq.read.markdown import AnyBlock, plain_with_spans
from tahqiq.read.nodes import Entry, Mapping, entries, items

# The passages of each quote by its id, text by text in reading order.
_Passages = defaultdict[str, list[Passage]]


def model_article(name: str, folder: ArticleFolder) -> Article:
    """One article, of a folder in which the check found no errors; `name` is its id."""
    node = root(folder.article)
    source = _source(node)
    passages: _Passages = defaultdict(list)
    written = _texts(node, folder, passages)
    return Article(
        id=name,
        title=required(node.get("title")),
        summary=localised(node.get("summary")),
        source=source,
        texts=written,
        quotes=_quotes(name, node, folder, passages, source),
        corrections=tuple(_correction(c) for c in items(node.get("corrections")) if isinstance(c, Mapping)),
        pictures=tuple(Picture(picture, data) for picture, data in folder.images.items()),
        formerly=texts(node.get("formerly")),
        moved=pairs(node.get("moved")),
        file=folder.article.file if folder.article else "",
    )


def _source(node: Mapping) -> Source:
    source = node.get("source")
    assert isinstance(source, Mapping)
    return Source(
        language=source.text("language"),
        published=dating(source, "published"),
        rights=source.text("rights"),
        outlet=localised(source.get("outlet")),
        author=localised(source.get("author")),
        url=source.text("url"),
        archived=source.text("archived"),
        retrieved=optional_date(source.text("retrieved")),
        sha256=source.text("sha256"),
        notice=localised(source.get("notice")),
    )


def _correction(node: Mapping) -> Correction:
    removed = texts(node.get("removed"))
    return Correction(date(node.text("date")), required(node.get("text")), node.text("block"), removed)


def _texts(node: Mapping, folder: ArticleFolder, passages: _Passages) -> tuple[Text, ...]:
    """The texts in the order that article.yml declares them; the words of their quotes go to `passages`."""
    found: dict[str, Text] = {}
    for entry in entries(node.get("texts")):
        written = folder.texts.get(entry.key.text)
        if written and isinstance(entry.value, Mapping):
            found[entry.key.text] = _text(entry, entry.value, written, passages)
    stamped = folder.lock.root.get("translations") if folder.lock and folder.lock.root else None
    stamps = {entry.key.text: dict(pairs(entry.value)) for entry in entries(stamped)}
    return tuple(with_states(found, stamps).values())


def _text(entry: Entry, node: Mapping, written: WrittenText, passages: _Passages) -> Text:
    language = entry.key.text
    return Text(
        language=language,
        kind=node.text("kind"),
        of=node.text("of"),
        by=localised(node.get("by")),
        blocks=tuple(_block(b, language, passages) for b in written.document.blocks if b.id),
        footnotes=written.document.footnotes,
        file=written.file,
    )


def _block(block: AnyBlock, language: str, passages: _Passages) -> Block:
    """A block, and into `passages` the words of its quotes, without the marks at their ends."""
    plain, spans = plain_with_spans(block)
    for span, start, end in spans:
        if span.key == "quote":
            first, last = trim(plain[start:end])
            first, last = start + first, start + last
            passages[span.value].append(Passage(language, block.id, first, last, plain[first:last]))
    return Block(block.id, block, plain, block.place.line)


def _quotes(
    article_id: str, node: Mapping, folder: ArticleFolder, passages: _Passages, source: Source
) -> tuple[Quote, ...]:
    lock = folder.lock.root if folder.lock else None
    found: list[Quote] = []
    for entry in entries(node.get("quotes")):
        if not isinstance(entry.value, Mapping):
            continue
        evidence = lock.at("quotes", entry.key.text) if lock else None
        found.append(
            Quote(
                article=article_id,
                id=entry.key.text,
                speaker=entry.value.text("speaker"),
                mode=entry.value.text("mode"),
                channel=entry.value.text("channel"),
                when=_quote_date(entry.value, source),
                own_date=bool(entry.value.get("date")),
                about=texts(entry.value.get("about")),
                stance=pairs(entry.value.get("stance")),
                passages=tuple(passages[entry.key.text]),
                evidence=_evidence(evidence, source) if isinstance(evidence, Mapping) else None,
            )
        )
    return tuple(found)


def _quote_date(node: Mapping, source: Source) -> Dating:
    """The quote's own date, or that of its article."""
    return dating(node, "date") if node.get("date") else source.published


def _evidence(node: Mapping, source: Source) -> Evidence:
    intervals = (text.partition("-") for text in texts(node.get("at")))
    return Evidence(source.sha256, tuple(Interval(int(start), int(end)) for start, _, end in intervals))
