"""Relations to entries: what can be found, set by set: what one thing of an edition brings along (decision 17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tahqiq import dates
from tahqiq.model import Actor, Article, Dating, Edition, Event, Localised, Quote, Term, Text
from tahqiq.read.markdown import plain_block
from tahqiq.relate import Places, Relations
from tahqiq.relate.mentions import mentions_of_article
from tahqiq.search.entry import Entry
from tahqiq.search.order import by_date, by_name

# A date that is only known to a century lies in all its years; wider ones only in their first and last.
MOST_YEARS = 100

# The actors named in each quote of an article, and under "" in the article as a whole.
Named = defaultdict[str, set[str]]


def sets(relations: Relations) -> Iterator[str]:
    """The names of all sets: `article/visit`, `actor/iraq`."""
    return (f"{kind}/{name}" for kind, things in things_of(relations.edition).items() for name in things)


def things_of(edition: Edition) -> Mapping[str, Mapping[str, object]]:
    """What there are sets of, by kind; articles first."""
    return {
        "article": edition.articles,
        "actor": edition.actors,
        "event": edition.events,
        "term": edition.terms,
    }


def entries_of(relations: Relations, name: str) -> tuple[Entry, ...]:
    """What a set brings along, language by language; an article's quotes after it, in its order."""
    kind, _, thing = name.partition("/")
    named = _named(relations.edition.articles[thing]) if kind == "article" else Named(set)
    return tuple(
        entry for tag in relations.edition.languages for entry in _in(tag, relations, kind, thing, named)
    )


def _named(article: Article) -> Named:
    found: Named = defaultdict(set)
    for mention in mentions_of_article(article):
        if mention.kind == "actor":
            found[""].add(mention.target)
            found[mention.quote].add(mention.target)
    return found


def _in(language: str, relations: Relations, kind: str, thing: str, named: Named) -> Iterator[Entry]:
    edition, places = relations.edition, relations.places
    if kind == "actor":
        yield _actor(edition.actors[thing], edition, language)
    elif kind == "event":
        yield _event(edition.events[thing], edition, language, places)
    elif kind == "term":
        yield _term(edition.terms[thing], language, places)
    else:
        yield from _of_article(edition.articles[thing], edition, language, named)


def _of_article(article: Article, edition: Edition, language: str, named: Named) -> Iterator[Entry]:
    if text := article.text(language):
        yield _article(article, text, named)
    for quote in article.quotes:
        if quote.words(language):
            yield _quote(quote, edition, language, named)


def _actor(actor: Actor, edition: Edition, language: str) -> Entry:
    roles = [
        _side_by_side([_best(m.role, language), edition.actors[m.of].name.best(language)])
        for m in actor.memberships
    ]
    return Entry(
        url=f"{language}/actors/{actor.id}/",
        language=language,
        kind="actor",
        title=actor.name.best(language),
        content=_in_a_row([_best(actor.description, language), *roles]),
        actors=(actor.id,),
        names=_all_names(actor.name, actor.aliases),
        sort=actor.kind,
        order=by_name(actor.name.best(language), language),
    )


def _article(article: Article, text: Text, named: Named) -> Entry:
    language = text.language
    notes = [plain_block(block) for note in text.footnotes for block in note.blocks]
    speakers = {quote.speaker for quote in article.quotes}
    return Entry(
        url=f"{language}/articles/{article.id}/",
        language=language,
        kind="article",
        title=article.title.best(language),
        content=_lines([_best(article.summary, language), *(b.plain for b in text.blocks), *notes]),
        actors=tuple(sorted(named[""] | speakers)),
        speakers=tuple(sorted(speakers)),
        years=_years(article.source.published),
        order=by_date(article.source.published.date),
    )


def _quote(quote: Quote, edition: Edition, language: str, named: Named) -> Entry:
    about = {thing for thing in quote.about if thing in edition.actors}
    return Entry(
        url=f"{language}/articles/{quote.article}/#q-{quote.id}",
        language=language,
        kind="quote",
        title=edition.actors[quote.speaker].name.best(language),
        content=quote.words(language),
        actors=tuple(sorted({quote.speaker} | about | named[quote.id])),
        speakers=(quote.speaker,),
        years=_years(quote.when),
        order=by_date(quote.when.date),
    )


def _event(event: Event, edition: Edition, language: str, places: Places) -> Entry:
    involved = tuple(dict.fromkeys((*event.actors, *filter(None, (event.place,)))))
    stated = [text for _, text in event.when.stated or ()]
    named = [edition.actors[actor].name.best(language) for actor in involved]
    return Entry(
        url=f"{language}/{places.path('event', event.id, language)}",
        language=language,
        kind="event",
        title=event.title.best(language),
        content=_in_a_row([dates.words(event.when.date, language), *stated, _side_by_side(named)]),
        actors=involved,
        years=_years(event.when),
        order=by_date(event.when.date),
    )


def _term(term: Term, language: str, places: Places) -> Entry:
    return Entry(
        url=f"{language}/{places.path('term', term.id, language)}",
        language=language,
        kind="term",
        title=term.name.best(language),
        content=term.definition.best(language),
        names=_all_names(term.name, term.aliases),
        order=by_name(term.name.best(language), language),
    )


def _all_names(name: Localised, aliases: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(language, name) of each name, once."""
    found: dict[str, str] = {}
    for tag, text in (*name, *aliases):
        found.setdefault(text, tag)
    return tuple((tag, text) for text, tag in found.items())


def _best(text: Localised | None, language: str) -> str:
    return text.best(language) if text else ""


def _side_by_side(texts: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(filter(None, texts)))


def _in_a_row(texts: Iterable[str]) -> str:
    return " – ".join(filter(None, texts))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _years(when: Dating) -> tuple[int, ...]:
    """The years that a date may lie in; none if it has no bounds."""
    first, last = when.date.earliest or when.date.latest, when.date.latest or when.date.earliest
    if first is None or last is None:
        return ()
    if last.year - first.year >= MOST_YEARS:
        return (first.year, last.year)
    return tuple(range(first.year, last.year + 1))
