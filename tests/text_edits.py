"""Edits of the texts of a made-up edition and of their quotes, each valid by itself, at random."""

from __future__ import annotations

from random import Random

from books import LANGUAGES, Article, Block, Book, Yaml, dated, picture
from made_things import a_block, a_piece, one_of, some_words, toggle

MODES = ("direct", "direct", "partial", "indirect")
CHANNELS = ("statement", "interview", "post")
STANCES = ("supports", "opposes", "neutral")


# ------------------------------------------------------------ texts


def change_words(book: Book, random: Random) -> None:
    """The words of a piece in one language, or both."""
    block = random.choice(one_of(book, random)[1].blocks)
    n = random.randrange(100)
    places = [at for at, piece in enumerate(block.pieces) if piece[0] == "words"]
    if places:
        at = random.choice(places)
        block.pieces[at] = random.choice((("words", n, n), ("words", n, block.pieces[at][2])))


def add_block(book: Book, random: Random) -> None:
    """A block somewhere, perhaps in one language alone."""
    article = one_of(book, random)[1]
    name = next(f"p{n}" for n in range(1, 100) if f"p{n}" not in article.names())
    only = random.choice(("", "", "", *LANGUAGES))
    kind = random.choice(("text", "text", "heading", "list"))
    block = Block(name, [some_words(random), a_piece(book, random)], kind, only)
    article.blocks.insert(random.randrange(len(article.blocks) + 1), block)


def remove_block(book: Book, random: Random) -> None:
    """A block that nothing refers to; a quote that it had the only words of goes with it."""
    name, article = one_of(book, random)
    named = set(book.references())
    free = [b for b in article.blocks if f"{name}#{b.id}" not in named]
    if free and len(article.blocks) > 1:
        article.blocks.remove(random.choice(free))
        forget_quotes(article)


def forget_quotes(article: Article) -> None:
    worded = {p[1] for b in article.blocks for p in b.pieces if p[0] == "quote"}
    article.said = {name: said for name, said in article.said.items() if name in worded}
    article.verified &= article.said.keys()
    places = {*article.names(), *(f"q-{name}" for name in article.said)}
    if any(place not in places for place in article.head.get("moved", {}).values()):
        del article.head["moved"]
    shown = {p[1] for b in article.blocks for p in b.pieces if p[0] == "picture"}
    article.pictures = {name: data for name, data in article.pictures.items() if name in shown}


def move_block(book: Book, random: Random) -> None:
    """A block to another place."""
    blocks = one_of(book, random)[1].blocks
    blocks.insert(random.randrange(len(blocks)), blocks.pop(random.randrange(len(blocks))))


def add_span(book: Book, random: Random) -> None:
    """A name, an event, a term or a date; a link, a footnote."""
    block = random.choice(one_of(book, random)[1].blocks)
    piece = a_piece(book, random)
    if (way := random.random()) < 0.15:
        piece = ("link", *a_block(book, random).split("#"))
    elif way < 0.3 and not any(p[0] == "note" for p in block.pieces):
        piece = ("note", block.id, piece)
    block.pieces.insert(random.randrange(len(block.pieces) + 1), piece)


def remove_span(book: Book, random: Random) -> None:
    """A span, but for quotes and pictures."""
    block = random.choice(one_of(book, random)[1].blocks)
    places = [
        at for at, p in enumerate(block.pieces) if p[0] in ("actor", "event", "term", "date", "link", "note")
    ]
    if places and len(block.pieces) > 1:
        del block.pieces[random.choice(places)]
    if not block.pieces or all(p[0] == "note" for p in block.pieces):
        block.pieces.append(some_words(random))


def change_span(book: Book, random: Random) -> None:
    """A span to name another thing."""
    block = random.choice(one_of(book, random)[1].blocks)
    places = [at for at, p in enumerate(block.pieces) if p[0] in ("actor", "event", "term", "date")]
    if places:
        block.pieces[random.choice(places)] = a_piece(book, random)


def change_picture(book: Book, random: Random) -> None:
    """A picture more or less, or another under the same name."""
    article = one_of(book, random)[1]
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
        block.pieces = [p for p in block.pieces if p != ("picture", name)] or [some_words(random)]


# ------------------------------------------------------------ quotes


def add_quote(book: Book, random: Random) -> None:
    """A quote in one block or two."""
    article = one_of(book, random)[1]
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
            block.pieces = [p for p in block.pieces if p[:2] != ("quote", name)] or [some_words(random)]
        forget_quotes(article)


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
            toggle(said, "channel", random.choice(CHANNELS), random)
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
    article = one_of(book, random)[1]
    names = sorted(article.said, key=lambda _: random.random())
    article.said = {name: article.said[name] for name in names}


def _quote(book: Book, random: Random) -> tuple[Article, str] | None:
    found = [(article, quote) for article in book.articles.values() for quote in article.said]
    return random.choice(found) if found else None
