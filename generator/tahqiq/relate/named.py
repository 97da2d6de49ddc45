"""Who and what is named where: the questions about mentions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap

import msgspec

from tahqiq.relate.mentions import Mention
from tahqiq.relate.questions import Questions, names

_MENTION = "SELECT kind, target, article, block, language, start, end, quote FROM mention "


class Spot(msgspec.Struct, frozen=True, gc=False):
    """Where a thing is named: from which code point of a block's plain text to which."""

    article: str
    block: str
    language: str
    start: int
    end: int


class Named(Questions):
    """Questions about mentions."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, by article id, in the order of the text."""
        return _mentions(self.answers.rows("mentions", _MENTION + "ORDER BY article, n"))

    def mentions_of(self, kind: str, target: str) -> tuple[Mention, ...]:
        """Every mention of a thing, by article id, language, block and position."""
        query = _MENTION + "WHERE kind = ? AND target = ? ORDER BY article, n"
        return _mentions(self.answers.rows(f"mentions {kind} {target}", query, kind, target))

    def spots_of(self, kind: str, target: str) -> list[Spot]:
        """The places of `mentions_of`: of some actors there are tens of thousands."""
        query = (
            "SELECT article, block, language, start, end FROM mention "
            "WHERE kind = ? AND target = ? ORDER BY article, n"
        )
        return list(starmap(Spot, self.answers.rows(f"mentions {kind} {target}", query, kind, target)))

    def mentions_in(self, article: str, kind: str, target: str) -> tuple[Mention, ...]:
        """The mentions of a thing in one article, in the order of the text."""
        query = _MENTION + "WHERE kind = ? AND target = ? AND article = ? ORDER BY n"
        fact = f"mentions-in {article} {kind} {target}"
        return self.at_hand.of(fact, lambda: _mentions(self.answers.rows(fact, query, kind, target, article)))

    def places_naming(self, kind: str, target: str) -> tuple[tuple[str, str, str], ...]:
        """(article, block, date of the article) of all blocks that name a thing, those of the newest article first."""
        query = (
            "SELECT m.article, m.block, a.edtf FROM mention m JOIN article a ON a.id = m.article "
            "WHERE m.kind = ? AND m.target = ? ORDER BY a.date DESC, a.id, m.n"
        )
        rows = self.answers.rows(f"naming {kind} {target}", query, kind, target)
        return tuple(dict.fromkeys(rows))  # type: ignore[arg-type]

    def count_naming(self, kind: str, target: str) -> int:
        """How many blocks name a thing, in whatever language."""
        query = (
            "SELECT count(*) FROM (SELECT DISTINCT article, block FROM mention WHERE kind = ? AND target = ?)"
        )
        return self.number(f"naming {kind} {target}", query, kind, target)

    def times_named(self, kind: str, target: str, language: str) -> int:
        """How often a thing is mentioned in a language."""
        return self.number(
            f"named {kind} {target}",
            "SELECT times FROM named WHERE kind = ? AND target = ? AND language = ?",
            kind,
            target,
            language,
        )

    def most_named(self, language: str, without: Iterable[str], limit: int) -> list[tuple[str, int]]:
        """The actors named most in a language, but for some kinds, with how often; those named alike by id."""
        rows = self.answers.rows(
            f"most-named {language}",
            "SELECT target, times FROM named WHERE kind = 'actor' AND language = ? ORDER BY times DESC, target",
            language,
        )
        passed, found = frozenset(without), []
        for target, times in rows:
            if self.edition.actors[str(target)].kind not in passed:
                found.append((str(target), int(str(times))))
                if len(found) == limit:
                    break
        return found

    def actors_by_weight(self) -> tuple[str, ...]:
        """The ids of all actors, those named most first: they have most pages, of all kinds."""
        query = (
            "SELECT t.id FROM thing t LEFT JOIN named n ON n.kind = 'actor' AND n.target = t.id "
            "WHERE t.kind = 'actor' GROUP BY t.id ORDER BY sum(n.times) DESC, t.id"
        )
        return names(self.answers.rows("ids actor", query))

    def articles_naming(self, kind: str, target: str) -> tuple[str, ...]:
        """The ids of the articles that mention a thing, newest first."""
        query = (
            "SELECT DISTINCT a.id FROM mention m JOIN article a ON a.id = m.article "
            "WHERE m.kind = ? AND m.target = ? ORDER BY a.date DESC, a.id"
        )
        return names(self.answers.rows(f"mentions {kind} {target}", query, kind, target))


def _mentions(rows: Iterable[tuple[object, ...]]) -> tuple[Mention, ...]:
    return tuple(starmap(Mention, rows))
