"""The status of the edition: what is undone, where, and who could do it; and what was corrected last.

It shows the first of each kind and how many there are, so that it does not grow with the edition.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from tahqiq.relate import Lacking
from tahqiq.relate.undone import (
    ALONE,
    ANY,
    OF_ARTICLES,
    STALE,
    UNDATED,
    UNDESCRIBED,
    UNEXPLAINED,
    UNSTAMPED,
    UNVERIFIED,
)
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import STATUS
from tahqiq.render.names import isolated, literal, own
from tahqiq.render.views.corrections import Correction, latest
from tahqiq.render.views.timeline import block_label
from tahqiq.render.views.wording import shown_wording

_DATES = OF_ARTICLES.index(UNDATED) + 1
KINDS = (*OF_ARTICLES[:_DATES], UNEXPLAINED, *OF_ARTICLES[_DATES:], UNDESCRIBED)
SHOWN = 8
"""How many articles or things of a kind are named."""
COMMANDS = {
    UNVERIFIED: "tahqiq verify --sources DIR",
    STALE: "tahqiq stamp ARTICLE LANGUAGE BLOCK",
    UNSTAMPED: "tahqiq stamp ARTICLE LANGUAGE BLOCK",
}
"""What is run when it is done; ARTICLE and the like stand for ids."""


class Spot(View, frozen=True):
    """A link to what is meant, and what it is called."""

    href: str
    label: Markup


class Lack(View, frozen=True):
    """An article or a thing that lacks something. `more`, if there are more places than spots, says how many."""

    href: str
    title: Markup
    spots: tuple[Spot, ...]
    more: str


class Group(View, frozen=True):
    """All that is undone of a kind: what it means to a reader, what can be done; `more` says how much is not shown."""

    id: str
    title: str
    about: str
    todo: Markup
    command: str
    times: str
    within: str
    lacks: tuple[Lack, ...]
    more: str


class StatusView(View, frozen=True):
    """The page. `groups` are of all kinds, undone or not; `repository` is an address, or empty."""

    title: str
    lead: str
    figures: tuple[str, ...]
    groups: tuple[Group, ...]
    corrections: tuple[Correction, ...]
    corrected: str
    repository: str


def draft(desk: Desk) -> Draft:
    """The page."""
    words, edition = desk.words, desk.edition
    title, lead = words("status.title"), words("status.lead")
    number = desk.relations.count_corrections()
    view = StatusView(
        title=title,
        lead=lead,
        figures=_figures(desk),
        groups=tuple(_group(desk, kind) for kind in KINDS),
        corrections=latest(desk),
        corrected=words.count("status.corrections", number) if number else "",
        repository=edition.repository.url if edition.repository else "",
    )
    return Draft("status", STATUS, title, lead, view, STATUS)


def _figures(desk: Desk) -> tuple[str, ...]:
    """How much is done, where there is anything of the kind."""
    relations = desk.relations
    articles, verified = len(desk.edition.articles), relations.count_verified()
    verbatim = verified + relations.undone(UNVERIFIED).times
    found = (
        ("articles", articles, articles - relations.undone(ANY).things),
        ("quotes", verbatim, verified),
    )
    return tuple(desk.words.count(f"status.done.{name}", of, done=done) for name, of, done in found if of)


def _group(desk: Desk, kind: str) -> Group:
    words, extent = desk.words, desk.relations.undone(kind)
    lacks = (
        tuple(_lack(desk, kind, one) for one in desk.relations.lacking(kind, SHOWN)) if extent.times else ()
    )
    hidden = extent.things - len(lacks)
    blocks = kind in (STALE, UNSTAMPED, ALONE)
    return Group(
        id=f"status-{kind}",
        title=words(f"status.{kind}.title"),
        about=words(f"status.{kind}.about"),
        todo=_with_codes(words(f"status.{kind}.todo")),
        command=COMMANDS.get(kind, ""),
        times=words.number(extent.times),
        within=words.count("status.in-articles", extent.things) if blocks or kind == UNVERIFIED else "",
        lacks=lacks,
        more=words.count("status.more-articles", hidden) if hidden else "",
    )


def _with_codes(text: str) -> Markup:
    """A text in which names of files and keys stand in backticks."""
    return Markup("").join(literal(p) if n % 2 else escape(p) for n, p in enumerate(text.split("`")))


def _lack(desk: Desk, kind: str, one: Lacking) -> Lack:
    href, title = _thing(desk, kind, one.id)
    spots = tuple(_spot(desk, kind, one.id, *place) for place in one.places if place[1])
    hidden = one.times - len(one.places)
    more = desk.words.count("status.more-places", hidden) if hidden else ""
    return Lack(href, title, spots, more)


def _thing(desk: Desk, kind: str, name: str) -> tuple[str, Markup]:
    if kind == UNDESCRIBED:
        return desk.links.to("actor", name), own(desk.edition.actors[name].name, desk.language)
    if kind == UNEXPLAINED:
        return desk.links.to("event", name), own(desk.edition.events[name].title, desk.language)
    return desk.links.to("article", name), own(desk.relations.heads[name].title, desk.language)


def _spot(desk: Desk, kind: str, article: str, language: str, place: str) -> Spot:
    if kind in (UNVERIFIED, UNDATED):
        quote = desk.relations.quote(f"{article}/{place}")
        shown = shown_wording(desk, quote)
        return Spot(desk.links.quote(article, place), isolated(shown.opening, shown.language, desk.language))
    words = desk.words
    label = words("block.name", block=block_label(desk, place))
    if kind == ALONE:
        label = words("status.lacks", block=label, language=words.language_name(language))
    elif len(desk.edition.languages) > 2:
        label = words("status.of", block=label, language=words.language_name(language))
    return Spot(desk.links.block(article, place), isolated(label, "", ""))
