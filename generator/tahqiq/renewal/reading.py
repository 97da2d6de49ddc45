"""Reading again: what has changed is read and checked, and put into the tables."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tahqiq import pipeline
from tahqiq.check import Part, Register, check_part, check_whole
from tahqiq.filed import Filed
from tahqiq.model import Actor, Article, Event, Term
from tahqiq.model.records import actor, event, term
from tahqiq.model.stored import unpacked
from tahqiq.problems import Problem, has_errors
from tahqiq.publish.kept import asking, forget_part, keep_part, part_of
from tahqiq.read import Manuscript, Record, read_things
from tahqiq.read.project import Project
from tahqiq.relate import (
    ArticleRows,
    Relations,
    change_article,
    change_thing,
    forget_years,
    refile,
    rows_of,
)
from tahqiq.render.links import picture_address
from tahqiq.renewal.changed import KINDS, Changed, NotRenewable

Thing = Actor | Event | Term
FOLDERS = {kind: folder for folder, kind in KINDS.items()}
MODELS: Mapping[str, Callable[[str, Record], Thing]] = {"actor": actor, "event": event, "term": term}


class Reading:
    """What has changed, read again and checked; and how it is put into the tables."""

    def __init__(self, project: Project, relations: Relations, changed: Changed) -> None:
        self.relations = relations
        self.changed = changed
        self.more_warnings = 0
        self.gone_pictures: list[str] = []
        self._others: dict[str, tuple[Problem, ...]] = {}
        edition = relations.edition
        content = project.content
        self._name = project.name
        known: dict[str, dict[str, str]] = {kind: {} for kind in KINDS.values()}
        for kind, name, form in relations.answers.database.execute("SELECT kind, id, form FROM thing"):
            known.get(kind, {})[name] = form
        self._only_plain(content, f"{project.name}/articles/")
        self.manuscript = read_things(content, project.name, changed.things)
        for kind, records in zip(KINDS.values(), _records(self.manuscript), strict=True):
            known[kind] |= {
                n: record.root.text("kind") if record.root else "" for n, record in records.items()
            }
        self.register = Register(known["actor"], frozenset(known["event"]), frozenset(known["term"]))
        self.part = check_part(self.manuscript, edition.languages, self.register)
        gone = [name for name in changed.articles if not (content / "articles" / name).is_dir()]
        there = [name for name in changed.articles if name not in gone]
        reading = pipeline.Reading(str(content), project.name, edition.languages, self.register)
        self.articles: dict[str, pipeline.ReadArticle | None] = dict.fromkeys(gone)
        self.articles |= dict(zip(there, pipeline.read_batch(reading, there), strict=True))

    def _only_plain(self, content: Path, articles: str) -> None:
        """Articles are folders and things are files, now as before: to be a stray means something else."""
        for name in self.changed.articles:
            path = content / "articles" / name
            there = path.is_dir() and not path.is_symlink()
            known = name in self.relations.edition.articles
            if (not there and os.path.lexists(path)) or not (known or there):
                raise NotRenewable
            if not known and self._is_stray(articles + name):
                raise NotRenewable
        for kind, names in self.changed.things.items():
            for name in names:
                path = content / FOLDERS[kind] / f"{name}.yml"
                if path.is_symlink() or not path.is_file():
                    raise NotRenewable

    def _is_stray(self, path: str) -> bool:
        """Whether a path was no part of the edition before, which the check has said."""
        rest = part_of(self.relations.answers.database, "")
        return rest is not None and any(problem.place.file == path for problem in rest.problems)

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with what was read, and with what others say of it.

        Raises NotRenewable where other files may mean something else now.
        """
        database = self.relations.answers.database
        fresh = {name: article.part for name, article in self.articles.items() if article}
        others: dict[str, Part] = {}
        self._others.clear()
        for name in self.articles:
            before, now = part_of(database, name), fresh.get(name)
            if (before.articles if before else ()) != (now.articles if now else ()):
                for other in asking(database, name):
                    if other not in self.articles and (found := part_of(database, other)):
                        others[other] = self._not_read_again(found)
                        self._others[other] = found.problems
        parts = [self.part, *fresh.values(), *others.values()]
        asked = {article for part in parts for question in part.questions for article in question.asked()}
        known = (part_of(database, name) for name in sorted(asked - self.articles.keys() - others.keys()))
        problems = check_whole([*parts, *(Part((), part.articles) for part in known if part)])
        if not has_errors(problems):
            self._hinder()
        return problems

    def all_problems(self, before: Filed, found: Iterable[Problem]) -> Filed:
        """All that is wrong with the edition: `found` now, and what stays of what was wrong with it `before`."""
        files = self._files()
        articles = f"{self._name}/articles/"
        folders = [f"{articles}{name}/" for name in {*self.articles, *self._others} if name]
        rest: set[str] = set()
        if "" in self._others:
            content = f"{self._name}/"
            rest = {f for f in before.by_file if f.startswith(content) and not f.startswith(articles)}
        said = (p for problems in self._others.values() for p in problems if p.place.file not in files)
        return before.anew(files | rest, folders, [*found, *said])

    def _not_read_again(self, part: Part) -> Part:
        """A part without what stands in files that were read again, and without problems, which were said before."""
        files = self._files()
        return Part((), part.articles, tuple(q for q in part.questions if q.place.file not in files))

    def _files(self) -> set[str]:
        """The files of things that were read again."""
        return {record.file for records in _records(self.manuscript) for record in records.values()}

    def _hinder(self) -> None:
        """What changes the meaning of files that were not read: then all are."""
        former = {row[0] for row in self.relations.answers.database.execute("SELECT old FROM former")}
        for kind, names in self.changed.things.items():
            for name in names:
                old, new = self._thing(kind, name), self._new(kind, name)
                if new is None or (old is None and (name in former or self._meant(name))):
                    raise NotRenewable
                before = (getattr(old, "kind", ""), old.formerly) if old else (getattr(new, "kind", ""), ())
                if before != (getattr(new, "kind", ""), new.formerly):
                    raise NotRenewable
        if "term" in self.changed.things and not len(self.relations.edition.terms):
            raise NotRenewable  # with its first term the edition has a glossary, to which every page leads
        for name, article in self.articles.items():
            rows = self._old(name)
            formerly = article.rows.formerly if article and article.rows else ()
            if (rows is None and name in former) or formerly != (rows.formerly if rows else ()):
                raise NotRenewable

    def _meant(self, name: str) -> bool:
        """Whether quotes are about something of this name already."""
        query = "SELECT 1 FROM about WHERE thing = ?"
        return self.relations.answers.database.execute(query, (name,)).fetchone() is not None

    def _thing(self, kind: str, name: str) -> Thing | None:
        things = getattr(self.relations.edition, f"{kind}s")
        found: Thing | None = things.get(name)
        return found

    def _new(self, kind: str, name: str) -> Thing | None:
        record = getattr(self.manuscript, f"{kind}s").get(name)
        return (
            MODELS[kind](name, record)
            if record and record.root and not has_errors(self.part.problems)
            else None
        )

    def _old(self, name: str) -> ArticleRows | None:
        if name not in self.relations.edition.articles:
            return None
        edition = self.relations.edition
        return rows_of(edition.articles[name], edition.languages, edition.actors)

    def apply(self) -> set[str]:
        """Puts it all into the tables: the facts that have changed."""
        relations, database = self.relations, self.relations.answers.database
        facts: set[str] = set()
        for kind, names in self.changed.things.items():
            for name in names:
                facts |= change_thing(relations, kind, self._thing(kind, name), self._new(kind, name))
        if self.changed.things:
            self._replace_rest(database)
        again = set()
        for name, article in self.articles.items():
            old, new = self._old(name), article.rows if article else None
            again |= _filed_anew(old, new)
            self.gone_pictures += self._pictures_gone(name, new)
            facts |= change_article(relations, old, new)
            self._replace_part(database, name, article.part if article else None)
        facts |= refile(database, relations.edition.languages, again | _things_filed_anew(facts))
        forget_years(database, facts)
        relations.forget()
        return facts

    def _pictures_gone(self, name: str, new: ArticleRows | None) -> list[str]:
        articles = self.relations.edition.articles
        before = {p.name for p in articles[name].pictures} if name in articles else set()
        now = {p.name for p in unpacked(Article)(new.data).pictures} if new else set()
        return [picture_address(name, picture) for picture in sorted(before - now)]

    def _replace_part(self, database: sqlite3.Connection, name: str, part: Part | None) -> None:
        before = forget_part(database, name)
        self.more_warnings += len(part.problems if part else ()) - len(before.problems if before else ())
        if part:
            keep_part(database, name, part)

    def _replace_rest(self, database: sqlite3.Connection) -> None:
        """What the check says of all that is no article, but for the files that were read again."""
        before = forget_part(database, "")
        assert before is not None
        files = self._files()
        rest = Part(
            (*(p for p in before.problems if p.place.file not in files), *self.part.problems),
            (),
            (*(q for q in before.questions if q.place.file not in files), *self.part.questions),
        )
        self.more_warnings += len(rest.problems) - len(before.problems)
        keep_part(database, "", rest)


def _records(manuscript: Manuscript) -> tuple[Mapping[str, Record], ...]:
    return manuscript.actors, manuscript.events, manuscript.terms


def _filed_anew(old: ArticleRows | None, new: ArticleRows | None) -> set[str]:
    """The indexes in which an article or its quotes stand elsewhere now."""
    dates = [(rows.order, rows.edtf) if rows else None for rows in (old, new)]
    quotes = [
        [(quote, order, edtf) for _, quote, _, order, edtf, *_ in rows.quotes] if rows else []
        for rows in (old, new)
    ]
    found = {"articles"} if dates[0] != dates[1] else set()
    return found | ({"quotes"} if quotes[0] != quotes[1] else set())


def _things_filed_anew(facts: set[str]) -> set[str]:
    """The indexes in which changed things stand; to file all that are of a kind is soon done."""
    kinds = {"actor ": "actors", "event ": "timeline", "term ": "glossary"}
    return {index for prefix, index in kinds.items() if any(fact.startswith(prefix) for fact in facts)}
