"""What happened, and who tells of it: the questions about events."""

from __future__ import annotations

from tahqiq.model import Event
from tahqiq.relate.questions import Questions, names


class Happened(Questions):
    """Questions about events."""

    @property
    def timeline(self) -> tuple[Event, ...]:
        """All events in order of time."""
        return self._events("timeline", "SELECT id FROM event ORDER BY date, id")

    def event_order(self) -> tuple[str, ...]:
        """The ids of all events in order of time."""
        return names(self.answers.rows("timeline", "SELECT id FROM event ORDER BY date, id"))

    def latest_events(self, limit: int) -> tuple[Event, ...]:
        """The last events, the last one first."""
        return self._events("timeline", "SELECT id FROM event ORDER BY date DESC, id DESC LIMIT ?", limit)

    def events_of_actor(self, actor: str, limit: int = -1) -> tuple[Event, ...]:
        """The events that an actor took part in, or that happened there, in order of time; with a limit, the last."""
        query = (
            "SELECT e.id FROM event_actor a JOIN event e ON e.id = a.event WHERE a.actor = ? "
            "ORDER BY e.date DESC, e.id DESC LIMIT ?"
        )
        return self._events(f"events {actor}", query, actor, limit)[::-1]

    def count_events(self, actor: str) -> int:
        """How many events an actor took part in, or that happened there."""
        query = "SELECT count(*) FROM event_actor WHERE actor = ?"
        return self.number(f"events {actor}", query, actor)

    def events_of_article(self, article: str) -> tuple[Event, ...]:
        """The events that an article tells of or names, in order of time."""
        query = (
            "SELECT id FROM event WHERE id IN (SELECT event FROM event_named WHERE article = ? "
            "UNION SELECT event FROM event_source WHERE article = ?) ORDER BY date, id"
        )
        fact = f"told-in {article}"
        return self.at_hand.of(fact, lambda: self._events(fact, query, article, article))

    def telling(self, event: str) -> list[str]:
        """The ids of the articles that tell of an event or name it, in order of id."""
        query = (
            "SELECT article FROM event_named WHERE event = ? "
            "UNION SELECT article FROM event_source WHERE event = ? ORDER BY 1"
        )
        return list(names(self.answers.rows(f"telling {event}", query, event, event)))

    def _events(self, fact: str, query: str, *given: object) -> tuple[Event, ...]:
        return tuple(self.edition.events[name] for name in names(self.answers.rows(fact, query, *given)))
