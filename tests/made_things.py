"""What a made-up edition (books.py) can hold, at random: names, articles, events, pieces of a text."""

from __future__ import annotations

from random import Random
from typing import Any

from books import DATES, Article, Block, Book, Piece, Yaml, both, dated

KINDS = ("person", "party", "public-body", "place", "country", "office")


def named(random: Random) -> str:
    """Few, so that some are the same."""
    return f"{random.choice('ABCDEM')}{random.randrange(6)}"


def an_article(book: Book, random: Random, n: int) -> Article:
    head = {"title": both(named(random)), "source": a_source(random)}
    if random.random() < 0.5:
        head["summary"] = both(named(random))
    blocks = [
        Block(f"p{i}", [some_words(random), a_piece(book, random), some_words(random)]) for i in range(1, 4)
    ]
    return Article(head, blocks)


def a_source(random: Random) -> Yaml:
    when = dated(random)
    return {"language": "ar", "published": when["date"], "inferred": when["inferred"], "rights": "quoted"}


def an_event(book: Book, random: Random) -> Yaml:
    found = {"title": both(named(random)), **dated(random), "sources": [a_block(book, random)]}
    found["actors"] = random.sample(sorted(book.actors), min(random.randrange(3), len(book.actors)))
    places = [name for name, actor in book.actors.items() if actor["kind"] in ("place", "country")]
    if places and random.random() < 0.5:
        found["place"] = random.choice(places)
    return found


def some_words(random: Random) -> Piece:
    n = random.randrange(100)
    return "words", n, n


def a_piece(book: Book, random: Random) -> Piece:
    kinds = [("actor", book.actors), ("actor", book.actors), ("event", book.events), ("term", book.terms)]
    found = [(kind, sorted(things)) for kind, things in kinds if things]
    kind, things = random.choice(found)
    return (kind, random.choice(things)) if random.random() < 0.85 else ("date", random.choice(DATES))


def a_block(book: Book, random: Random) -> str:
    """An article and a block of it, as others name it."""
    name = random.choice(sorted(book.articles))
    return f"{name}#{random.choice(book.articles[name].names())}"


def one_of(book: Book, random: Random) -> tuple[str, Article]:
    name = random.choice(sorted(book.articles))
    return name, book.articles[name]


def a_record(things: dict[str, Yaml], random: Random) -> Yaml:
    return things[random.choice(sorted(things))]


def toggle(record: Yaml, key: str, value: Any, random: Random) -> None:
    """Puts something under a key, or takes away what stands there."""
    if key in record and random.random() < 0.4:
        del record[key]
    else:
        record[key] = value
