"""Tables that are changed answer as tables made anew do, and every answer that changes has a fact that says so.

This is what renewed sites rest on; here it is asked of the answers themselves, without a page or a file of a site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import books
from odd_edits import WHOLE
from random_edits import ORDINARY, book
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Relations, change_article, change_thing, forget_years, refile, relate, rows_of
from tahqiq.relate import places as divided
from tahqiq.relate.filing import EVERY
from tahqiq.relate.undone import ANY, OF_ARTICLES, OF_THINGS

Answer = tuple[Any, frozenset[str]]
KINDS = ("actor", "event", "term")
SEEDS = 6
STEPS = 12


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes are divided as those of large editions are."""
    monkeypatch.setattr(divided, "LIMIT", 4)


def questions(relations: Relations) -> Iterator[tuple[str, Callable[[], Any]]]:
    """All that pages may ask, each with what it is about."""
    r, edition = relations, relations.edition
    yield "count quotes", r.count_quotes
    yield "first speaker", r.first_speaker
    yield "speeches", lambda: r.latest_speeches(3)
    yield "articles", lambda: r.articles
    yield "corrections", lambda: r.latest_corrections(10)
    yield "count corrections", r.count_corrections
    yield "verified", r.count_verified
    yield "timeline", lambda: r.timeline
    yield "event order", r.event_order
    yield "latest events", lambda: r.latest_events(3)
    yield "ties", lambda: r.ties
    yield "network", lambda: (r.network.ties(), r.network.count(), r.network.ranked())
    for limit in (5, 50):
        yield f"newest {limit}", lambda limit=limit: r.newest(limit)
    for kind in (*OF_ARTICLES, *OF_THINGS, ANY):
        yield f"undone {kind}", lambda kind=kind: (r.undone(kind), r.lacking(kind, 3))
    for tag in edition.languages:
        yield f"most named {tag}", lambda tag=tag: r.most_named(tag, ("actor-1",), 4)
    for kind in KINDS:
        yield f"former {kind}", lambda kind=kind: r.former(kind)
        for name in getattr(edition, f"{kind}s"):
            yield from _of_thing(r, kind, name)
    for name in edition.articles:
        yield from _of_article(r, name)
    yield from _of_places(r)


def _of_thing(r: Relations, kind: str, name: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    yield f"{kind} {name}", lambda: getattr(r.edition, f"{kind}s")[name]
    for ask in (r.mentions_of, r.places_naming, r.count_naming, r.articles_naming):
        yield f"{ask.__name__} {kind} {name}", lambda ask=ask: ask(kind, name)
    for tag in r.edition.languages:
        yield f"times named {kind} {name} {tag}", lambda tag=tag: r.times_named(kind, name, tag)
    yield f"about {kind} {name}", lambda: (r.quotes_about(name), r.quotes_about(name, 2))
    if kind == "event":
        yield f"telling {name}", lambda: r.telling(name)
    if kind == "actor":
        for ask in (
            r.companions_of, r.members_of, r.spoken_by, r.count_spoken, r.quote_dates,
            r.events_of_actor, r.count_events, r.years, r.network.earlier, r.network.count_of,
        ):  # fmt: skip
            yield f"{ask.__name__} {name}", lambda ask=ask: ask(name)
        for tag in r.edition.languages:
            title = r.edition.actors[name].name.best(tag)
            yield f"shared {tag} {title}", lambda tag=tag, title=title: r.shared(tag, title)


def _of_article(r: Relations, name: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    yield f"article {name}", lambda: r.edition.articles[name]
    yield f"head {name}", lambda: r.heads[name]
    for ask in (r.rank, r.beside, r.block_order, r.quotes_in, r.events_of_article):
        yield f"{ask.__name__} {name}", lambda ask=ask: ask(name)
    for block in r.block_order(name):
        yield f"block {name}#{block}", lambda block=block: dict(r.block(name, block))
    for quote in r.quotes_in(name):
        yield f"quote {quote.key}", lambda key=quote.key: r.quote(key)
    for actor in r.edition.actors:
        yield f"mentions in {name} of {actor}", lambda actor=actor: r.mentions_in(name, "actor", actor)


def _of_places(r: Relations) -> Iterator[tuple[str, Callable[[], Any]]]:
    p = r.places
    whole = {"articles": p.articles, "quotes": p.quotes, "timeline": p.timeline}
    whole |= {f"actors {tag}": found for tag, found in p.actors.items()}
    whole |= {f"glossary {tag}": found for tag, found in p.glossary.items()}
    for place, found in whole.items():
        yield f"sheets {place}", lambda found=found: (list(found.sheets), found.divided)
        for key in found.sheets:
            yield f"sheet {place} {key}", lambda found=found, key=key: found.sheets[key]
    for event in r.edition.events:
        yield f"place of {event}", lambda event=event: p.path("event", event, "en")
    for term in r.edition.terms:
        yield f"place of {term}", lambda term=term: p.path("term", term, "ar")


def answers(relations: Relations) -> dict[str, Answer]:
    """The answer to each question, and the facts that it is written down under."""
    relations.forget()
    found: dict[str, Answer] = {}
    for name, ask in list(questions(relations)):
        relations.forget()
        with relations.answers.ledger.opened() as facts:
            found[name] = ask(), frozenset()
        found[name] = found[name][0], frozenset(facts)
    return found


def related(folder: Path, made: books.Book) -> Relations:
    books.write(folder, {**books.settings(), **made.files()})
    return relate(build(read_edition(folder / "content")))


def changed(old: Relations, new: Relations) -> set[str]:
    """Puts all that is another in `new` into the tables of `old`; the facts that have changed."""
    facts: set[str] = set()
    for kind in KINDS:
        before, after = (dict(getattr(r.edition, f"{kind}s")) for r in (old, new))
        for name in sorted({**before, **after}):
            facts |= change_thing(old, kind, before.get(name), after.get(name))
    rows = [
        {n: rows_of(a, r.edition.languages, r.edition.actors) for n, a in r.edition.articles.items()}
        for r in (old, new)
    ]
    for name in sorted({**rows[0], **rows[1]}):
        if rows[0].get(name) != rows[1].get(name):
            facts |= change_article(old, rows[0].get(name), rows[1].get(name))
    database = old.answers.database
    facts |= refile(database, old.edition.languages, EVERY)
    forget_years(database, facts)
    return facts


def test_answers_are_those_of_tables_made_anew_and_no_change_goes_unnamed(tmp_path: Path) -> None:
    edits = [*ORDINARY.values(), WHOLE["change_former"]]
    for seed in range(SEEDS):
        random = Random(seed)
        made = book(random, 4, 6, 4, 3, 8, 3)
        now = related(tmp_path / str(seed), made)
        for _ in range(STEPS):
            names = []
            for edit in random.sample(edits, random.randrange(1, 4)):
                names.append(edit.__name__)
                edit(made, random)
            fresh = related(tmp_path / str(seed), made)
            before = answers(now)
            facts = changed(now, fresh)
            after, right = answers(now), answers(fresh)
            told = f"seed {seed}: {names}"
            assert after.keys() == right.keys(), told
            assert {name: after[name][0] for name in after} == {name: right[name][0] for name in right}, told
            unnamed = [
                name
                for name, (value, hangs_on) in before.items()
                if name in after and after[name][0] != value and not hangs_on & facts
            ]
            assert unnamed == [], told
