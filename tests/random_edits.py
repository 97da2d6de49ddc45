"""Edits: what an editor may do to a made-up edition (books.py), each valid by itself, at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from books import DATES, LANGUAGES, Book, Yaml, both
from made_things import KINDS, a_block, a_record, an_article, an_event, named, one_of, toggle
from text_edits import (
    add_block,
    add_quote,
    add_span,
    change_picture,
    change_quote,
    change_span,
    change_words,
    forget_quotes,
    move_block,
    order_quotes,
    remove_block,
    remove_quote,
    remove_span,
)

Edit = Callable[[Book, Random], None]


def book(
    random: Random,
    articles: int = 6,
    actors: int = 9,
    events: int = 6,
    terms: int = 5,
    quotes: int = 14,
    members: int = 4,
) -> Book:
    """An edition to begin with."""
    made = Book()
    for n in range(actors):
        made.actors[f"actor-{n}"] = {"kind": KINDS[n % len(KINDS)], "name": both(named(random))}
    for n in range(terms):
        made.terms[f"term-{n}"] = {"name": both(named(random)), "definition": both(named(random))}
    for n in range(articles):
        made.articles[f"article-{n}"] = an_article(made, random, n)
    for n in range(events):
        made.events[f"event-{n}"] = an_event(made, random)
    for _ in range(quotes):
        add_quote(made, random)
        add_membership(made, random)
        add_span(made, random)
    for _ in range(members):
        # Enough of them that all kinds of pages are there.
        made.actors[f"actor-{len(made.actors)}"] = {
            "kind": "person", "name": both(named(random)), "memberships": [{"of": "actor-0"}]
        }  # fmt: skip
    return made


# ------------------------------------------------------------ articles


def change_title(book: Book, random: Random) -> None:
    """A title, often one that another article or an actor has."""
    one_of(book, random)[1].head["title"] = both(named(random))


def change_head(book: Book, random: Random) -> None:
    """What an article says of itself."""
    article = one_of(book, random)[1]
    head, source = article.head, article.head["source"]
    match random.randrange(7):
        case 0:
            toggle(head, "summary", both(named(random)), random)
        case 1:
            source["published"] = random.choice(DATES)
        case 2:
            toggle(source, "outlet", both(named(random)), random)
        case 3:
            toggle(source, "notice", both(named(random)), random)
        case 4:
            correction = {
                "date": random.choice(DATES),
                "block": random.choice(article.names()),
                "text": both(named(random)),
                **(
                    {"removed": [f"taken-{len(head.get('corrections', ()))}"]}
                    if random.random() < 0.3
                    else {}
                ),
            }
            toggle(head, "corrections", [*head.get("corrections", ()), correction], random)
        case 5:
            places = [*article.names(), *(f"q-{name}" for name in article.said)]
            toggle(head, "moved", {f"was-{random.randrange(3)}": random.choice(places)}, random)
        case _:
            block = random.choice(article.names())
            if article.stamps.pop(block, None) is None:
                article.stamps[block] = random.random() < 0.6


def add_article(book: Book, random: Random) -> None:
    """An article; its id may be one that was deleted."""
    name = f"article-{random.randrange(12)}"
    if name not in book.articles:
        book.articles[name] = an_article(book, random, len(book.articles))


def remove_article(book: Book, random: Random) -> None:
    """An article that nothing refers to but itself."""
    named = {reference.partition("#")[0] for reference in _without_own(book)}
    free = sorted(book.articles.keys() - named)
    if free and len(book.articles) > 2:
        del book.articles[random.choice(free)]


def remove_named_block(book: Book, random: Random) -> None:
    """A block that others refer to, who refer to another now: several files change at once."""
    name, article = one_of(book, random)
    if len(article.blocks) < 2:
        return
    block = random.choice(article.blocks)
    article.blocks.remove(block)
    forget_quotes(article)
    _redirect(book, f"{name}#{block.id}", f"{name}#{random.choice(article.names())}")


def remove_named_article(book: Book, random: Random) -> None:
    """An article that others refer to, who refer to another now."""
    if len(book.articles) < 3:
        return
    name, article = one_of(book, random)
    del book.articles[name]
    for block in article.names():
        _redirect(book, f"{name}#{block}", a_block(book, random))


def _redirect(book: Book, old: str, new: str) -> None:
    for event in book.events.values():
        event["sources"] = list(
            dict.fromkeys(new if source == old else source for source in event["sources"])
        )
    for actor in book.actors.values():
        for membership in actor.get("memberships", ()):
            if membership.get("source") == old:
                membership["source"] = new
    for name, article in book.articles.items():
        for correction in article.head.get("corrections", ()):
            if f"{name}#{correction.get('block')}" == old:
                del correction["block"]
        for block in article.blocks:
            block.pieces = [
                ("link", *new.split("#")) if p == ("link", *old.split("#")) else p for p in block.pieces
            ]


def _without_own(book: Book) -> list[str]:
    found = []
    for name in book.articles:
        rest = Book(articles={name: book.articles[name]})
        found += [reference for reference in rest.references() if not reference.startswith(f"{name}#")]
    return [*found, *Book(book.actors, book.events).references()]


# ------------------------------------------------------------ things


def change_actor(book: Book, random: Random) -> None:
    """A name, in one language or both; a description, other names, registers."""
    actor = a_record(book.actors, random)
    match random.randrange(5):
        case 0:
            actor["name"] = both(named(random))
        case 1:
            language = random.choice(LANGUAGES)
            actor["name"] = {**actor["name"], language: both(named(random))[language]}
        case 2:
            toggle(actor, "description", both(named(random)), random)
        case 3:
            toggle(actor, "aliases", {"en": [named(random)]}, random)
        case _:
            toggle(actor, "identifiers", {"wikidata": f"Q{random.randrange(1, 99)}"}, random)


def add_membership(book: Book, random: Random) -> None:
    """A role, often in the same few actors."""
    actor = a_record(book.actors, random)
    of = random.choice(("actor-0", "actor-0", *sorted(book.actors)))
    found: Yaml = {"of": of}
    if random.random() < 0.6:
        found["role"] = both(named(random))
    if random.random() < 0.6:
        found["attested"] = random.choice(DATES)
    if random.random() < 0.5:
        found["source"] = a_block(book, random)
    actor.setdefault("memberships", []).insert(0, found)


def remove_membership(book: Book, random: Random) -> None:
    """A role."""
    having = [actor for actor in book.actors.values() if actor.get("memberships")]
    if having:
        memberships = random.choice(having)["memberships"]
        del memberships[random.randrange(len(memberships))]


def add_thing(book: Book, random: Random) -> None:
    """An actor, an event or a term, and its first mention."""
    kind = random.choice(("actor", "event", "term"))
    things: dict[str, Yaml] = getattr(book, f"{kind}s")
    name = next(f"{kind}-{n}" for n in range(1000) if f"{kind}-{n}" not in things)
    if kind == "actor":
        things[name] = {"kind": random.choice(KINDS), "name": both(named(random))}
    elif kind == "event":
        things[name] = an_event(book, random)
    else:
        things[name] = {"name": both(named(random)), "definition": both(named(random))}
    if random.random() < 0.7:
        random.choice(one_of(book, random)[1].blocks).pieces.append((kind, name))


def change_event(book: Book, random: Random) -> None:
    """All that an event says."""
    if not book.events:
        return
    event = a_record(book.events, random)
    fresh = an_event(book, random)
    key = random.choice(("title", "date", "actors", "place", "sources", "sources"))
    if key in fresh:
        event[key] = fresh[key]
    else:
        event.pop(key, None)


def change_term(book: Book, random: Random) -> None:
    """All that a term says."""
    if not book.terms:
        return
    term = a_record(book.terms, random)
    match random.randrange(3):
        case 0:
            term["name"] = both(named(random))
        case 1:
            term["definition"] = both(named(random))
        case _:
            toggle(term, "aliases", {"ar": [named(random)]}, random)


ORDINARY: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        change_words, add_block, remove_block, move_block, add_span, remove_span, change_span, change_picture,
        add_quote, remove_quote, change_quote, order_quotes, change_title, change_head, add_article, remove_article,
        remove_named_block, remove_named_article,
        change_actor, add_membership, remove_membership, add_thing, change_event, change_term,
    )
}  # fmt: skip
"""Those that a renewal must be able to do."""
