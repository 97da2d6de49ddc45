"""Lists of things: actors, terms and events as entries, each with an id that links in the book lead to."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.export.epub.volume import Volume
from tahqiq.model import Actor, Dating, Event, Term
from tahqiq.render.dating import dating_view
from tahqiq.render.desk import Desk
from tahqiq.render.escaping import escaped
from tahqiq.render.names import foreign, own


def anchor(kind: str, target: str) -> str:
    """The id of a thing's entry."""
    return f"{kind}_{target}"


def actor_list(volume: Volume, actors: Iterable[str]) -> str:
    """Actors with their names in all languages, their kind, what is said of them."""
    return _list(_once(volume.desk, "actor", name) for name in actors)


def term_list(volume: Volume, terms: Iterable[str]) -> str:
    """Terms with their definitions."""
    return _list(_once(volume.desk, "term", name) for name in terms)


def event_list(volume: Volume, events: Iterable[Event]) -> str:
    """Events: when, what, who and where, and how the date is known."""
    return _list(_event(volume, event) for event in events)


def dated(desk: Desk, dating: Dating) -> str:
    """A date in words; whether the editors inferred it, or nothing is known of it."""
    if dating.date.earliest is None and dating.date.latest is None:
        return desk.words("citing.undated")
    date = dating_view(dating, desk.words).words
    return desk.words("citing.inferred", date=date) if dating.inferred else date


def _list(entries: Iterable[str]) -> str:
    found = "".join(entries)
    return f"<dl>{found}</dl>\n" if found else ""


def _once(desk: Desk, kind: str, name: str) -> str:
    """An actor or a term as any book in the language has it, made once for all."""

    def made() -> str:
        if kind == "actor":
            return _actor(desk, desk.edition.actors[name])
        return _term(desk, desk.edition.terms[name])

    return desk.once(f"book {kind}", name, made)


def _actor(desk: Desk, actor: Actor) -> str:
    about = escaped(desk.words(f"kind.{actor.kind}"))
    if actor.description:
        about = f"{about} · {own(actor.description, desk.language)}"
    names = "".join(f'<span class="other-name">{name}</span>' for name in foreign(actor.name, desk.language))
    return (
        f'<div id="{anchor("actor", actor.id)}"><dt>{own(actor.name, desk.language)}{names}</dt>'
        f'<dd class="small">{about}</dd></div>\n'
    )


def _term(desk: Desk, term: Term) -> str:
    names = "".join(f'<span class="other-name">{name}</span>' for name in foreign(term.name, desk.language))
    return (
        f'<div id="{anchor("term", term.id)}"><dt>{own(term.name, desk.language)}{names}</dt>'
        f"<dd>{own(term.definition, desk.language)}</dd></div>\n"
    )


def _event(volume: Volume, event: Event) -> str:
    desk, words = volume.desk, volume.desk.words
    view = dating_view(event.when, words)
    comma = escaped(words("list.comma"))
    facts = [
        (words("date.stated"), view.stated),
        (words("date.reason"), view.inferred),
        (words("timeline.actors"), comma.join(actor_link(volume, name) for name in event.actors)),
        (words("timeline.place"), actor_link(volume, event.place) if event.place else ""),
    ]
    said = "".join(f'<p class="small">{escaped(label)}: {html}</p>' for label, html in facts if html)
    date = view.words if event.when.date.earliest or event.when.date.latest else words("timeline.undated")
    return (
        f'<div id="{anchor("event", event.id)}"><dt><span class="small">{escaped(date)}</span><br/>'
        f"{own(event.title, desk.language)}</dt><dd>{said}</dd></div>\n"
    )


def actor_link(volume: Volume, actor: str) -> str:
    """An actor's name, under a link where there is something to lead to."""
    return volume.link("actor", actor, own(volume.desk.edition.actors[actor].name, volume.language))
