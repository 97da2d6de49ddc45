"""Collections: all annotations of an article's text in one language, as one file.

Annotations are in this order: mentions as the text has them, outer before inner; quotes as article.yml has them; notes
by number. Each has a line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tahqiq.export.annotations.bodies import MOTIVATIONS, mention_bodies, note_body, quote_bodies
from tahqiq.export.annotations.targets import PublishedText, Target
from tahqiq.export.format import Format
from tahqiq.model import Article, Edition, Text
from tahqiq.read.markdown import calls_in
from tahqiq.relate import Mention, mentions_of_article
from tahqiq.render.links import path_of
from tahqiq.render.names import direction
from tahqiq.render.publication import Publication
from tahqiq.render.views.provenance import licence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
GENERATOR = {"type": "Software", "name": "Tahqiq"}

Object = dict[str, Any]


def path(article: str, language: str) -> str:
    """Where the annotations of a text lie."""
    return f"data/annotations/{article}.{language}.json"


def files(publication: Publication, article: str) -> Iterator[tuple[str, bytes]]:
    """The collections of an article, one for each of its texts."""
    found = publication.edition.articles[article]
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions_of_article(found):
        mentions[mention.language].append(mention)
    for text in found.texts:
        document = publication.identifier(path(article, text.language))
        annotations = [
            msgspec.json.encode({"id": f"{document}#{name}", "type": "Annotation", **said})
            for name, said in _annotations(publication, found, text, mentions[text.language])
        ]
        yield (
            path(article, text.language),
            _collection(publication.edition, found, text, document, annotations),
        )


def _annotations(
    publication: Publication, article: Article, text: Text, mentions: Iterable[Mention]
) -> Iterator[tuple[str, Object]]:
    """(name within the file, what it says) of each annotation."""
    published = PublishedText(
        publication.identifier(f"{text.language}/{path_of('article', article.id)}"),
        text.language,
        direction(text.language),
        {block.id: block.plain for block in text.blocks},
    )
    yield from _mentions(publication, published, mentions)
    yield from _quotes(publication, published, article)
    if text.footnotes:
        yield from _notes(published, text)


def _mentions(
    publication: Publication, text: PublishedText, mentions: Iterable[Mention]
) -> Iterator[tuple[str, Object]]:
    """Mentions, named by their block and their number in it: a change in one block leaves others their names."""
    counted: Counter[str] = Counter()
    for mention in mentions:
        counted[mention.block] += 1
        yield (
            f"{mention.block}.{counted[mention.block]}",
            {
                "motivation": MOTIVATIONS[mention.kind],
                "body": mention_bodies(publication, mention.kind, mention.target, text.language),
                "target": text.words(mention.block, mention.start, mention.end),
            },
        )


def _quotes(publication: Publication, text: PublishedText, article: Article) -> Iterator[tuple[str, Object]]:
    """Quotes that stand in this language; one with gaps has several targets."""
    for quote in article.quotes:
        targets = [text.words(p.block, p.start, p.end) for p in quote.passages if p.language == text.language]
        if targets:
            bodies = quote_bodies(publication, quote, text.language)
            yield (
                f"q-{quote.id}",
                {"motivation": "describing", "body": bodies, "target": _one_or_all(targets)},
            )


def _notes(published: PublishedText, text: Text) -> Iterator[tuple[str, Object]]:
    """The editor's footnotes, about the points where the text calls them, or the note that does."""
    called: defaultdict[int, list[Target]] = defaultdict(list)
    for block in text.blocks:
        for number, at in calls_in(block.content):
            called[number].append(published.point(block.id, at))
    for note in text.footnotes:
        for number in dict.fromkeys(call.number for block in note.blocks for call in calls_in(block)):
            called[number].append(published.note(note.number))
    for note in text.footnotes:
        body, targets = note_body(note, text.language), called[note.number]
        yield f"n-{note.number}", {"motivation": "commenting", "body": body, "target": _one_or_all(targets)}


def _one_or_all(targets: list[Target]) -> Target | list[Target]:
    return targets[0] if len(targets) == 1 else targets


def _collection(
    edition: Edition, article: Article, text: Text, document: str, annotations: list[bytes]
) -> bytes:
    """The file; without annotations there is no page, since none may be empty (5.2)."""
    found = _described(edition, article, text, document) | {"total": len(annotations)}
    if not annotations:
        return msgspec.json.encode(found) + b"\n"
    page = f"{document}#page"
    opening = msgspec.json.encode(found | {"last": page})[:-1]
    first = msgspec.json.encode(
        {"id": page, "type": "AnnotationPage", "partOf": {"id": document}, "startIndex": 0}
    )[:-1]
    items = b",\n".join(annotations)
    return b'%b,"first":%b,"items":[\n%b\n]}}\n' % (opening, first, items)


def _described(edition: Edition, article: Article, text: Text, document: str) -> Object:
    """What the collection is. The rights are those of the annotations, and of the words that they repeat."""
    names = [{"name": editor.best(text.language)} for editor in edition.editors]
    licences = [
        found.href for spdx in (edition.licence.data, edition.licence.text) if (found := licence(spdx))
    ]
    said: Object = {
        "@context": CONTEXT,
        "id": document,
        "type": "AnnotationCollection",
        "label": article.title.best(text.language),
        "creator": names,
        "generator": GENERATOR,
        "rights": list(dict.fromkeys(filter(None, licences))),
    }
    return {key: value for key, value in said.items() if value}


ANNOTATIONS = Format("annotations", each=files)
