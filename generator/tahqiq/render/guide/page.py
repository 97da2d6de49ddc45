"""The style guide's page: the views of a made-up edition's pages, and what is said of each part of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from tahqiq.relate import Relations, by_date, index
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.guide.excerpts import Excerpt, excerpt
from tahqiq.render.guide.one_page import OnePage
from tahqiq.render.guide.specimens import ARTICLE, GROUPS, Specimen
from tahqiq.render.links import STYLE_GUIDE
from tahqiq.render.shelf import Tray
from tahqiq.render.views import (
    actor,
    actors,
    article,
    articles,
    glossary,
    network,
    quotes_page,
    timeline_page,
)
from tahqiq.render.views.actor import ActorView
from tahqiq.render.views.actors import ActorsView, Jump
from tahqiq.render.views.article import ArticleView
from tahqiq.render.views.articles import ArticlesView
from tahqiq.render.views.glossary import GlossaryView
from tahqiq.render.views.network import NetworkView
from tahqiq.render.views.quotes_page import QuotesView
from tahqiq.render.views.rows import Row
from tahqiq.render.views.sheets import SheetRow, rows
from tahqiq.render.views.timeline_page import TimelineView

ACTOR, GROUP = "speaker-a", "group-a"
FEW = 2
"""How many quotes go on a page of the index that is only shown in part."""

V = TypeVar("V", bound=View)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The made-up edition that the guide is drawn with, and its files as they are written, by their paths."""

    relations: Relations
    files: Mapping[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be shown in."""
        return self.relations.edition.languages


class Said(View, frozen=True):
    """What the guide says of a specimen; `parts` are the files that draw it."""

    id: str
    title: str
    about: str
    parts: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]
    commands: tuple[str, ...]
    row: Row | None


class GuideView(View, frozen=True):
    """The page. Each group is a name, a title and its specimens; the rest are views as the templates know them."""

    title: str
    lead: str
    language: str
    direction: str
    groups: Mapping[str, tuple[Said, ...]]
    article: ArticleView
    articles: ArticlesView
    quotes: QuotesView
    timeline: TimelineView
    network: NetworkView
    actor: ActorView
    group: ActorView
    actors: ActorsView
    glossary: GlossaryView
    jumps: tuple[Jump, ...]
    sheets: tuple[SheetRow, ...]


def picture_address(name: str) -> str:
    """Where a file of the made-up edition is published, by its path among the edition's own."""
    return STYLE_GUIDE + name


def drafts(host: Desk, shown: Demonstration) -> Iterator[Draft]:
    """The page beside those of an edition; none in a language that the made-up edition does not have."""
    if host.language in shown.languages:
        links = OnePage(host.language, article=ARTICLE, files=STYLE_GUIDE)
        # Its quotes are pressed for this page alone: they have other links, and may have the names of the edition's.
        press = replace(host.press, shelf=Tray())
        desk = Desk(shown.relations, host.language, host.tables, host.words, links, press)
        title, lead = desk.words("guide.title"), desk.words("guide.lead")
        yield Draft(
            "style-guide", STYLE_GUIDE, title, lead, _view(desk, shown.files, title, lead), STYLE_GUIDE
        )


def _view(desk: Desk, files: Mapping[str, str], title: str, lead: str) -> GuideView:
    edition = desk.edition
    whole = _of(article.draft(desk, edition.articles[ARTICLE]), ArticleView)
    blocks = {row.id: row for row in whole.rows}
    everyone = _first(actors.sketches(desk), ActorsView)
    return GuideView(
        title=title,
        lead=lead,
        language=desk.language,
        direction=whole.columns[0].direction,
        groups={name: tuple(_said(desk, s, files, blocks) for s in group) for name, group in GROUPS.items()},
        article=whole,
        articles=_first(articles.sketches(desk), ArticlesView),
        quotes=_of(quotes_page.sketch(desk, "").make(), QuotesView),
        timeline=_of(timeline_page.sketch(desk, "").make(), TimelineView),
        network=_of(network.draft(desk), NetworkView),
        actor=_of(actor.draft(desk, edition.actors[ACTOR]), ActorView),
        group=_of(actor.draft(desk, edition.actors[GROUP]), ActorView),
        actors=everyone,
        glossary=_first(glossary.sketches(desk), GlossaryView),
        jumps=tuple(
            Jump(f"#{letter.id}", letter.letter) for kind in everyone.kinds for letter in kind.letters
        ),
        sheets=_sheets(desk),
    )


def _said(desk: Desk, specimen: Specimen, files: Mapping[str, str], blocks: Mapping[str, Row]) -> Said:
    written = (where.format(language=desk.language) for where in specimen.written)
    # A block of one language is shown in the other's guide as it is written there.
    places = (
        w if _there(files, w) else w.replace(f"/{desk.language}.md", f"/{desk.others[0]}.md") for w in written
    )
    return Said(
        id=f"guide-{specimen.id}",
        title=desk.words(f"guide.{specimen.id}"),
        about=desk.words(f"guide.{specimen.id}-for"),
        parts=tuple(f"templates/parts/{name}.html" for name in specimen.parts),
        excerpts=tuple(excerpt(files, where) for where in places),
        commands=specimen.commands,
        row=blocks[specimen.block] if specimen.block else None,
    )


def _there(files: Mapping[str, str], where: str) -> bool:
    file, _, place = where.partition("#")
    return not file.endswith(".md") or f"{{#{place}" in files[file]


def _sheets(desk: Desk) -> tuple[SheetRow, ...]:
    """The ways to the pages of an index, as they would be if few quotes went on a page."""
    found = index(((q.key, by_date(q.when.date)) for q in desk.relations.quotes), FEW)
    return rows(desk, "sheets/", found, found.sheets[found.sheets[""].first])


def _of(draft: Draft, kind: type[V]) -> V:
    assert isinstance(draft.view, kind)
    return draft.view


def _first(sketches: Iterator[Sketch], kind: type[V]) -> V:
    return _of(next(sketches).make(), kind)
