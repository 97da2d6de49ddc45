"""Objects of edition.json: each thing of the edition as it stands there.

Keys whose value is unknown are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from tahqiq.dates import EdtfDate
from tahqiq.evidence import fingerprint
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
from tahqiq.relate import Relations

Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"] | msgspec.Struct | None
Object = dict[str, Json]


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


def edition_object(edition: Edition) -> Object:
    """What the edition says of itself."""
    repository = edition.repository
    return _said(
        {
            "title": _localised(edition.title),
            "description": _localised(edition.description),
            "languages": list(edition.languages),
            "publisher": _localised(edition.publisher),
            "editors": [_localised(e) for e in edition.editors],
            "licence": _said({"text": edition.licence.text, "data": edition.licence.data}),
            "repository": _said(structs.asdict(repository)) if repository else None,
            "version": edition.version,
            "released": _date(edition.released),
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


def article_object(article: Article) -> Object:
    """An article."""
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
                _said(
                    {
                        "date": _date(c.date),
                        "block": c.block,
                        "removed": list(c.removed),
                        "text": _localised(c.text),
                    }
                )
                for c in article.corrections
            ],
            "moved": dict(article.moved),
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
                    "fingerprint": {language: fingerprint(block.plain) for language, block in here},
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


def actor_object(actor: Actor, relations: Relations) -> Object:
    """An actor, with all mentions of it."""
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
    ) | {"mentions": relations.spots_of("actor", actor.id)}


def quote_object(quote: Quote) -> Object:
    """A quote."""
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
            "evidence": _said(
                {
                    "source": evidence.source,
                    "at": [{"start": i.start, "end": i.end} for i in evidence.at],
                }
            )
            if evidence
            else None,
            "url": {lang: f"{lang}/articles/{quote.article}/#q-{quote.id}" for lang in languages},
        }
    )


def event_object(event: Event) -> Object:
    """An event."""
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


def term_object(term: Term, relations: Relations) -> Object:
    """A term, with all mentions of it."""
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
    ) | {"mentions": relations.spots_of("term", term.id)}
