"""Changes: an article or a thing is put in the place of what the tables have of it, and which facts have changed.

What is said here of a fact must hold for every question that is written down under it (relations.py). To name a fact
too many makes some pages once too often; one too few would leave a page as it was, which a test looks for.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tahqiq.relate.relations import Relations
from tahqiq.relate.rows import ArticleRows
from tahqiq.relate.tables import put_article
from tahqiq.schema.vocabulary import VERBATIM_MODES

Facts = set[str]
_LATEST = 3
_NEWEST = (5, 50)
_CORRECTIONS = (10, 50)


def change_article(relations: Relations, old: ArticleRows | None, new: ArticleRows | None) -> Facts:
    """Takes an article out, or puts it in, or both; the facts that have changed."""
    assert old or new
    name = (new or old).id  # type: ignore[union-attr]
    watched = _Watched(relations, name, old, new)
    if old:
        _take_out(relations.answers.database, old)
    if new:
        put_article(relations.answers.database, new)
    _add_up(relations.answers.database, old, new)
    relations.forget()
    return watched.changed() | set(_of_article(name, old, new))


class _Watched:
    """Facts that are asked for before and after, because who has changed does not tell."""

    def __init__(
        self, relations: Relations, name: str, old: ArticleRows | None, new: ArticleRows | None
    ) -> None:
        self.relations = relations
        self.name = name
        self.moved = old is None or new is None or old.order != new.order
        self.titles = {*(old.titles if old else ()), *(new.titles if new else ())}
        self.before = self._answers()
        self.neighbours = self._neighbours()

    def changed(self) -> Facts:
        """Those with another answer than before."""
        after = self._answers()
        found = {fact for fact, answer in after.items() if self.before[fact] != answer}
        if self.moved:
            found |= {f"beside {name}" for name in (*self.neighbours, *self._neighbours(), self.name) if name}
        return found

    def _answers(self) -> dict[str, object]:
        relations = self.relations
        found: dict[str, object] = {
            f"shared {language} {text}": relations.shared(language, text) for language, text in self.titles
        }
        found |= {f"newest {limit}": relations.newest(limit) for limit in _NEWEST}
        found |= {f"corrections {limit}": relations.latest_corrections(limit) for limit in _CORRECTIONS}
        spoken = [quote.key for quote in relations.latest_speeches(_LATEST)]
        return found | {"latest": (spoken, relations.first_speaker())}

    def _neighbours(self) -> tuple[str, ...]:
        there = self.relations.heads.get(self.name) if self.moved else None
        return self.relations.beside(self.name) if there else ()


def _of_article(name: str, old: ArticleRows | None, new: ArticleRows | None) -> Iterator[str]:
    """The facts that an article's own rows tell to have changed."""
    if old is None or new is None:
        yield from ("count article", "ids article", f"article {name}", f"head {name}", f"blocks {name}")
    else:
        if old.data != new.data:
            yield f"article {name}"
        if old.head != new.head or old.order != new.order:
            yield f"head {name}"
    yield from _of_texts(name, old, new)
    yield from _of_undone(old, new)
    yield from _of_quotes(name, old, new)
    yield from _of_mentions(name, old, new)
    if _gone(old, new, lambda rows: rows.formerly):
        yield "former article"


def _of_texts(name: str, old: ArticleRows | None, new: ArticleRows | None) -> Iterator[str]:
    before, after = (rows.blocks() if rows else {} for rows in (old, new))
    if list(before) != list(after):
        yield f"blocks {name}"
    for block in {**before, **after}:
        if before.get(block) != after.get(block):
            yield f"block {name}#{block}"


def _of_undone(old: ArticleRows | None, new: ArticleRows | None) -> Iterator[str]:
    before, after = (
        {k: (rows.order, *row) for k, *row in rows.undone} if rows else {} for rows in (old, new)
    )
    yield from (f"undone {kind}" for kind in {**before, **after} if before.get(kind) != after.get(kind))
    if len(old.corrections if old else ()) != len(new.corrections if new else ()):
        yield "count correction"


def _of_quotes(name: str, old: ArticleRows | None, new: ArticleRows | None) -> Iterator[str]:
    before, after = (rows.quotes if rows else () for rows in (old, new))
    if len(before) != len(after):
        yield "count quote"
    if _verified(before) != _verified(after):
        yield "count verified"
    packed = [{row[1]: row[-1] for row in rows} for rows in (before, after)]
    for quote in {**packed[0], **packed[1]}:
        if packed[0].get(quote) != packed[1].get(quote):
            yield f"quote {name}/{quote}"
    # Who speaks when, and of what: the order in the article, the id and the date are all that lists of quotes show.
    said = [[(speaker, n, quote, date) for n, quote, speaker, date, *_ in rows] for rows in (before, after)]
    yield from (f"spoken {speaker}" for speaker in _different(*said))
    dated = [{n: (quote, date) for n, quote, _, date, *_ in rows} for rows in (before, after)]
    about = [
        [(thing, n, dates[n]) for thing, n in (rows.about if rows else ())]
        for rows, dates in zip((old, new), dated, strict=True)
    ]
    yield from (f"about {thing}" for thing in _different(*about))


def _verified(quotes: Sequence[tuple[Any, ...]]) -> int:
    """How many quotes were found in their source, of those that are given word for word."""
    return sum(bool(verified) and mode in VERBATIM_MODES for *_, verified, mode, _ in quotes)


def _of_mentions(name: str, old: ArticleRows | None, new: ArticleRows | None) -> Iterator[str]:
    before, after = ([((m[0], m[1]), *m[3:]) for m in rows.mentions] if rows else [] for rows in (old, new))
    moved = old is None or new is None or old.order != new.order or old.edtf != new.edtf
    every = {row[0] for row in (*before, *after)}
    for kind, target in every if moved else _different(before, after):
        yield f"mentions {kind} {target}"
    for kind, target in _different(before, after):
        yield f"mentions-in {name} {kind} {target}"
    blocks = [list(dict.fromkeys((row[0], row[1]) for row in rows)) for rows in (before, after)]
    for kind, target in every if moved else _different(*blocks):
        yield f"naming {kind} {target}"
    counts = [Counter((row[0], row[2]) for row in rows) for rows in (before, after)]
    for (kind, target), language in counts[0].keys() | counts[1].keys():
        if counts[0][(kind, target), language] != counts[1][(kind, target), language]:
            yield f"named {kind} {target}"
            yield f"most-named {language}"
    events = [{target for (kind, target), *_ in rows if kind == "event"} for rows in (before, after)]
    for event in events[0] ^ events[1]:
        yield f"telling {event}"
        yield f"told-in {name}"
    yield from _of_pairs(old, new)


def _of_pairs(old: ArticleRows | None, new: ArticleRows | None) -> Iterator[str]:
    for one, other, *by in _delta(old, new):
        if any(by):
            yield from ("ties", f"companions {one}", f"companions {other}")


def _different(before: Sequence[tuple[Any, ...]], after: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The firsts of rows of which there are others, or in another order, than before."""
    if before == after:
        return []
    grouped: tuple[dict[Any, list[Any]], dict[Any, list[Any]]] = (defaultdict(list), defaultdict(list))
    for rows, into in zip((before, after), grouped, strict=True):
        for first, *rest in rows:
            into[first].append(rest)
    return [
        first for first in grouped[0].keys() | grouped[1].keys() if grouped[0][first] != grouped[1][first]
    ]


def _gone(old: ArticleRows | None, new: ArticleRows | None, what: Any) -> bool:
    return bool((what(old) if old else ()) != (what(new) if new else ()))


def _take_out(database: sqlite3.Connection, rows: ArticleRows) -> None:
    take, name = database.executemany, rows.id
    for table in ("quote", "event_named"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (name,))
    database.execute("DELETE FROM article WHERE id = ?", (name,))
    take(
        "DELETE FROM undone WHERE kind = ? AND date = ? AND thing = ?",
        ((kind, rows.order, name) for kind, *_ in rows.undone),
    )
    if rows.corrections:
        database.execute("DELETE FROM correction WHERE article = ?", (name,))
    take("DELETE FROM former WHERE kind = 'article' AND old = ?", ((old,) for old in rows.formerly))
    take("DELETE FROM about WHERE thing = ? AND article = ?", {(thing, name) for thing, _ in rows.about})
    take(
        "DELETE FROM mention WHERE kind = ? AND target = ? AND article = ?",
        {(kind, target, name) for kind, target, *_ in rows.mentions},
    )


def _delta(old: ArticleRows | None, new: ArticleRows | None) -> list[tuple[str, str, int, int, int]]:
    """What is added to each pair."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for rows, sign in ((old, -1), (new, 1)):
        for one, other, *numbers in rows.pairs if rows else ():
            for at, number in enumerate(numbers):
                found[one, other][at] += sign * number
    return [(one, other, *numbers) for (one, other), numbers in found.items()]  # type: ignore[misc]


def _add_up(database: sqlite3.Connection, old: ArticleRows | None, new: ArticleRows | None) -> None:
    """What articles have in common, without the old one and with the new."""
    for one, other, *by in _delta(old, new):
        database.execute(
            "INSERT INTO tie VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET blocks = blocks + excluded.blocks, "
            "said = said + excluded.said, heard = heard + excluded.heard",
            (one, other, *by),
        )
        database.execute(
            "DELETE FROM tie WHERE one = ? AND other = ? AND blocks = 0 AND said = 0 AND heard = 0",
            (one, other),
        )
    named: Counter[tuple[str, str, str]] = Counter()
    for rows, sign in ((old, -1), (new, 1)):
        for kind, target, _, _, language, *_ in rows.mentions if rows else ():
            named[kind, target, language] += sign
    _count(database, "named", ("kind", "target", "language"), named.items())
    change_titles(database, old.titles if old else (), new.titles if new else ())


def change_titles(
    database: sqlite3.Connection, old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]
) -> None:
    """Counts titles and descriptions anew."""
    times: Counter[tuple[str, str]] = Counter(new)
    times.subtract(Counter(old))
    _count(database, "shared", ("language", "text"), times.items())


def _count(
    database: sqlite3.Connection,
    table: str,
    keys: tuple[str, ...],
    numbers: Iterable[tuple[tuple[str, ...], int]],
) -> None:
    where = " AND ".join(f"{key} = ?" for key in keys)
    for values, number in numbers:
        if number:
            some = ", ".join("?" * (len(values) + 1))
            database.execute(
                f"INSERT INTO {table} VALUES ({some}) ON CONFLICT DO UPDATE SET times = times + excluded.times",
                (*values, number),
            )
            database.execute(f"DELETE FROM {table} WHERE {where} AND times = 0", values)
