"""The glossary: every term in alphabetical order, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from tahqiq.languages.collation import initial
from tahqiq.model import Term
from tahqiq.relate import Mention
from tahqiq.render import heads
from tahqiq.render.desk import Desk, Draft, Sketch, View
from tahqiq.render.names import foreign, own
from tahqiq.render.views.actors import JUMPS, Jump, aliases
from tahqiq.render.views.sheets import Part, SheetRow, sketched, whereabouts

USES = 10
"""How many articles a term names; the newest."""


class Use(View, frozen=True):
    """An article that uses a term; `href` leads to the first block that does."""

    href: str
    title: Markup
    count: str


class TermEntry(View, frozen=True):
    """One term; `more` counts articles that are not named, `search` finds them; `anchors` are its earlier names'."""

    id: str
    name: Markup
    names: tuple[Markup, ...]
    aliases: tuple[Markup, ...]
    definition: Markup
    uses: tuple[Use, ...]
    more: str
    letter: str
    search: str = ""
    anchors: tuple[str, ...] = ()


class GlossaryView(View, frozen=True):
    """The page."""

    title: str
    lead: str
    terms: tuple[TermEntry, ...]
    rows: tuple[SheetRow, ...] = ()
    jumps: tuple[Jump, ...] = ()
    places: str = ""


def sketches(desk: Desk) -> Iterator[Sketch]:
    """The index, and its further pages."""
    words, known = desk.words, desk.edition.terms
    places = desk.relations.places.glossary[desk.language]

    def draft(part: Part) -> Draft:
        key = "count.terms" if part.sheet.key else "glossary.lead"
        lead = words.count(key, part.sheet.count)
        terms = tuple(_entry(desk, known[t]) for t in part.shown.things)
        view = GlossaryView(
            part.title, lead, terms, part.rows, _jumps(terms), whereabouts(desk, "glossary/", places)
        )
        head = heads.glossary(desk, part.shown.things)
        return Draft("glossary", part.path, part.title, part.said(lead), view, "glossary/", head=head)

    yield from sketched(desk, "glossary/", places, words("glossary.title"), draft)


def _jumps(terms: tuple[TermEntry, ...]) -> tuple[Jump, ...]:
    """To the first term of each letter, where there are many."""
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(term.letter, term.id)
    return tuple(Jump(f"#{place}", letter) for letter, place in first.items()) if len(terms) > JUMPS else ()


def _entry(desk: Desk, term: Term) -> TermEntry:
    return TermEntry(
        id=f"t-{term.id}",
        name=own(term.name, desk.language),
        names=foreign(term.name, desk.language),
        aliases=aliases(term.aliases, desk.language),
        definition=own(term.definition, desk.language),
        uses=_uses(desk, term),
        more=_more(desk, term),
        letter=initial(term.name.best(desk.language), desk.language),
        search=_search(desk, term),
        anchors=tuple(f"t-{old}" for old in term.formerly),
    )


def _uses(desk: Desk, term: Term) -> tuple[Use, ...]:
    mentions: dict[str, list[Mention]] = {}
    for mention in desk.relations.mentions_of("term", term.id):
        if mention.language == desk.language:
            mentions.setdefault(mention.article, []).append(mention)
    uses = []
    for article in desk.relations.articles_naming("term", term.id)[:USES]:
        here = mentions.get(article, [])
        href = desk.links.block(article, here[0].block if here else "")
        count = desk.words.count("count.mentions", len(here)) if here else ""
        uses.append(Use(href, own(desk.relations.heads[article].title, desk.language), count))
    return tuple(uses)


def _search(desk: Desk, term: Term) -> str:
    """Where the articles that use a term are found."""
    asked = urlencode({"q": term.name.best(desk.language), "kind": "article"})
    return f"{desk.links.page('search/')}?{asked}" if desk.search else ""


def _more(desk: Desk, term: Term) -> str:
    """How many articles use a term beside those that are named."""
    more = len(desk.relations.articles_naming("term", term.id)) - USES
    return desk.words.count("index.more-articles", more) if more > 0 else ""
