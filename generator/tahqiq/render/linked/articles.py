"""Articles as nodes: the work, its source, its text in each language."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.model import Article, Correction, Localised, Text
from tahqiq.render.linked import iris
from tahqiq.render.linked.iris import Node
from tahqiq.render.linked.mentioned import Thing, mentioned
from tahqiq.render.linked.values import Say, address, every, licence_address, made, said, tagged, value
from tahqiq.render.links import picture_address
from tahqiq.render.publication import Publication


def article_nodes(publication: Publication, article: Article) -> tuple[list[Node], dict[Thing, None]]:
    """The work, the source and the texts; and all that the texts name, each once."""
    named = {text.language: mentioned(text) for text in article.texts}
    told = told_in(publication, article)
    nodes = [
        _work(publication, article, told),
        {
            **source_node(publication, article, every, ""),
            **said({"description": every(article.source.notice)}),
        },
        *(_whole_text(publication, article, text, named[text.language]) for text in article.texts),
    ]
    return nodes, {thing: None for things in (told, *named.values()) for thing in things}


def told_in(publication: Publication, article: Article) -> list[Thing]:
    """The events that an article is a source of, in order of time."""
    events = publication.relations.events_of_article(article.id)
    return [("event", e.id) for e in events if any(at.article == article.id for at in e.sources)]


def _work(publication: Publication, article: Article, told: Iterable[Thing]) -> Node:
    """The article in whatever language."""
    quotes = (iris.quote(publication, article.id, quote.id) for quote in article.quotes)
    return said(
        {
            "@type": "Article",
            "@id": iris.work(publication, article.id),
            "name": every(article.title),
            "description": every(article.summary),
            "image": pictures(publication, article),
            "isPartOf": iris.reference(iris.edition(publication)),
            "isBasedOn": iris.reference(iris.source(publication, article.id)),
            "about": things(publication, told),
            "workExample": [
                iris.reference(iris.text(publication, article.id, text.language)) for text in article.texts
            ],
            "hasPart": [iris.reference(quote) for quote in quotes],
            "correction": [_correction(publication, article, c) for c in article.corrections],
        }
    )


def things(publication: Publication, found: Iterable[Thing]) -> list[Node]:
    """References to things."""
    return [iris.reference(iris.thing(publication, kind, name)) for kind, name in found]


def pictures(publication: Publication, article: Article) -> list[str]:
    """The addresses of an article's pictures."""
    if not publication.base:
        return []
    return [publication.base + picture_address(article.id, picture.name) for picture in article.pictures]


def source_node(publication: Publication, article: Article, say: Say, language: str) -> Node:
    """The text that the article goes back to; its digest proves which text that is."""
    source = article.source
    digest = {"@type": "PropertyValue", "propertyID": "SHA-256", "value": source.sha256}
    return said(
        {
            "@type": "CreativeWork",
            "@id": iris.source(publication, article.id),
            "inLanguage": source.language,
            "author": _who(source.author, say, language),
            "publisher": _who(source.outlet, say, language, {"@type": "Organization"}),
            **made("datePublished", source.published.date),
            "url": address(source.url),
            "archivedAt": address(source.archived),
            "identifier": digest if source.sha256 else None,
        }
    )


def text_node(publication: Publication, article: Article, text: Text, say: Say) -> Node:
    """What the text in one language is: how it is called, who wrote it, of what it is a translation."""
    language = text.language
    first = _first(article, text)
    ours, translated = text.kind != "original", text.kind == "translation"
    author = first.by if first else None
    if first and first.kind == "original":
        author = author or article.source.author
    return {
        "@type": "NewsArticle" if first and first.kind == "original" else "Article",
        "@id": iris.text(publication, article.id, language),
        "url": iris.page(publication, f"{language}/articles/{article.id}/"),
        "inLanguage": language,
        "headline": say(article.title, language),
        "description": say(article.summary, language),
        "author": _who(author, say, language),
        "translator": _who(text.by, say, language) if translated else None,
        **({} if ours else made("datePublished", article.source.published.date)),
        "license": licence_address(publication.edition.licence.text) if ours else None,
        "exampleOfWork": iris.reference(iris.work(publication, article.id)),
        "translationOfWork": iris.reference(iris.text(publication, article.id, text.of))
        if translated
        else None,
        "workTranslation": [
            iris.reference(iris.text(publication, article.id, other.language))
            for other in article.texts
            if other.kind == "translation" and other.of == language
        ],
    }


def _whole_text(publication: Publication, article: Article, text: Text, named: Iterable[Thing]) -> Node:
    """The text, with its words block by block, and what it names."""
    blocks = [
        {
            "@type": "WebPageElement",
            "@id": iris.block(publication, article.id, text.language, block.id),
            "position": number,
            "text": value(block.plain, text.language),
        }
        for number, block in enumerate(text.blocks, 1)
    ]
    return said(
        {
            **text_node(publication, article, text, tagged),
            "mentions": things(publication, named),
            "hasPart": blocks,
        }
    )


def _first(article: Article, text: Text) -> Text | None:
    """The text that a translation goes back to in the end; None where they are all translated from each other."""
    found: Text | None = text
    for _ in article.texts:
        if found is None or found.kind != "translation":
            return found
        found = article.text(found.of)
    return None


def _who(name: Localised | None, say: Say, language: str, known: Node | None = None) -> Node | None:
    """Somebody of whom the edition knows the name. Of authors it does not say whether they are persons."""
    return {**(known or {}), "name": say(name, language)} if name else None


def _correction(publication: Publication, article: Article, correction: Correction) -> Node:
    blocks = [
        iris.reference(iris.block(publication, article.id, text.language, block.id))
        for text in article.texts
        for block in text.blocks
        if block.id == correction.block
    ]
    return said(
        {
            "@type": "CorrectionComment",
            "text": every(correction.text),
            **made("datePublished", correction.date),
            "about": blocks,
        }
    )
