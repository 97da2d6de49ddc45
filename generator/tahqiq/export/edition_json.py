"""edition.json: the whole edition for programs.

Positions (`start`, `end`) count Unicode code points of a block's `text` in that language, from 0, the end
not included. Keys whose value is unknown are left out. The order of everything is fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tahqiq.dates import EdtfDate
from tahqiq.model import (
    Actor,
    Article,
    Dating,
    Edition,
    Event,
    Localised,
    Membership,
    Quote,
    Source,
    Term,
    Text,
)
from tahqiq.relate import Mention, Relations

VERSION = 1

Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"] | None
Object = dict[str, Json]
Piece = tuple[str, str, bytes]


SECTIONS = ("articles", "actors", "quotes", "events", "terms")


def edition_json(relations: Relations) -> bytes:
    """The edition as JSON in UTF-8, with a final line feed."""
    return b"".join(text for _, _, text in edition_pieces(relations))


def edition_pieces(relations: Relations) -> Iterator[Piece]:
    """The same piece by piece: (section, id, text). What stands between pieces has an empty section."""
    for section, name in skeleton(relations):
        yield section, name, piece(relations, section, name) if section else name.encode()


def skeleton(relations: Relations) -> Iterator[tuple[str, str]]:
    """What the file is made of: (section, id) of each piece; what stands between has an empty section, and is given."""
    whole: Object = {"version": VERSION, "edition": _edition(relations.edition)}
    yield "", msgspec.json.format(msgspec.json.encode(whole), indent=1)[:-2].decode()
    for section in SECTIONS:
        yield "", f',\n "{section}": ['
        before = "\n"
        for name in names(relations, section):
            yield "", before
            yield section, name
            before = ",\n"
        yield "", "]" if before == "\n" else "\n ]"
    yield "", "\n}\n"


def names(relations: Relations, section: str) -> Iterable[str]:
    """The ids of a section's pieces, in order; the quotes of an article are one."""
    if section == "events":
        return [event.id for event in relations.timeline]
    edition = relations.edition
    if section == "quotes":
        return relations.quoting()
    if section == "articles":
        return iter(edition.articles)
    return iter(edition.actors if section == "actors" else edition.terms)


def piece(relations: Relations, section: str, name: str) -> bytes:
    """One piece."""
    edition = relations.edition
    found: list[Object]
    if section == "articles":
        found = [_article(edition.articles[name])]
    elif section == "actors":
        found = [_actor(edition.actors[name], relations)]
    elif section == "quotes":
        found = [_quote(q) for q in edition.articles[name].quotes]
    elif section == "events":
        found = [_event(edition.events[name])]
    else:
        found = [_term(edition.terms[name], relations)]
    # Formatted as deep as it lies in the whole.
    return msgspec.json.format(msgspec.json.encode([found]), indent=1)[5:-5]


def _said(pairs: Mapping[str, Json]) -> Object:
    """The pairs that say something."""
    return {key: value for key, value in pairs.items() if value not in (None, "", [], {}, ())}


def _localised(text: Localised | None) -> Json:
    """A mapping from language to text; a plain name stays a string."""
    if text is None:
        return None
    found = dict(text)
    return found[""] if "" in found else dict(found)


def _urls(edition: Edition, path: str) -> Object:
    return {language: f"{language}/{path}" for language in edition.languages}


def _edition(edition: Edition) -> Object:
    repository = edition.repository
    return _said(
        {
            "title": _localised(edition.title),
            "description": _localised(edition.description),
            "languages": list(edition.languages),
            "publisher": _localised(edition.publisher),
            "editors": [_localised(e) for e in edition.editors],
            "licence": _said({"text": edition.licence.text, "data": edition.licence.data}),
            "repository": {"url": repository.url, "branch": repository.branch} if repository else None,
        }
    )


def _date(date: EdtfDate | None) -> Json:
    return date.text if date else None


def _dated(when: Dating) -> Object:
    """A date, its bounds as calendar days, and how it is known."""
    earliest, latest = when.date.earliest, when.date.latest
    return {
        "date": when.date.text,
        "earliest": earliest.iso() if earliest else None,
        "latest": latest.iso() if latest else None,
        "stated": _localised(when.stated),
        "inferred": _localised(when.inferred),
    }


def _article(article: Article) -> Object:
    languages = [text.language for text in article.texts]
    return _said(
        {
            "id": article.id,
            "title": _localised(article.title),
            "summary": _localised(article.summary),
            "url": {language: f"{language}/articles/{article.id}/" for language in languages},
            "source": _source(article.source),
            "texts": {text.language: _text(text) for text in article.texts},
            "blocks": _blocks(article),
            "quotes": [q.key for q in article.quotes],
            "corrections": [
                _said({"date": _date(c.date), "block": c.block, "text": _localised(c.text)})
                for c in article.corrections
            ],
            "formerly": list(article.formerly),
        }
    )


def _source(source: Source) -> Object:
    dated = _dated(source.published)
    return _said(
        {
            "language": source.language,
            "published": dated.pop("date"),
            **dated,
            "outlet": _localised(source.outlet),
            "author": _localised(source.author),
            "url": source.url,
            "archived": source.archived,
            "retrieved": _date(source.retrieved),
            "sha256": source.sha256,
            "rights": source.rights,
            "notice": _localised(source.notice),
        }
    )


def _text(text: Text) -> Object:
    return _said({"kind": text.kind, "of": text.of, "by": _localised(text.by)})


def _blocks(article: Article) -> list[Json]:
    """The article's blocks in order, each with its plain text per language."""
    order = dict.fromkeys(block.id for text in article.texts for block in text.blocks)
    found: list[Json] = []
    for name in order:
        here = [(t.language, b) for t in article.texts for b in t.blocks if b.id == name]
        stale: list[Json] = [language for language, block in here if block.stale]
        found.append(
            _said(
                {
                    "id": name,
                    "kind": here[0][1].content.kind,
                    "classes": list(here[0][1].content.classes),
                    "text": {language: block.plain for language, block in here},
                    "stale": stale,
                }
            )
        )
    return found


def _membership(membership: Membership) -> Object:
    return _said(
        {
            "of": membership.of,
            "role": _localised(membership.role),
            "attested": _date(membership.attested),
            "during": _date(membership.during),
            "source": str(membership.source) if membership.source else None,
        }
    )


def _by_language(pairs: tuple[tuple[str, str], ...]) -> Object:
    languages = dict.fromkeys(language for language, _ in pairs)
    return {language: [form for tag, form in pairs if tag == language] for language in languages}


def _actor(actor: Actor, relations: Relations) -> Object:
    return _said(
        {
            "id": actor.id,
            "kind": actor.kind,
            "name": _localised(actor.name),
            "aliases": _by_language(actor.aliases),
            "description": _localised(actor.description),
            "memberships": [_membership(m) for m in actor.memberships],
            "identifiers": dict(actor.identifiers),
            "url": _urls(relations.edition, f"actors/{actor.id}/"),
            "formerly": list(actor.formerly),
        }
    ) | {"mentions": list(_mentions(relations.mentions_of("actor", actor.id)))}


def _mentions(mentions: Sequence[Mention]) -> Iterator[Json]:
    for m in mentions:
        yield {
            "article": m.article,
            "block": m.block,
            "language": m.language,
            "start": m.start,
            "end": m.end,
        }


def _quote(quote: Quote) -> Object:
    languages = dict.fromkeys(p.language for p in quote.passages)
    dated = _dated(quote.when)
    evidence = quote.evidence
    return _said(
        {
            "id": quote.key,
            "article": quote.article,
            "speaker": quote.speaker,
            "mode": quote.mode,
            "channel": quote.channel,
            **dated,
            "about": list(quote.about),
            "stance": dict(quote.stance),
            "text": {language: quote.words(language) for language in languages},
            "spans": [
                {"block": p.block, "language": p.language, "start": p.start, "end": p.end}
                for p in quote.passages
            ],
            "evidence": {
                "source": evidence.source,
                "at": [{"start": i.start, "end": i.end} for i in evidence.at],
            }
            if evidence
            else None,
            "url": {lang: f"{lang}/articles/{quote.article}/#q-{quote.id}" for lang in languages},
        }
    )


def _event(event: Event) -> Object:
    return _said(
        {
            "id": event.id,
            "title": _localised(event.title),
            **_dated(event.when),
            "actors": list(event.actors),
            "place": event.place,
            "sources": [str(source) for source in event.sources],
            "formerly": list(event.formerly),
        }
    )


def _term(term: Term, relations: Relations) -> Object:
    return _said(
        {
            "id": term.id,
            "name": _localised(term.name),
            "aliases": _by_language(term.aliases),
            "definition": _localised(term.definition),
            "url": {
                language: f"{language}/{relations.places.path('term', term.id, language)}"
                for language in relations.edition.languages
            },
            "formerly": list(term.formerly),
        }
    ) | {"mentions": list(_mentions(relations.mentions_of("term", term.id)))}
