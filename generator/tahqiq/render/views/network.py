"""The network: who is named and quoted with whom, as a figure and as a table."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.languages.collation import collation_key
from tahqiq.relate import Tie
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import DATA
from tahqiq.render.names import own
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.network_figure import GROUPS, Figure, figure

LISTED = 500  # pairs
_STEPS = (1, 2, 3, 4, 5, 10, 20, 50)


class PairRow(View, frozen=True):
    """A pair in the table: `blocks` in figures, for scripts; `count` in words; who speaks of whom."""

    one: ActorLink
    other: ActorLink
    blocks: int
    count: str
    quotes: tuple[Markup, ...]


class Choice(View, frozen=True):
    """One entry of a list to choose from."""

    value: str
    label: str


class NetworkView(View, frozen=True):
    """The page. `figure` is None and there are no `rows` where no two actors are tied."""

    title: str
    lead: str
    figure: Figure | None
    groups: tuple[Choice, ...]
    rows: tuple[PairRow, ...]
    limited: Markup
    actors: tuple[Choice, ...]
    least: tuple[Choice, ...]
    digits: str


def draft(desk: Desk) -> Draft:
    """The page."""
    words, network = desk.words, desk.relations.network
    title, ties = words("network.title"), network.count()
    lead = words.count("network.lead", ties) if ties else words("network.none")
    rank = {actor: n for n, actor in enumerate(network.ranked())}
    listed = network.ties(LISTED)
    view = NetworkView(
        title=title,
        lead=lead,
        figure=figure(desk) if ties else None,
        groups=tuple(Choice(group, words(f"network.group.{group}")) for group in GROUPS),
        rows=tuple(_row(desk, tie, rank) for tie in listed),
        limited=_limited(desk, len(listed), ties),
        actors=_actors(desk, listed),
        least=_least(desk, listed),
        digits="".join(words.number(n) for n in range(10)),
    )
    return Draft("network", "network/", title, lead, view, "network/")


def _row(desk: Desk, tie: Tie, rank: dict[str, int]) -> PairRow:
    """A pair, the one with more ties first."""
    one, other = sorted((tie.one, tie.other), key=rank.__getitem__)
    said = ((tie.one, tie.other, tie.said), (tie.other, tie.one, tie.heard))
    return PairRow(
        one=actor_link(desk, one),
        other=actor_link(desk, other),
        blocks=tie.blocks,
        count=desk.words.number(tie.blocks),
        quotes=tuple(_said(desk, speaker, of, count) for speaker, of, count in said if count),
    )


def _said(desk: Desk, speaker: str, of: str, count: int) -> Markup:
    actors, language = desk.edition.actors, desk.language
    names = {"speaker": own(actors[speaker].name, language), "other": own(actors[of].name, language)}
    return desk.words.count_markup("network.said", count, **names)


def _limited(desk: Desk, listed: int, all_pairs: int) -> Markup:
    """That the table is cut short, and where the rest is; empty if it is not."""
    if listed == all_pairs:
        return Markup("")
    file = Markup('<a href="%s">%s</a>') % (desk.links.file(DATA), DATA.rpartition("/")[2])
    return desk.words.markup("network.limited", n=listed, all=all_pairs, file=file)


def _actors(desk: Desk, ties: tuple[Tie, ...]) -> tuple[Choice, ...]:
    """All who stand in the table, by name."""
    found = {actor for tie in ties for actor in (tie.one, tie.other)}
    names = {actor: desk.edition.actors[actor].name.best(desk.language) for actor in found}
    ordered = sorted(found, key=lambda a: (collation_key(names[a], desk.language), a))
    return tuple(Choice(actor, names[actor]) for actor in ordered)


def _least(desk: Desk, ties: tuple[Tie, ...]) -> tuple[Choice, ...]:
    most = max((tie.blocks for tie in ties), default=0)
    return tuple(Choice(str(n), desk.words.count("network.least-n", n)) for n in _STEPS if n <= most)
