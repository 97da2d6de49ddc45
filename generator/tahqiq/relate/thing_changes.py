"""Changes of things: an actor, an event or a term in the place of what the tables have of it, and the changed facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import cast

from tahqiq.model import Actor, Event, Term
from tahqiq.relate.changes import Facts, change_titles
from tahqiq.relate.relations import Relations
from tahqiq.relate.tables import involved_in, members, put_event, put_former, put_thing, put_undone
from tahqiq.relate.undone import undone_of

Thing = Actor | Event | Term


def change_thing(relations: Relations, kind: str, old: Thing | None, new: Thing | None) -> Facts:
    """Takes a thing out, or puts it in, or both; the facts that have changed."""
    thing = new or old
    assert thing is not None
    if old == new:
        return set()
    database = relations.answers.database
    facts: Facts = {f"{kind} {thing.id}"}
    if old is None or new is None:
        facts |= {f"count {kind}", f"ids {kind}"}
    if kind == "actor":
        facts |= _change_actor(relations, cast("Actor | None", old), cast("Actor | None", new))
    elif kind == "event":
        facts |= set(_change_event(database, cast("Event | None", old), cast("Event | None", new)))
    database.execute("DELETE FROM thing WHERE kind = ? AND id = ?", (kind, thing.id))
    if new:
        put_thing(database, kind, new.id, new)
    facts |= _change_undone(database, old, new)
    relations.forget()
    return facts


def _change_undone(database: sqlite3.Connection, old: Thing | None, new: Thing | None) -> Facts:
    lacked, lacks = (undone_of(thing) if thing else "" for thing in (old, new))
    if lacked == lacks:
        return set()
    if old and lacked:
        query = "DELETE FROM undone WHERE kind = ? AND date = '' AND thing = ?"
        database.execute(query, (lacked, old.id))
    if new:
        put_undone(database, new)
    return {f"undone {kind}" for kind in (lacked, lacks) if kind}


def _change_actor(relations: Relations, old: Actor | None, new: Actor | None) -> Facts:
    database, languages = relations.answers.database, relations.edition.languages
    roles = [list(members(actor)) if actor else [] for actor in (old, new)]
    facts = {f"members {row[0]}" for row in {*roles[0]} ^ {*roles[1]}}
    database.executemany("DELETE FROM member WHERE of_actor = ? AND actor = ? AND n = ?", roles[0])
    database.executemany("INSERT INTO member VALUES (?, ?, ?)", roles[1])
    titles = [[(tag, actor.name.best(tag)) for tag in languages] if actor else [] for actor in (old, new)]
    if titles[0] != titles[1]:
        every = {*titles[0], *titles[1]}
        before = {title: relations.shared(*title) for title in every}
        change_titles(database, *titles)
        facts |= {
            f"shared {tag} {text}" for tag, text in every if relations.shared(tag, text) != before[tag, text]
        }
    formerly = [actor.formerly if actor else () for actor in (old, new)]
    if formerly[0] != formerly[1]:
        facts.add("former actor")
        database.executemany(
            "DELETE FROM former WHERE kind = 'actor' AND old = ?", ((former,) for former in formerly[0])
        )
        if new:
            put_former(database, "actor", new.id, new.formerly)
    return facts


def _change_event(database: sqlite3.Connection, old: Event | None, new: Event | None) -> Iterator[str]:
    involved = [involved_in(event) if event else [] for event in (old, new)]
    told = [list(dict.fromkeys(s.article for s in event.sources)) if event else [] for event in (old, new)]
    name = (new or old).id  # type: ignore[union-attr]
    moved = old is None or new is None or old.when.date != new.when.date
    if moved:
        yield "timeline"
        named = database.execute("SELECT article FROM event_named WHERE event = ?", (name,)).fetchall()
        yield from (f"told-in {row[0]}" for row in named)
    for actor in {*involved[0], *involved[1]} if moved else {*involved[0]} ^ {*involved[1]}:
        yield f"events {actor}"
    for article in {*told[0], *told[1]} if moved else {*told[0]} ^ {*told[1]}:
        yield f"told-in {article}"
    if {*told[0]} != {*told[1]}:
        yield f"telling {name}"
    for table in ("event_actor", "event_source"):
        database.execute(f"DELETE FROM {table} WHERE event = ?", (name,))
    database.execute("DELETE FROM event WHERE id = ?", (name,))
    if new:
        put_event(database, new)
