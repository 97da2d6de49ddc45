"""An edition as it lies on the desk: what was read and checked of each piece, brought up to date as it is written.

Nothing here knows the protocol. What is no article is kept as nodes; of an article only what the check says of it and
the ids that it names, so that a desk stays small however much it has read.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from tahqiq.author.sites import Named as Id
from tahqiq.author.sites import sites
from tahqiq.check import Part, Register, check_part
from tahqiq.check.hints import Hints
from tahqiq.check.part import Named, Offer
from tahqiq.check.rules.dating import stated
from tahqiq.check.rules.names import former, former_ids
from tahqiq.check.rules.references import block_reference
from tahqiq.lsp.overlay import Overlay
from tahqiq.lsp.recent import Recent
from tahqiq.lsp.texts import texts_under
from tahqiq.problems import Problem, in_order
from tahqiq.read import Manuscript, Record
from tahqiq.read.project import Project
from tahqiq.read.scan import RECORDS, Glance, changed_parts, part_of_path, scan

FIRST = ("edition.yml", *RECORDS)


class Desk:
    """One edition. `problems` and all else is as of what was typed last, once nothing is `behind`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.store = Overlay(str(project.content))
        self.pieces: dict[str, Manuscript] = {}
        self.parts: dict[str, Part] = {}
        self.names: dict[str, frozenset[str]] = {}
        self.offers: dict[str, Offer] = {}
        self.titles: dict[str, tuple[tuple[str, str], ...]] = {}
        self.register = Register()
        self.languages: tuple[str, ...] = ()
        self.changed: dict[str, None] = {}
        """Pieces of which the problems may be others than they were; whoever shows them takes them out."""
        self.things = 0
        """Counts up with each change of an actor, an event or a term."""
        self.typed: dict[str, None] = {}
        self.unread: dict[str, None] = {}
        """Pieces that others may name and that are still to be read: until then nothing is said of any."""
        self._recent = Recent()
        self._behind: dict[str, None] = {}
        self._asking: defaultdict[str, set[str]] = defaultdict(set)
        self._answers: dict[str, tuple[Problem, ...]] = {}
        self._former: dict[str, tuple[Problem, ...]] = {}
        self._glances: Mapping[str, Glance] = {}
        self._began = False
        self._other_articles = self._other_former = False

    # ---------------------------------------------------------------- what has changed

    def look(self) -> None:
        """Looks what has changed on disk since the last look; what did is behind. Raises OSError."""
        before, self._glances = self._glances, scan(self.project.content, time.time_ns(), self._glances)
        found = changed_parts(before, self._glances)
        if not self._began:
            self._began = True
            found.add("edition.yml")
        for piece in sorted(found, key=lambda p: (p.partition("/")[0] not in FIRST, p)):
            if self._kept(piece):
                self.unread[piece] = None
            self._behind[piece] = None

    def written(self, path: str, text: str | None) -> None:
        """A file is open with a text, or (None) is closed: what of it counts is on disk again."""
        if text is None:
            self.store.texts.pop(path, None)
        else:
            self.store.texts[path] = text
        self.typed[self.piece_of(path)] = None

    def judge_typed(self) -> None:
        """Reads and checks what was typed since this was asked last."""
        if not self.typed:
            return
        typed, self.typed = self.typed, {}
        for piece in typed:
            if self._kept(piece):
                self._read(piece)
            self._judge(piece)
        self._settle()

    @property
    def behind(self) -> int:
        """How many pieces are still to be checked."""
        return len(self._behind)

    def catch_up(self, seconds: float) -> None:
        """Checks what is behind, for about so long."""
        until = time.monotonic() + seconds
        # Before anything is judged, all is known that it may name.
        while self.unread and time.monotonic() < until:
            self._read(next(iter(self.unread)))
        while self._behind and time.monotonic() < until:
            self._judge(next(iter(self._behind)))
        if not self._behind:
            self._settle()

    # ---------------------------------------------------------------- what is asked

    def piece_of(self, path: str) -> str:
        """The piece that a file of the content folder belongs to."""
        return part_of_path(PurePosixPath(path))

    def problems(self, piece: str) -> tuple[Problem, ...]:
        """All that is wrong with a piece."""
        part = self.parts.get(piece)
        own = part.problems if part else ()
        return in_order((*own, *self._answers.get(piece, ()), *self._former.get(piece, ())))

    def all_problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the edition, as `check` would say it."""
        return in_order(problem for piece in self.parts for problem in self.problems(piece))

    def rest(self) -> Manuscript:
        """All that is no article."""
        found = Manuscript(edition=self.pieces.get("edition.yml", Manuscript()).edition)
        kinds: dict[str, dict[str, Record]] = {kind: {} for kind in RECORDS}
        for piece, manuscript in self.pieces.items():
            kind = piece.partition("/")[0]
            if kind in kinds:
                kinds[kind].update(getattr(manuscript, kind))
        pages = self.pieces.get("pages", Manuscript()).pages
        return replace(found, **{k: dict(sorted(r.items())) for k, r in kinds.items()}, pages=pages)  # type: ignore[arg-type]

    def article(self, name: str) -> Manuscript:
        """One article, as its files are now."""
        return self._piece(f"articles/{name}")

    def naming(self, thing: Id) -> Iterator[Manuscript]:
        """The pieces in which an id is written, as their files are now."""
        wanted = called(thing)
        for piece, names in self.names.items():
            if wanted in names:
                yield self.pieces[piece] if self._kept(piece) else self._piece(piece)

    def text_of(self, file: str) -> str:
        """A file's text, by the name that places call it."""
        return self.store.text(self.project.inside(file))

    # ---------------------------------------------------------------- how it is kept

    def _kept(self, piece: str) -> bool:
        return not piece.startswith("articles/")

    def _piece(self, piece: str) -> Manuscript:
        return self._recent.piece(self.store, self.project.name, piece, self.store.entry(piece))

    def _read(self, piece: str) -> None:
        """Reads a piece that is kept; others that name what came or went with it are behind."""
        self.unread.pop(piece, None)
        before = self.pieces.pop(piece, Manuscript())
        if piece == "edition.yml" or self.store.entry(piece):
            self.pieces[piece] = self._piece(piece)
        now = self.pieces.get(piece, Manuscript())
        if piece == "edition.yml" and now.languages() != self.languages:
            self.languages = now.languages()
            self._behind.update(dict.fromkeys(self.parts))
        kind = piece.partition("/")[0]
        if kind in RECORDS:
            self.things += 1
            self._other_former |= _former(getattr(before, kind)) != _former(getattr(now, kind))
            self._registered(kind, _kinds(getattr(before, kind)), _kinds(getattr(now, kind)))

    def _registered(self, kind: str, before: dict[str, str], now: dict[str, str]) -> None:
        """Puts things into the register, or takes them out of it."""
        if before == now:
            return
        register = self.register
        if kind == "actors":
            actors = {name: sort for name, sort in register.actors.items() if name not in before}
            self.register = replace(register, actors=actors | now)
        else:
            ids: frozenset[str] = getattr(register, kind) - before.keys() | now.keys()
            self.register = replace(register, **{kind: ids})  # type: ignore[arg-type]
        came_or_went = before.keys() ^ now.keys()
        for piece, names in self.names.items():
            # The kind of an actor matters only to events, which have places.
            if not names.isdisjoint(came_or_went) or (
                piece.startswith("events/") and not names.isdisjoint(now)
            ):
                self._behind[piece] = None
            elif came_or_went and any(p.code.startswith("unknown-") for p in self.parts[piece].problems):
                # What is unknown may be meant by an id that is near.
                self._behind[piece] = None

    def _judge(self, piece: str) -> None:
        self._behind.pop(piece, None)
        there = piece == "edition.yml" or self.store.entry(piece) is not None
        manuscript = self.pieces.get(piece, Manuscript()) if self._kept(piece) else self._piece(piece)
        before = self.parts.pop(piece, Part(()))
        part = Part(())
        self.names.pop(piece, None)
        if there:
            part = check_part(manuscript, self.languages, self.register)
            self.parts[piece] = part
            found = sites(manuscript, self.register, self.text_of)
            self.names[piece] = frozenset(n for s in found for n in (called(s.named), s.named.article) if n)
        self.changed[piece] = None
        for question in before.questions:
            for article in question.asked():
                self._asking[article].discard(piece)
        for question in part.questions:
            for article in question.asked():
                self._asking[article].add(piece)
        self._offered(piece, manuscript, before, part)
        self._answer(piece)

    def _offered(self, piece: str, manuscript: Manuscript, before: Part, part: Part) -> None:
        """What others may name of an article; those that do are answered anew."""
        if before.articles != part.articles:
            for offer in before.articles:
                self.offers.pop(offer.id, None)
                self.titles.pop(offer.id, None)
            self.offers |= {offer.id: offer for offer in part.articles}
            if [o.id for o in before.articles] != [o.id for o in part.articles]:
                self._other_articles = True
            was = [(o.id, o.formerly, o.named) for o in before.articles]
            self._other_former |= was != [(o.id, o.formerly, o.named) for o in part.articles]
            for asked in {offer.id for offer in (*before.articles, *part.articles)}:
                for other in self._asking[asked] - {piece}:
                    self._answer(other)
        for name, folder in manuscript.articles.items():
            root = folder.article.root if folder.article else None
            self.titles[name] = tuple(texts_under(root, "title"))

    def _answer(self, piece: str) -> None:
        part = self.parts.get(piece)
        found: list[Problem] = []
        hints = Hints()
        for question in part.questions if part else ():
            if isinstance(question, Named):
                found.extend(block_reference(question, self.offers, hints))
            else:
                found.extend(stated(question, self.offers))
        answer = tuple(found)
        if answer != self._answers.get(piece, ()):
            self.changed[piece] = None
        self._answers.pop(piece, None)
        if answer:
            self._answers[piece] = answer

    def _settle(self) -> None:
        """What only all pieces together tell: former ids, and what an unknown article may be."""
        if self._other_articles:
            self._other_articles = False
            for piece, problems in [*self._answers.items()]:
                if any(problem.code == "unknown-article" for problem in problems):
                    self._answer(piece)
        if self._other_former:
            self._other_former = False
            self._judge_former()

    def _judge_former(self) -> None:
        before, found = self._former, defaultdict[str, tuple[Problem, ...]](tuple)
        offers = sorted(self.offers.items())
        asked = {"article": {name: offer.formerly for name, offer in offers if offer.named}}
        rest = self.rest()
        for kind, records in (("actor", rest.actors), ("event", rest.events), ("term", rest.terms)):
            asked[kind] = {name: former_ids(record.root) for name, record in records.items()}
        for kind, things in asked.items():
            for problem in former(things, kind):
                found[self.piece_of(self.project.inside(problem.place.file))] += (problem,)
        self._former = dict(found)
        for piece in before.keys() | found.keys():
            if before.get(piece) != found.get(piece):
                self.changed[piece] = None


def called(named: Id) -> str:
    """How what an id means is called in the whole edition."""
    return f"{named.article}#{named.id}" if named.article else named.id


def _former(records: Mapping[str, Record]) -> list[object]:
    return [(name, former_ids(record.root)) for name, record in records.items()]


def _kinds(records: Mapping[str, Record]) -> dict[str, str]:
    return {name: record.root.text("kind") if record.root else "" for name, record in records.items()}
