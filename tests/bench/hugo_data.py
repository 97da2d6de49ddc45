"""What Hugo's templates look up: actors, events, terms, articles, quotes, places, dates and words, each once.

Records hold both languages (`{"ar": …, "en": …}`), refer to each other by id, and are what a person who builds such a
site with Hugo would keep in `data/`. Texts that Hugo cannot make stand in them ready: dates and counts in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import hugo_heads
from hugo_cited import cited_date, ends_itself, source_of, titled, words_of_citing

from tahqiq import dates, languages
from tahqiq.model import Article, Dating, Event, Localised, Quote
from tahqiq.relate import Relations, head_of, mentions_of_article
from tahqiq.render.dating import html_date, in_words
from tahqiq.render.desk import Desk
from tahqiq.render.views.article import verification
from tahqiq.render.views.concordance import concordance
from tahqiq.render.views.quotes_page import _script
from tahqiq.render.views.roles import role_at, role_line
from tahqiq.render.views.timeline import Telling, tellings
from tahqiq.render.views.timeline_filters import telling_of
from tahqiq.render.views.wording import wordings

Desks = Mapping[str, Desk]
Record = dict[str, Any]
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def tables(relations: Relations, desks: Desks) -> dict[str, Any]:
    """All tables by their name in `data/`."""
    edition = relations.edition
    known = _Dates(desks)
    found: dict[str, Any] = {
        "words": {tag: _words(desk) for tag, desk in desks.items()},
        "actors": {a.id: _actor(relations, desks, a.id) for a in edition.actors.values()},
        "events": {e.id: _event(desks, known, e) for e in relations.timeline},
        "terms": {t.id: _term(desks, t.id) for t in edition.terms.values()},
        "articles": {a.id: _article(desks, known, a) for a in relations.articles},
        "quotes": {q.key: _quote(desks, known, q) for q in relations.quotes},
        "places": {a: found for a in edition.actors if (found := _places(desks, a))},
    }
    for actor in edition.actors.values():
        for membership in actor.memberships:
            known.add(membership.during or membership.attested)
    for article in relations.articles:
        for correction in article.corrections:
            known.add(correction.date)
        for mention in mentions_of_article(article):
            if mention.kind == "date":
                known.add(dates.parse(mention.target))
    return {**found, "dates": known.table}


class _Dates:
    """Every date that a page shows, by its EDTF."""

    def __init__(self, desks: Desks) -> None:
        self.desks = desks
        self.table: dict[str, Record] = {}

    def add(self, date: Any) -> str:
        """Note a date; its EDTF is what others call it."""
        if date is None:
            return ""
        if date.text not in self.table:
            doubt = " tq-date--uncertain" * date.uncertain + " tq-date--approximate" * date.approximate
            self.table[date.text] = {
                **{tag: in_words(date.text, tag) for tag in self.desks},
                "html": html_date(date.text),
                "class": "tq-date" + doubt,
                "vague": bool(doubt),
                "hijri": {tag: h for tag in self.desks if (h := dates.hijri(date, tag))},
            }
        return str(date.text)

    def dating(self, dating: Dating) -> Record:
        """A date with its reasons."""
        record: Record = {"date": self.add(dating.date)}
        for name, text in (("stated", dating.stated), ("inferred", dating.inferred)):
            if text:
                record[name] = _told(self.desks, text)
        return record

    def said(self, dating: Dating) -> Record:
        """The date of a quote, which is cited too: with the note that it was inferred or without."""
        record = self.dating(dating)
        self.table[dating.date.text].setdefault(
            "inferred" if dating.inferred else "cited", cited_date(self.desks, dating)
        )
        return record


def best(desks: Desks, text: Localised | None) -> dict[str, str]:
    """A text in each language."""
    return {tag: text.best(tag) for tag in desks} if text else {}


def _told(desks: Desks, text: Localised) -> dict[str, list[str]]:
    """A text in each language, with the language that it is in where it is another."""
    found = {tag: text.language_of(tag) for tag in desks}
    return {tag: [text.best(tag), of if of != tag else ""] for tag, of in found.items()}


def _each(desks: Desks, make: Callable[[Desk], object]) -> dict[str, str]:
    """A text that is made per language; empty ones are left out."""
    return {tag: text for tag, desk in desks.items() if (text := str(make(desk)))}


def _words(desk: Desk) -> Record:
    """The words of the interface; a key is a name in templates, `{n}` is `%[1]v`, the next one `%[2]v`."""
    words, record = desk.words, languages.language(desk.language)
    found: Record = {_name(key): _pattern(words, key) for key in {**words.fallback, **words.table}}
    found |= {
        "direction": record.direction,
        "open": record.quotes.open,
        "close": record.quotes.close,
        "order": [desk.language, *desk.others],
        "digits": [words.number(n) for n in range(10)],
        "native": record.name,
        "site": desk.edition.title.best(desk.language),
        "script": _script(desk),
        "languages": desk.edition.languages,
        "edition": desk.words("home.description", edition=desk.edition.title.best(desk.language)),
        "faces": _faces(desk),
        "cite": words_of_citing(desk),
        "shown": dict(words.forms("figure.shown")),
    }
    found |= {f"language_{_name(tag)}": words.language_name(tag) for tag in desk.edition.languages}
    return found


def _faces(desk: Desk) -> list[str]:
    """The files of the faces to fetch first: this language's, and the other's where it is read too."""
    return [desk.words_in(tag)("site.font") for tag in desk.tags]


def _name(key: str) -> str:
    return re.sub(r"[.-]", "_", key)


def _pattern(words: Any, key: str) -> str:
    """Placeholders are numbered as English has them, whatever the order here."""
    text = words(key)
    order = list(dict.fromkeys(_PLACEHOLDER.findall(words.fallback.get(key, text))))
    if not order:
        return str(text)
    return _PLACEHOLDER.sub(lambda m: f"%[{order.index(m[1]) + 1}]v", text.replace("%", "%%"))


def _actor(relations: Relations, desks: Desks, actor: str) -> Record:
    found = relations.edition.actors[actor]
    return {
        "kind": found.kind,
        "name": best(desks, found.name),
        "description": best(desks, found.description),
        "role": _each(desks, lambda desk: role_line(desk, actor)),
        **hugo_heads.of_actor(desks, actor),
    }


def _event(desks: Desks, known: _Dates, event: Event) -> Record:
    desk = next(iter(desks.values()))
    return {
        "title": best(desks, event.title),
        **known.dating(event.when),
        "actors": event.actors,
        "place": event.place,
        "sources": {tag: told_in(tellings(one, event.sources)) for tag, one in desks.items()},
        "path": desk.relations.places.path("event", event.id, desk.language),
        "involved": " ".join(dict.fromkeys((*event.actors, *filter(None, (event.place,))))),
        "told": " ".join(telling_of(desk, event)),
    }


def _term(desks: Desks, term: str) -> Record:
    found = next(iter(desks.values())).edition.terms[term]
    return {
        "name": best(desks, found.name),
        "definition": best(desks, found.definition),
        "path": {tag: desk.relations.places.path("term", term, tag) for tag, desk in desks.items()},
    }


def _article(desks: Desks, known: _Dates, article: Article) -> Record:
    desk, head = next(iter(desks.values())), head_of(article)
    return {
        "title": best(desks, article.title),
        "summary": best(desks, article.summary),
        "language": article.source.language,
        **known.dating(article.source.published),
        "verified": _each(desks, lambda desk: verification(desk, head)[0]),
        "sure": verification(desk, head)[1],
        "behind": source_of(desks, article),
        "titled": titled(desks, article.title),
        "stopped": ends_itself(desks, article.title),
        **hugo_heads.of_article(desks, article),
    }


def _quote(desks: Desks, known: _Dates, quote: Quote) -> Record:
    desk = next(iter(desks.values()))
    said = wordings(desk, quote)
    days = [day.iso() if day else "" for day in (quote.when.date.earliest, quote.when.date.latest)]
    return {
        "article": quote.article,
        "id": quote.id,
        "speaker": quote.speaker,
        "role": _each(desks, lambda desk: role_at(desk, quote)),
        "mode": quote.mode,
        "channel": quote.channel,
        "said": f"{quote.channel or ''} {quote.mode}",
        **known.said(quote.when),
        **hugo_heads.of_quote(desks, quote),
        "state": "reported" if quote.mode == "indirect" else "unverified",
        "text": {tag: said[tag].marked for tag in desks if tag in said},
        "raw": {tag: words.text for tag, words in said.items() if words.text != words.marked},
        "opening": {tag: said[tag].opening if tag in said else "" for tag in desks},
        "source": desk.relations.heads[quote.article].language,
        "days": days,
    }


def place_of(href: str) -> tuple[str, str]:
    """Article and block of a link to a block."""
    path, _, block = href.partition("#")
    return path.rstrip("/").rpartition("/")[2], block


def told_in(sources: Iterable[Telling]) -> list[Any]:
    """Articles that tell of something: each with its blocks and their numbers."""
    return [[_id(s.href), [[place_of(spot.href)[1], spot.number] for spot in s.spots]] for s in sources]


def _id(href: str) -> str:
    return href.rstrip("/").rpartition("/")[2]


def _places(desks: Desks, actor: str) -> Record:
    """Every block that names an actor: `sy-000001 p3` to the lines of each language."""
    desk = next(iter(desks.values()))
    return {
        " ".join(place_of(place.href)): {
            side.language: [[line.before, line.words, line.after] for line in side.lines]
            for side in place.sides
        }
        for place in concordance(desk, desk.relations.mentions_of("actor", actor))
    }
