"""Edits: what an editor may do to a made-up edition (books.py), each valid by itself, at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from books import DATES, LANGUAGES, Article, Block, Book, Piece, Yaml, both, dated, picture

Edit = Callable[[Book, Random], None]
KINDS = ("person", "party", "public-body", "place", "country", "office")
MODES = ("direct", "direct", "partial", "indirect")
CHANNELS = ("statement", "interview", "post")
STANCES = ("supports", "opposes", "neutral")


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
        made.actors[f"actor-{n}"] = {"kind": KINDS[n % len(KINDS)], "name": both(_name(random))}
    for n in range(terms):
        made.terms[f"term-{n}"] = {"name": both(_name(random)), "definition": both(_name(random))}
    for n in range(articles):
        made.articles[f"article-{n}"] = _article(made, random, n)
    for n in range(events):
        made.events[f"event-{n}"] = _event(made, random)
    for _ in range(quotes):
        add_quote(made, random)
        add_membership(made, random)
        add_span(made, random)
    for _ in range(members):
        # Enough of them that all kinds of pages are there.
        made.actors[f"actor-{len(made.actors)}"] = {
            "kind": "person", "name": both(_name(random)), "memberships": [{"of": "actor-0"}]
        }  # fmt: skip
    return made


def _name(random: Random) -> str:
    """Few, so that some are the same."""
    return f"{random.choice('ABCDEM')}{random.randrange(6)}"


def _article(book: Book, random: Random, n: int) -> Article:
    head = {"title": both(_name(random)), "source": _source(random)}
    if random.random() < 0.5:
        head["summary"] = both(_name(random))
    blocks = [Block(f"p{i}", [_words(random), _piece(book, random), _words(random)]) for i in range(1, 4)]
    return Article(head, blocks)


def _source(random: Random) -> Yaml:
    when = dated(random)
    return {"language": "ar", "published": when["date"], "inferred": when["inferred"], "rights": "quoted"}


def _event(book: Book, random: Random) -> Yaml:
    found = {"title": both(_name(random)), **dated(random), "sources": [_block(book, random)]}
    found["actors"] = random.sample(sorted(book.actors), min(random.randrange(3), len(book.actors)))
    places = [name for name, actor in book.actors.items() if actor["kind"] in ("place", "country")]
    if places and random.random() < 0.5:
        found["place"] = random.choice(places)
    return found


def _words(random: Random) -> Piece:
    n = random.randrange(100)
    return "words", n, n


def _piece(book: Book, random: Random) -> Piece:
    kinds = [("actor", book.actors), ("actor", book.actors), ("event", book.events), ("term", book.terms)]
    found = [(kind, sorted(things)) for kind, things in kinds if things]
    kind, things = random.choice(found)
    return (kind, random.choice(things)) if random.random() < 0.85 else ("date", random.choice(DATES))


def _block(book: Book, random: Random) -> str:
    """An article and a block of it, as others name it."""
    name = random.choice(sorted(book.articles))
    return f"{name}#{random.choice(book.articles[name].names())}"


def _some(book: Book, random: Random) -> tuple[str, Article]:
    name = random.choice(sorted(book.articles))
    return name, book.articles[name]


def _record(things: dict[str, Yaml], random: Random) -> Yaml:
    return things[random.choice(sorted(things))]


def _quote(book: Book, random: Random) -> tuple[Article, str] | None:
    found = [(article, quote) for article in book.articles.values() for quote in article.said]
    return random.choice(found) if found else None


def _toggle(record: Yaml, key: str, value: Any, random: Random) -> None:
    """Puts something under a key, or takes away what stands there."""
    if key in record and random.random() < 0.4:
        del record[key]
    else:
        record[key] = value


# ------------------------------------------------------------ texts


def change_words(book: Book, random: Random) -> None:
    """The words of a piece in one language, or both."""
    block = random.choice(_some(book, random)[1].blocks)
    n = random.randrange(100)
    places = [at for at, piece in enumerate(block.pieces) if piece[0] == "words"]
    if places:
        at = random.choice(places)
        block.pieces[at] = random.choice((("words", n, n), ("words", n, block.pieces[at][2])))


def add_block(book: Book, random: Random) -> None:
    """A block somewhere, perhaps in one language alone."""
    article = _some(book, random)[1]
    name = next(f"p{n}" for n in range(1, 100) if f"p{n}" not in article.names())
    only = random.choice(("", "", "", *LANGUAGES))
    kind = random.choice(("text", "text", "heading", "list"))
    block = Block(name, [_words(random), _piece(book, random)], kind, only)
    article.blocks.insert(random.randrange(len(article.blocks) + 1), block)


def remove_block(book: Book, random: Random) -> None:
    """A block that nothing refers to; a quote that it had the only words of goes with it."""
    name, article = _some(book, random)
    named = set(book.references())
    free = [b for b in article.blocks if f"{name}#{b.id}" not in named]
    if free and len(article.blocks) > 1:
        article.blocks.remove(random.choice(free))
        _forget_quotes(article)


def _forget_quotes(article: Article) -> None:
    worded = {p[1] for b in article.blocks for p in b.pieces if p[0] == "quote"}
    article.said = {name: said for name, said in article.said.items() if name in worded}
    article.verified &= article.said.keys()
    shown = {p[1] for b in article.blocks for p in b.pieces if p[0] == "picture"}
    article.pictures = {name: data for name, data in article.pictures.items() if name in shown}


def move_block(book: Book, random: Random) -> None:
    """A block to another place."""
    blocks = _some(book, random)[1].blocks
    blocks.insert(random.randrange(len(blocks)), blocks.pop(random.randrange(len(blocks))))


def add_span(book: Book, random: Random) -> None:
    """A name, an event, a term or a date; a link, a footnote."""
    block = random.choice(_some(book, random)[1].blocks)
    piece = _piece(book, random)
    if (way := random.random()) < 0.15:
        piece = ("link", *_block(book, random).split("#"))
    elif way < 0.3 and not any(p[0] == "note" for p in block.pieces):
        piece = ("note", block.id, piece)
    block.pieces.insert(random.randrange(len(block.pieces) + 1), piece)


def remove_span(book: Book, random: Random) -> None:
    """A span, but for quotes and pictures."""
    block = random.choice(_some(book, random)[1].blocks)
    places = [
        at for at, p in enumerate(block.pieces) if p[0] in ("actor", "event", "term", "date", "link", "note")
    ]
    if places and len(block.pieces) > 1:
        del block.pieces[random.choice(places)]
    if not block.pieces or all(p[0] == "note" for p in block.pieces):
        block.pieces.append(_words(random))


def change_span(book: Book, random: Random) -> None:
    """A span to name another thing."""
    block = random.choice(_some(book, random)[1].blocks)
    places = [at for at, p in enumerate(block.pieces) if p[0] in ("actor", "event", "term", "date")]
    if places:
        block.pieces[random.choice(places)] = _piece(book, random)


def change_picture(book: Book, random: Random) -> None:
    """A picture more or less, or another under the same name."""
    article = _some(book, random)[1]
    if not article.pictures or random.random() < 0.3:
        name = f"picture-{random.randrange(4)}.png"
        article.pictures[name] = picture(random.randrange(100))
        random.choice(article.blocks).pieces.append(("picture", name))
        return
    name = random.choice(sorted(article.pictures))
    if random.random() < 0.5:
        article.pictures[name] = picture(random.randrange(100))
        return
    del article.pictures[name]
    for block in article.blocks:
        block.pieces = [p for p in block.pieces if p != ("picture", name)] or [_words(random)]


# ------------------------------------------------------------ quotes


def add_quote(book: Book, random: Random) -> None:
    """A quote in one block or two."""
    article = _some(book, random)[1]
    blocks = [block for block in article.blocks if not block.only]
    if not blocks:
        return
    name = next(f"q{n}" for n in range(1, 100) if f"q{n}" not in article.said)
    article.said[name] = {"speaker": random.choice(sorted(book.actors)), "mode": random.choice(MODES)}
    change_about(book, random, article.said[name])
    for block in random.sample(blocks, min(len(blocks), random.choice((1, 1, 2)))):
        inner = random.choice((*sorted(book.actors), "", ""))
        block.pieces.append(("quote", name, random.randrange(100), inner))
    if random.random() < 0.6:
        article.verified.add(name)


def remove_quote(book: Book, random: Random) -> None:
    """A quote, its words with it."""
    if found := _quote(book, random):
        article, name = found
        for block in article.blocks:
            block.pieces = [p for p in block.pieces if p[:2] != ("quote", name)] or [_words(random)]
        _forget_quotes(article)


def change_quote(book: Book, random: Random) -> None:
    """Who said it, how and when; its words; its evidence."""
    if not (found := _quote(book, random)):
        return
    article, name = found
    said = article.said[name]
    match random.randrange(7):
        case 0:
            said["speaker"] = random.choice(sorted(book.actors))
        case 1:
            said["mode"] = random.choice(MODES)
        case 2:
            _toggle(said, "channel", random.choice(CHANNELS), random)
        case 3:
            said.pop("date", None), said.pop("inferred", None)
            if random.random() < 0.7:
                said |= dated(random)
        case 4:
            change_about(book, random, said)
        case 5:
            article.verified ^= {name}
        case _:
            for block in article.blocks:
                block.pieces = [
                    (*p[:2], random.randrange(100), p[3]) if p[1] == name else p for p in block.pieces
                ]


def change_about(book: Book, random: Random, said: Yaml) -> None:
    """What a quote is about, and the speaker's stance."""
    things = sorted((*book.actors, *book.events, *book.terms))
    said["about"] = random.sample(things, min(random.randrange(3), len(things)))
    said["stance"] = (
        {random.choice(sorted(book.terms)): random.choice(STANCES)}
        if book.terms and random.random() < 0.3
        else {}
    )


def order_quotes(book: Book, random: Random) -> None:
    """The quotes of an article in another order."""
    article = _some(book, random)[1]
    names = sorted(article.said, key=lambda _: random.random())
    article.said = {name: article.said[name] for name in names}


# ------------------------------------------------------------ articles


def change_title(book: Book, random: Random) -> None:
    """A title, often one that another article or an actor has."""
    _some(book, random)[1].head["title"] = both(_name(random))


def change_head(book: Book, random: Random) -> None:
    """What an article says of itself."""
    article = _some(book, random)[1]
    head, source = article.head, article.head["source"]
    match random.randrange(6):
        case 0:
            _toggle(head, "summary", both(_name(random)), random)
        case 1:
            source["published"] = random.choice(DATES)
        case 2:
            _toggle(source, "outlet", both(_name(random)), random)
        case 3:
            _toggle(source, "notice", both(_name(random)), random)
        case 4:
            correction = {
                "date": "2022-01-01",
                "block": random.choice(article.names()),
                "text": both(_name(random)),
            }
            _toggle(head, "corrections", [*head.get("corrections", ()), correction], random)
        case _:
            block = random.choice(article.names())
            if article.stamps.pop(block, None) is None:
                article.stamps[block] = random.random() < 0.6


def add_article(book: Book, random: Random) -> None:
    """An article; its id may be one that was deleted."""
    name = f"article-{random.randrange(12)}"
    if name not in book.articles:
        book.articles[name] = _article(book, random, len(book.articles))


def remove_article(book: Book, random: Random) -> None:
    """An article that nothing refers to but itself."""
    named = {reference.partition("#")[0] for reference in _without_own(book)}
    free = sorted(book.articles.keys() - named)
    if free and len(book.articles) > 2:
        del book.articles[random.choice(free)]


def remove_named_block(book: Book, random: Random) -> None:
    """A block that others refer to, who refer to another now: several files change at once."""
    name, article = _some(book, random)
    if len(article.blocks) < 2:
        return
    block = random.choice(article.blocks)
    article.blocks.remove(block)
    _forget_quotes(article)
    _redirect(book, f"{name}#{block.id}", f"{name}#{random.choice(article.names())}")


def remove_named_article(book: Book, random: Random) -> None:
    """An article that others refer to, who refer to another now."""
    if len(book.articles) < 3:
        return
    name, article = _some(book, random)
    del book.articles[name]
    for block in article.names():
        _redirect(book, f"{name}#{block}", _block(book, random))


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
    actor = _record(book.actors, random)
    match random.randrange(5):
        case 0:
            actor["name"] = both(_name(random))
        case 1:
            language = random.choice(LANGUAGES)
            actor["name"] = {**actor["name"], language: both(_name(random))[language]}
        case 2:
            _toggle(actor, "description", both(_name(random)), random)
        case 3:
            _toggle(actor, "aliases", {"en": [_name(random)]}, random)
        case _:
            _toggle(actor, "identifiers", {"wikidata": f"Q{random.randrange(1, 99)}"}, random)


def add_membership(book: Book, random: Random) -> None:
    """A role, often in the same few actors."""
    actor = _record(book.actors, random)
    of = random.choice(("actor-0", "actor-0", *sorted(book.actors)))
    found: Yaml = {"of": of}
    if random.random() < 0.6:
        found["role"] = both(_name(random))
    if random.random() < 0.6:
        found["attested"] = random.choice(DATES)
    if random.random() < 0.5:
        found["source"] = _block(book, random)
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
        things[name] = {"kind": random.choice(KINDS), "name": both(_name(random))}
    elif kind == "event":
        things[name] = _event(book, random)
    else:
        things[name] = {"name": both(_name(random)), "definition": both(_name(random))}
    if random.random() < 0.7:
        random.choice(_some(book, random)[1].blocks).pieces.append((kind, name))


def change_event(book: Book, random: Random) -> None:
    """All that an event says."""
    if not book.events:
        return
    event = _record(book.events, random)
    fresh = _event(book, random)
    key = random.choice(("title", "date", "actors", "place", "sources", "sources"))
    if key in fresh:
        event[key] = fresh[key]
    else:
        event.pop(key, None)


def change_term(book: Book, random: Random) -> None:
    """All that a term says."""
    if not book.terms:
        return
    term = _record(book.terms, random)
    match random.randrange(3):
        case 0:
            term["name"] = both(_name(random))
        case 1:
            term["definition"] = both(_name(random))
        case _:
            _toggle(term, "aliases", {"ar": [_name(random)]}, random)


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

# ------------------------------------------------------------ what others may understand otherwise


def remove_thing(book: Book, random: Random) -> None:
    """An actor, an event or a term that nothing names, added and built before."""
    kind = random.choice(("actors", "events", "terms"))
    things: dict[str, Yaml] = getattr(book, kind)
    named = str([*book.articles.values(), book.events, book.actors])
    free = [name for name in things if named.count(f"'{name}'") <= (kind != "terms")]
    if free and len(things) > 1:
        del things[random.choice(free)]


def change_kind(book: Book, random: Random) -> None:
    """What an actor is, where it is no place."""
    places = {event.get("place") for event in book.events.values()}
    free = sorted(book.actors.keys() - places)
    book.actors[random.choice(free)]["kind"] = random.choice(KINDS)


def change_former(book: Book, random: Random) -> None:
    """The earlier id of an actor or an article."""
    things: list[Yaml] = [*book.actors.values(), *(article.head for article in book.articles.values())]
    free = f"former-{random.randrange(10_000)}"
    _toggle(random.choice(things), "formerly", [free], random)


def change_page(book: Book, random: Random) -> None:
    """An editorial page, or the title of the edition."""
    n = random.randrange(100)
    for language in LANGUAGES:
        book.others[f"content/pages/about/{language}.md"] = f"# About {n}\n\n{{#p1}}\nText.\n".encode()


WHOLE: dict[str, Edit] = {
    edit.__name__: edit for edit in (remove_thing, change_kind, change_former, change_page)
}
"""Those after which an edition may have to be built as a whole."""

# ------------------------------------------------------------ mistakes


def break_text(book: Book, random: Random) -> None:
    """A name that nobody has."""
    random.choice(_some(book, random)[1].blocks).pieces.append(("actor", "nobody"))


def break_record(book: Book, random: Random) -> None:
    """An event of no day, or an actor without a name."""
    if book.events and random.random() < 0.5:
        _record(book.events, random)["date"] = "soon"
    else:
        del _record(book.actors, random)["name"]


def break_reference(book: Book, random: Random) -> None:
    """A block that others refer to is gone: the mistake is in their files, which have not changed."""
    named = sorted(
        set(book.references()) - {f"{n}#{b}" for n in book.articles for b in _corrected(book.articles[n])}
    )
    named = [reference for reference in named if len(book.articles[reference.partition("#")[0]].blocks) > 1]
    if not named:
        break_text(book, random)
        return
    name, _, gone = random.choice(named).partition("#")
    article = book.articles[name]
    article.blocks = [block for block in article.blocks if block.id != gone]
    _forget_quotes(article)


def _corrected(article: Article) -> list[str]:
    return [c["block"] for c in article.head.get("corrections", ()) if "block" in c]


MISTAKES: dict[str, Edit] = {edit.__name__: edit for edit in (break_text, break_record, break_reference)}
"""Those that leave an error."""
