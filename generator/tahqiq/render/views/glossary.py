"""The glossary: every term in alphabetical order, and where it is used."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.model import Term
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.names import foreign, own
from tahqiq.render.order import collation_key
from tahqiq.render.views.actors import aliases


class Use(View, frozen=True):
    """An article that uses a term; `href` leads to the first block that does."""

    href: str
    title: Markup
    count: str


class TermEntry(View, frozen=True):
    """One term; `anchors` are its earlier names'."""

    id: str
    name: Markup
    names: tuple[Markup, ...]
    aliases: tuple[Markup, ...]
    definition: Markup
    uses: tuple[Use, ...]
    anchors: tuple[str, ...] = ()


class GlossaryView(View, frozen=True):
    """The page."""

    title: str
    lead: str
    terms: tuple[TermEntry, ...]


def draft(desk: Desk) -> Draft:
    """The page."""
    desk = desk.at("glossary/")
    terms = sorted(
        desk.edition.terms.values(),
        key=lambda t: (collation_key(t.name.best(desk.language), desk.language), t.id),
    )
    title = desk.words("glossary.title")
    lead = desk.words.count("glossary.lead", len(terms))
    view = GlossaryView(title, lead, tuple(_entry(desk, term) for term in terms))
    return Draft("glossary", "glossary/", title, lead, view, "glossary/")


def _entry(desk: Desk, term: Term) -> TermEntry:
    return TermEntry(
        id=f"t-{term.id}",
        name=own(term.name, desk.language),
        names=foreign(term.name, desk.language),
        aliases=aliases(term.aliases, desk.language),
        definition=own(term.definition, desk.language),
        uses=_uses(desk, term),
        anchors=tuple(f"t-{old}" for old in term.formerly),
    )


def _uses(desk: Desk, term: Term) -> tuple[Use, ...]:
    mentions = [m for m in desk.relations.mentions_of("term", term.id) if m.language == desk.language]
    uses = []
    for article in desk.relations.articles_naming("term", term.id):
        here = [m for m in mentions if m.article == article.id]
        href = desk.links.block(article.id, here[0].block if here else "")
        count = desk.words.count("count.mentions", len(here)) if here else ""
        uses.append(Use(href, own(article.title, desk.language), count))
    return tuple(uses)
