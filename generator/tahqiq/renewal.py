"""Renewal: a site that was built before is brought up to date, by making only what hangs on what has changed.

MkDocs and its theme are not asked: their shells are kept as moulds. Where anything else than articles, actors, events
or terms has changed, where a page has a shape that was never seen, or where what is kept is not sealed, there is no
renewal, and the edition is built as a whole.
"""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tahqiq import pipeline
from tahqiq.check import Part, Register, check_part, check_whole
from tahqiq.crew import Alone, Crew
from tahqiq.export import piece, places_json, places_paths, skeleton
from tahqiq.model import Actor, Article, Event, Term
from tahqiq.model.records import actor, event, term
from tahqiq.model.stored import unpacked
from tahqiq.problems import Problem, has_errors
from tahqiq.publish import data_file, hangs, spare
from tahqiq.publish.assets import template_folders
from tahqiq.publish.kept import Kept, asking, environment, forget_part, keep, keep_part, kept_of, part_of
from tahqiq.publish.previews import read_faces
from tahqiq.publish.printer import NoMould, Order, Printer, Sheet, digest
from tahqiq.publish.sitemap import sitemap_files
from tahqiq.publish.state import Seal, State
from tahqiq.read import Manuscript, Record, read_things
from tahqiq.read.project import Project
from tahqiq.read.scan import RECORDS, scan
from tahqiq.relate import ArticleRows, Relations, change_article, change_thing, refile, rows_of
from tahqiq.render import ACTOR, ARTICLE, INDEXES, QUOTES, TIMELINE, Job, Printing
from tahqiq.render.links import picture_address
from tahqiq.render.preview import NAME as PREVIEW
from tahqiq.schema.fields import is_id

Thing = Actor | Event | Term
KINDS = {"actors": "actor", "events": "event", "terms": "term"}
MODELS: Mapping[str, Callable[[str, Record], Thing]] = {"actor": actor, "event": event, "term": term}
_FEW = 12
"""So many jobs are done sooner than processes are started."""


class NotRenewable(Exception):
    """The edition must be built as a whole."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal came to: how many pages were made, removed, and there are; what is wrong with what was read."""

    made: int = 0
    removed: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    warnings: int = 0


@dataclass(slots=True)
class _Changed:
    """Parts of the content that have changed, by what they are."""

    articles: list[str] = field(default_factory=list)
    things: dict[str, list[str]] = field(default_factory=dict)


def renewed(
    project: Project, site: Path, crew: Crew, progress: pipeline.Progress = pipeline.quiet
) -> Renewed:
    """Brings a site up to date. Raises NotRenewable where that cannot be, before anything is changed.

    With errors in the content, which stand among the problems, nothing is changed either.
    """
    state = State(project.root)
    seal = state.sealed() if state.folder.is_dir() else None
    if seal is None or Path(seal.site) != site or not state.spare.is_dir():
        raise NotRenewable
    if seal.environment != environment(project):
        raise NotRenewable
    content = scan(project.content, time.time_ns())
    parts = {part for part in {**content, **seal.content} if content.get(part) != seal.content.get(part)}
    if not parts:
        return Renewed(pages=seal.pages, warnings=seal.warnings)
    changed = _sorted_out(parts, content)
    state.take()
    try:
        return _Renewal(project, state, seal, content, crew, progress).run(changed)
    except (NoMould, sqlite3.DatabaseError):
        raise NotRenewable from None
    finally:
        state.leave()


def _sorted_out(parts: Iterable[str], there: Mapping[str, str]) -> _Changed:
    found = _Changed()
    for part in sorted(parts):
        folder, _, name = part.partition("/")
        if not is_id(name.removesuffix(".yml")):
            raise NotRenewable
        if folder == "articles":
            found.articles.append(name)
        elif folder in RECORDS and name.endswith(".yml") and part in there:
            found.things.setdefault(KINDS[folder], []).append(name.removesuffix(".yml"))
        else:
            raise NotRenewable
    return found


class _Read:
    """What has changed, read again and checked; and how it is put into the tables."""

    def __init__(self, project: Project, relations: Relations, changed: _Changed) -> None:
        self.relations = relations
        self.changed = changed
        self.more_warnings = 0
        self.gone_pictures: list[str] = []
        edition = relations.edition
        content = project.content
        known: dict[str, dict[str, str]] = {kind: {} for kind in KINDS.values()}
        for kind, name, form in relations.answers.database.execute("SELECT kind, id, form FROM thing"):
            known.get(kind, {})[name] = form
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

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with what was read, and with what others say of it.

        Raises NotRenewable where other files may mean something else now.
        """
        database = self.relations.answers.database
        fresh = {name: article.part for name, article in self.articles.items() if article}
        others: dict[str, Part] = {}
        for name in self.articles:
            before, now = part_of(database, name), fresh.get(name)
            if (before.articles if before else ()) != (now.articles if now else ()):
                for other in asking(database, name):
                    if other not in self.articles and (found := part_of(database, other)):
                        others[other] = self._not_read_again(found)
        parts = [self.part, *fresh.values(), *others.values()]
        asked = {article for part in parts for question in part.questions for article in question.asked()}
        known = (part_of(database, name) for name in sorted(asked - self.articles.keys() - others.keys()))
        problems = check_whole([*parts, *(Part((), part.articles) for part in known if part)])
        if not has_errors(problems):
            self._hinder()
        return problems

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
        relations.forget()
        return facts

    def _pictures_gone(self, name: str, new: ArticleRows | None) -> list[str]:
        articles = self.relations.edition.articles
        before = {p.name for p in articles[name].pictures} if name in articles else set()
        now = {p.name for p in unpacked(Article)(new.data).pictures} if new else set()
        return [picture_address(name, picture) for picture in sorted(before - now)]

    def _replace_part(self, database: sqlite3.Connection, name: str, part: Part | None) -> None:
        before = part_of(database, name)
        self.more_warnings += len(part.problems if part else ()) - len(before.problems if before else ())
        forget_part(database, name)
        if part:
            keep_part(database, name, part)

    def _replace_rest(self, database: sqlite3.Connection) -> None:
        """What the check says of all that is no article, but for the files that were read again."""
        before = part_of(database, "")
        assert before is not None
        files = self._files()
        rest = Part(
            (*(p for p in before.problems if p.place.file not in files), *self.part.problems),
            (),
            (*(q for q in before.questions if q.place.file not in files), *self.part.questions),
        )
        self.more_warnings += len(rest.problems) - len(before.problems)
        forget_part(database, "")
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


class _Renewal:
    """One renewal, from what has changed to the site in place."""

    def __init__(
        self,
        project: Project,
        state: State,
        seal: Seal,
        content: Mapping[str, str],
        crew: Crew,
        progress: pipeline.Progress,
    ) -> None:
        self.project = project
        self.state = state
        self.seal = seal
        self.content = content
        self.crew = crew
        self.progress = progress
        self.site = Path(seal.site)
        database = sqlite3.connect(f"file:{state.database}?mode=ro", uri=True)
        kept = kept_of(database)
        if kept is None:
            raise NotRenewable
        self.kept: Kept = kept
        self.relations = Relations(database)
        self.facts: set[str] = set()
        self.written: set[str] = set()

    @property
    def database(self) -> sqlite3.Connection:
        """The state's tables."""
        return self.relations.answers.database

    def run(self, changed: _Changed) -> Renewed:
        """All of it."""
        self.progress("read", 0, 0)
        self._only_plain(changed)
        reading = _Read(self.project, self.relations, changed)
        problems = reading.problems()
        if has_errors(problems):
            return Renewed(problems=problems)
        self.progress("relate", 0, 0)
        self.relations.reopened(self.state.changing())
        self.facts = reading.apply()
        self.gone = reading.gone_pictures
        facts = {digest(fact) for fact in self.facts}
        looked_up = hangs.Hangs(self.state.hangs, self.database)
        pages = looked_up.on(facts)
        looked_up.close()
        spare.catch_up(self.site, self.state.spare, self.seal.behind)
        made, removed = self._print(pages, changed)
        self.progress("publish", 0, 0)
        self._files(bool(removed) or made.fresh)
        warnings = self.seal.warnings + reading.more_warnings
        pages_now = hangs.count_pages(self.database)
        self._finish(warnings, pages_now)
        return Renewed(made.count, len(removed), pages_now, problems, warnings)

    def _only_plain(self, changed: _Changed) -> None:
        """What has changed are folders of articles and files of things, and were before: strays mean something else."""
        folders = {kind: folder for folder, kind in KINDS.items()}
        articles = self.project.content / "articles"
        parts = [(f"articles/{name}", name in self.relations.edition.articles) for name in changed.articles]
        for kind, names in changed.things.items():
            there = getattr(self.relations.edition, f"{kind}s")
            parts += [(f"{folders[kind]}/{name}.yml", name in there) for name in names]
        for part, known in parts:
            place = articles / part.partition("/")[2] if part.startswith("articles/") else None
            plain = place.is_dir() and not place.is_symlink() if place else self.content[part].startswith("100")
            if known != (part in self.seal.content) or (part in self.content and not plain):
                raise NotRenewable

    # ------------------------------------------------------------ pages

    def _print(self, pages: set[tuple[str, str, str]], changed: _Changed) -> tuple[_Made, set[str]]:
        """Makes the pages that hang on what has changed, and those that are new; removes those that are no more."""
        printing = self._printing()
        wanted: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for address, kind, thing in pages:
            wanted[kind, thing].add(address)
        removed: set[str] = set()
        fresh = False
        for kind, thing in self._groups(changed):
            there = set(printing.addresses(Job(kind, (thing,)))) if self._exists(kind, thing) else set()
            before = hangs.pages_of(self.database, kind, thing)
            removed |= before - there
            wanted[kind, thing] |= there - before
            wanted[kind, thing] &= there
            fresh = fresh or bool(there - before)
        jobs = [
            Job(kind, (thing,), frozenset(only)) for (kind, thing), only in sorted(wanted.items()) if only
        ]
        for address in removed:
            self._take(f"{address}index.html")
            self._take(address + PREVIEW)
            hangs.take_page(self.database, address)
        return _Made(self._printed(printing, jobs), fresh), removed

    def _groups(self, changed: _Changed) -> Iterator[tuple[str, str]]:
        """The things whose pages may be others than before: (kind of job, thing)."""
        yield from ((ARTICLE, name) for name in changed.articles)
        about = ("actor ", "naming actor ", "spoken ", "about ", "events ", "members ")
        actors = {fact[len(prefix) :] for fact in self.facts for prefix in about if fact.startswith(prefix)}
        known = {row[0] for row in self.database.execute("SELECT id FROM thing WHERE kind = 'actor'")}
        # Members stand on pages by their names.
        things = self.relations.edition.actors
        actors |= {membership.of for actor in actors & known for membership in things[actor].memberships}
        yield from ((ACTOR, actor) for actor in sorted(actors & known))
        indexes = {"articles": "articles", "actors": "actors", "glossary": "glossary"}
        for name, index in indexes.items():
            if any(fact.startswith(f"sheets {index}") for fact in self.facts):
                yield INDEXES, name
        for kind, index in ((QUOTES, "quotes"), (TIMELINE, "timeline")):
            if f"sheets {index}" in self.facts:
                keys = {
                    row[0] for row in self.database.execute("SELECT key FROM sheet WHERE place = ?", (index,))
                }
                before = {
                    row[0] for row in self.database.execute("SELECT thing FROM page WHERE kind = ?", (kind,))
                }
                yield from ((kind, key) for key in sorted(keys ^ before))

    def _exists(self, kind: str, thing: str) -> bool:
        if kind == ARTICLE:
            return thing in self.relations.heads
        if kind in (QUOTES, TIMELINE):
            query = "SELECT 1 FROM sheet WHERE place = ? AND key = ?"
            return self.database.execute(query, (kind, thing)).fetchone() is not None
        return True

    def _printed(self, printing: Printing, jobs: list[Job]) -> int:
        made: list[Sheet] = []
        done = 0
        with TemporaryDirectory(prefix="shelf-", dir=self.state.folder) as shelf:
            order = Order(
                root=str(self.project.root),
                database=str(self.state.database),
                site=str(self.state.spare),
                shelf=shelf,
                words=self.kept.words,
                titles=self.kept.titles,
                moulds=dict(self.kept.moulds),
                places={},
                search=self.kept.search,
                previews=self.kept.previews,
                fresh=False,
            )
            if len(jobs) > _FEW:
                # Others can only see what has been written down.
                self.database.execute("COMMIT")
                self.database.execute("BEGIN")
            crew = self.crew if len(jobs) > _FEW else Alone()
            for sheets, files in Printer(order, printing, None, crew).some(jobs):
                done += 1
                self.progress("render", done, len(jobs))
                made += sheets
                self.written |= {*(f"{sheet.address}index.html" for sheet in sheets), *files}
        # Only now, for the workers read what is written here.
        for sheet in made:
            hangs.put_page(self.database, sheet)
        return len(made)

    def _printing(self) -> Printing:
        faces = read_faces(template_folders(self.project.root)) if self.kept.previews else None
        return pipeline.print_shop(
            self.project, self.relations, self.kept.words, search=self.kept.search, faces=faces
        )

    # ------------------------------------------------------------ files

    def _take(self, path: str) -> None:
        spare.take(self.state.spare, path)
        self.written.add(path)

    def _put(self, path: str, data: bytes) -> None:
        spare.put(self.state.spare, path, data)
        self.written.add(path)

    def _files(self, other_pages: bool) -> None:
        """What is no page: data, sitemap, redirects, places, the search index."""
        self._data()
        for path in self.gone:
            self._take(path)
        if other_pages:
            for path, data in sitemap_files(hangs.addresses(self.database), self.kept.address).items():
                self._put(path, data)
        if any(fact.startswith(("sheet ", "sheets ")) for fact in self.facts):
            divided = dict(places_json(self.relations))
            for path in places_paths(self.relations):
                there = (self.site / path).read_bytes() if (self.site / path).is_file() else None
                if path not in divided and there is not None:
                    self._take(path)
                elif path in divided and there != divided[path]:
                    self._put(path, divided[path])
        if self.kept.search:
            self._search()

    def _search(self) -> None:
        found = pipeline.indexed(self.relations)
        for path in {*self.kept.search_files} - found.keys():
            self._take(path)
        for path, data in found.items():
            if not (self.site / path).is_file() or (self.site / path).read_bytes() != data:
                self._put(path, data)
        self.kept = msgspec.structs.replace(self.kept, search_files=tuple(sorted(found)))
        keep(self.database, self.kept)

    def _data(self) -> None:
        path = pipeline.DATA
        rewriting = data_file.Rewriting(self.site / path, self.state.spare / path, self.database)
        rewriting.write(skeleton(self.relations), self._piece)
        self.written.add(path)

    def _piece(self, section: str, name: str) -> bytes | None:
        """A piece of the data that may be other than before."""
        hang_on = {
            "articles": (f"article {name}",),
            "quotes": (f"article {name}",),
            "actors": (f"actor {name}", f"mentions actor {name}"),
            "events": (f"event {name}",),
            "terms": (
                f"term {name}",
                f"mentions term {name}",
                *(f"filed glossary {t} {name}" for t in self.kept.titles),
            ),
        }
        if self.facts.isdisjoint(hang_on[section]):
            return None
        return piece(self.relations, section, name)

    def _finish(self, warnings: int, pages: int) -> None:
        """The spare copy becomes the site, and all is sealed."""
        self.database.execute("COMMIT")
        self.database.close()
        spare.change_places(self.site, self.state.spare)
        self.state.seal(
            msgspec.structs.replace(
                self.seal,
                content=self.content,
                warnings=warnings,
                pages=pages,
                behind=tuple(sorted(self.written)),
            )
        )


@dataclass(frozen=True, slots=True)
class _Made:
    count: int
    fresh: bool
