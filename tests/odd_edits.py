"""Edits after which a made-up edition has to be built as a whole, and such as leave an error."""

from __future__ import annotations

from random import Random

from books import LANGUAGES, Article, Book, Yaml
from made_things import KINDS, a_record, one_of, toggle
from random_edits import Edit
from text_edits import forget_quotes

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
    toggle(random.choice(things), "formerly", [free], random)


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
    random.choice(one_of(book, random)[1].blocks).pieces.append(("actor", "nobody"))


def break_record(book: Book, random: Random) -> None:
    """An event of no day, or an actor without a name."""
    if book.events and random.random() < 0.5:
        a_record(book.events, random)["date"] = "soon"
    else:
        del a_record(book.actors, random)["name"]


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
    forget_quotes(article)


def _corrected(article: Article) -> list[str]:
    return [c["block"] for c in article.head.get("corrections", ()) if "block" in c]


MISTAKES: dict[str, Edit] = {edit.__name__: edit for edit in (break_text, break_record, break_reference)}
"""Those that leave an error."""
