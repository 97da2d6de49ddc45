"""Relations to entries: what can be found in an edition, in each of its languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tahqiq import dates
from tahqiq.model import Actor, Article, Dating, Edition, Event, Localised, Quote, Term, Text
from tahqiq.read.markdown import plain_block
from tahqiq.relate import Places, Relations
from tahqiq.search.entry import Entry

# A date that is only known to a century lies in all its years; wider ones only in their first and last.
MOST_YEARS = 100

# The actors named in each (article, quote), and in each (article, ``) as a whole.
Named = defaultdict[tuple[str, str], set[str]]


def entries(relations: Relations) -> tuple[Entry, ...]:
    """Everything that can be found, language by language; within one, by kind and then as the model has it."""
    named = _named(relations)
    return tuple(
        entry for language in relations.edition.languages for entry in _in(language, relations, named)
    )


def _named(relations: Relations) -> Named:
    found: Named = defaultdict(set)
    for mention in relations.mentions:
        if mention.kind == "actor":
            found[mention.article, ""].add(mention.target)
            found[mention.article, mention.quote].add(mention.target)
    return found


def _in(language: str, relations: Relations, named: Named) -> Iterator[Entry]:
    edition, places = relations.edition, relations.places
    for actor in edition.actors.values():
        yield _actor(actor, edition, language)
    for article in edition.articles.values():
        if text := article.text(language):
            yield _article(article, text, named)
    for article in edition.articles.values():
        for quote in article.quotes:
            if quote.words(language):
                yield _quote(quote, edition, language, named)
    for event in edition.events.values():
        yield _event(event, edition, language, places)
    for term in edition.terms.values():
        yield _term(term, language, places)


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
        content=_in_a_row(
            [_names(actor.name, actor.aliases, language), _best(actor.description, language), *roles]
        ),
        actors=(actor.id,),
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
        actors=tuple(sorted(named[article.id, ""] | speakers)),
        speakers=tuple(sorted(speakers)),
        years=_years(article.source.published),
    )


def _quote(quote: Quote, edition: Edition, language: str, named: Named) -> Entry:
    about = {thing for thing in quote.about if thing in edition.actors}
    return Entry(
        url=f"{language}/articles/{quote.article}/#q-{quote.id}",
        language=language,
        kind="quote",
        title=edition.actors[quote.speaker].name.best(language),
        content=quote.words(language),
        actors=tuple(sorted({quote.speaker} | about | named[quote.article, quote.id])),
        speakers=(quote.speaker,),
        years=_years(quote.when),
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
    )


def _term(term: Term, language: str, places: Places) -> Entry:
    return Entry(
        url=f"{language}/{places.path('term', term.id, language)}",
        language=language,
        kind="term",
        title=term.name.best(language),
        content=_in_a_row([_names(term.name, term.aliases, language), term.definition.best(language)]),
    )


def _names(name: Localised, aliases: Iterable[tuple[str, str]], language: str) -> str:
    """All names in all languages, those of the language first, the others isolated: they may run the other way."""
    forms = [*name, *aliases]
    own = [text for tag, text in forms if tag in (language, "")]
    return _side_by_side([*own, *(f"\u2068{text}\u2069" for tag, text in forms if tag not in (language, ""))])


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
