"""Who said what, of whom, and when: the questions about quotes."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.model import Quote
from tahqiq.model.stored import unpacked
from tahqiq.relate.questions import Questions, names, pairs


class Quoted(Questions):
    """Questions about quotes."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes, newest first; those of one date by article, in the order of its article.yml."""
        return tuple(
            self._quotes("quotes", "SELECT article, id, data FROM quote ORDER BY date DESC, article, n")
        )

    def quoting(self) -> tuple[str, ...]:
        """The ids of the articles with quotes, in order."""
        return names(self.answers.rows("quotes", "SELECT DISTINCT article FROM quote ORDER BY article"))

    def quote(self, key: str) -> Quote:
        """One quote by its id in the whole edition."""
        article, _, name = key.partition("/")
        fact = f"quote {key}"
        query = "SELECT article, id, data FROM quote WHERE article = ? AND id = ?"
        return self.at_hand.of(fact, lambda: next(self._quotes(fact, query, article, name)))

    def quotes_in(self, article: str) -> tuple[Quote, ...]:
        """The quotes of an article, in the order of its article.yml."""
        query = "SELECT article, id, data FROM quote WHERE article = ? ORDER BY n"
        return tuple(self._quotes(f"article {article}", query, article))

    def spoken_by(self, actor: str, limit: int = -1) -> tuple[Quote, ...]:
        """The quotes of a speaker, newest first."""
        query = "SELECT article, id, data FROM quote WHERE speaker = ? ORDER BY date DESC, article, n LIMIT ?"
        return tuple(self._quotes(f"spoken {actor}", query, actor, limit))

    def quotes_about(self, thing: str, limit: int = -1) -> tuple[Quote, ...]:
        """The quotes about an actor, a term or an event, newest first."""
        query = (
            "SELECT q.article, q.id, q.data FROM about a JOIN quote q ON q.article = a.article AND q.n = a.n "
            "WHERE a.thing = ? ORDER BY q.date DESC, q.article, q.n LIMIT ?"
        )
        return tuple(self._quotes(f"about {thing}", query, thing, limit))

    def quote_dates(self, actor: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """(key, date) of the quotes of a speaker, and of those about them, newest first."""
        spoken = (
            "SELECT article || '/' || id, edtf FROM quote WHERE speaker = ? ORDER BY date DESC, article, n"
        )
        about = (
            "SELECT q.article || '/' || q.id, q.edtf FROM about a JOIN quote q ON q.article = a.article AND q.n = a.n "
            "WHERE a.thing = ? ORDER BY q.date DESC, q.article, q.n"
        )
        return (
            pairs(self.answers.rows(f"spoken {actor}", spoken, actor)),
            pairs(self.answers.rows(f"about {actor}", about, actor)),
        )

    def count_spoken(self, actor: str) -> int:
        """How many quotes a speaker has."""
        return self.number(f"spoken {actor}", "SELECT count(*) FROM quote WHERE speaker = ?", actor)

    def count_quotes(self) -> int:
        """How many quotes there are."""
        return self.number("count quote", "SELECT count(*) FROM quote")

    def first_speaker(self) -> str:
        """Who said the newest quote; empty without quotes."""
        found = self.answers.one("latest", "SELECT speaker FROM quote ORDER BY date DESC, article, n LIMIT 1")
        return str(found[0]) if found else ""

    def latest_speeches(self, limit: int) -> tuple[Quote, ...]:
        """The newest verified quote of each of the latest speakers, of those given whole if there are any."""
        order = " ORDER BY date DESC, article, n"
        verified = "SELECT article, id, data, speaker FROM quote WHERE verified"
        newest: dict[str, Quote] = {}
        for query in (f"{verified} AND mode = 'direct'{order}", verified + order):
            self.answers.ledger.page.add("latest")
            for article, name, data, speaker in self.answers.database.execute(query):
                if speaker not in newest:
                    self.answers.ledger.page.add(f"quote {article}/{name}")
                    newest[speaker] = unpacked(Quote)(data)
                    if len(newest) == limit:
                        break
            if newest:
                break
        return tuple(newest.values())

    def _quotes(self, fact: str, query: str, *given: object) -> Iterator[Quote]:
        page = self.answers.ledger.page
        for article, name, data in self.answers.rows(fact, query, *given):
            page.add(f"quote {article}/{name}")
            yield unpacked(Quote)(data)  # type: ignore[arg-type]
