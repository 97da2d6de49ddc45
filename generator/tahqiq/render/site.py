"""The site: every page of every language through its template, the navigation, the redirects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import jinja2
import msgspec
from markupsafe import Markup

from tahqiq.relate import Relations
from tahqiq.render.desk import Desk, Draft, desk
from tahqiq.render.links import path_of, settled
from tahqiq.render.names import own
from tahqiq.render.page import ANYWHERE, NavigationEntry, Page, Site
from tahqiq.render.press import press as make_press
from tahqiq.render.views import (
    actor,
    actor_years,
    actors,
    article,
    articles,
    editorial,
    glossary,
    home,
    network,
    plain,
    quotes_page,
    timeline,
)
from tahqiq.render.views.provenance import licence
from tahqiq.render.words import Table

PARTS = ("articles", "actors", "quotes", "timeline", "network", "glossary")
MINOR = ("network",)
ABOUT = "about"


def render(relations: Relations, templates: jinja2.BaseLoader, words: Mapping[str, Table]) -> Site:
    """All pages of an edition. Pure: the same relations, templates and words give the same bytes."""
    press = make_press(templates)
    desks = tuple(desk(relations, language, words, press) for language in relations.edition.languages)
    drafts = {d.language: _unique(list(_drafts(d))) for d in desks}
    written = {(language, draft.path) for language, found in drafts.items() for draft in found}
    pages = [_root(desks)]
    for d in desks:
        for draft in drafts[d.language]:
            alternates = tuple(_alternates(draft, tuple(drafts), written))
            pages.append(_page(d, draft, alternates))
    pages += [_anywhere(desks, what, address) for what, address in ANYWHERE.items()]
    return Site(
        tuple(pages),
        tuple((d.language, _navigation(d)) for d in desks),
        tuple(_redirects(relations)),
        tuple((d.language, str(_colophon(d))) for d in desks),
    )


def _alternates(
    draft: Draft, languages: tuple[str, ...], written: set[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """The page in each language; what is filed under a letter of one language has its index in another."""
    for tag in languages:
        if (tag, draft.path) in written:
            yield tag, f"{tag}/{draft.path}"
        elif draft.section:
            yield tag, f"{tag}/{draft.section}"


def _drafts(desk: Desk) -> Iterator[Draft]:
    """All pages of a language. Articles come first, since what is pressed for them serves for other pages."""
    for found in desk.relations.articles:
        yield article.draft(desk, found)
    yield home.draft(desk)
    for module in (articles, actors, quotes_page, timeline, glossary):
        yield from module.drafts(desk)
    yield network.draft(desk)
    yield plain.data(desk)
    yield plain.search(desk)
    for page in desk.edition.pages:
        if page.language == desk.language:
            yield editorial.draft(desk, page)
    for someone in desk.edition.actors.values():
        yield actor.draft(desk, someone)
        yield from actor_years.drafts(desk, someone)


def _unique(drafts: list[Draft]) -> list[Draft]:
    """No two pages of a language have one title or one description: namesakes get their id."""
    titles = Counter(d.title for d in drafts)
    descriptions = Counter(d.description for d in drafts)
    return [
        msgspec.structs.replace(
            d,
            title=d.title if titles[d.title] == 1 else f"{d.title} ({d.path.split('/')[-2]})",
            description=d.description if descriptions[d.description] == 1 else f"{d.title}: {d.description}",
        )
        if d.path
        else d
        for d in drafts
    ]


def _page(desk: Desk, draft: Draft, alternates: tuple[tuple[str, str], ...]) -> Page:
    address = f"{desk.language}/{draft.path}"
    return Page(
        address=address,
        language=desk.language,
        kind=draft.kind,
        title=draft.title,
        description=draft.description,
        body=settled(desk.press.body(draft.kind, draft.view, desk.words), address, desk.language),
        alternates=alternates,
        section=f"{desk.language}/{draft.section}" if draft.section else "",
        source=draft.source,
    )


def _root(desks: tuple[Desk, ...]) -> Page:
    """The choice of a language. Its title is the edition's in all languages."""
    edition, first = desks[0].edition, desks[0]
    return Page(
        address="",
        language=first.language,
        kind="languages",
        title=_in_all(edition.title.best(d.language) for d in desks),
        description=_in_all(
            d.words("root.description", edition=edition.title.best(d.language)) for d in desks
        ),
        body=first.press.body("languages", plain.choice(desks, ""), first.words),
        alternates=tuple((d.language, f"{d.language}/") for d in desks),
    )


def _anywhere(desks: tuple[Desk, ...], what: str, address: str) -> Page:
    """A page that is shown in the place of any other, in all languages: `what` names its words."""
    return Page(
        address=address,
        language=desks[0].language,
        kind="not-found",
        title=_in_all(d.words(f"{what}.title") for d in desks),
        description=_in_all(d.words(f"{what}.text") for d in desks),
        body=desks[0].press.body("not-found", plain.choice(desks, address, what), desks[0].words),
        alternates=tuple((d.language, f"{d.language}/") for d in desks),
    )


def _in_all(texts: Iterator[str]) -> str:
    return " · ".join(dict.fromkeys(texts))


def _navigation(desk: Desk) -> tuple[NavigationEntry, ...]:
    """The parts of the edition, then its editorial pages, then the data."""

    def entry(path: str, title: str, minor: bool = False) -> NavigationEntry:
        return NavigationEntry(f"{desk.language}/{path}", title, minor)

    parts = [name for name in PARTS if name != "glossary" or desk.edition.terms]
    pages = [p for p in desk.edition.pages if p.language == desk.language]
    return (
        *(entry(f"{name}/", desk.words(f"{name}.title"), name in MINOR) for name in parts),
        *(entry(path_of("page", p.id), p.title, p.id != ABOUT) for p in pages),
        entry("data/", desk.words("data.title"), True),
    )


def _colophon(desk: Desk) -> Markup:
    """Who publishes the edition, and under which licences."""
    edition, words = desk.edition, desk.words
    parts = [own(edition.publisher, desk.language)] if edition.publisher else []
    for key, spdx in (
        ("site.licence-text", edition.licence.text),
        ("site.licence-data", edition.licence.data),
    ):
        if found := licence(spdx):
            link = Markup('<a rel="license noopener" href="%s">%s</a>') % (found.href, found.label)
            parts.append(words.markup(key, licence=link if found.href else found.label))
    return Markup(" · ").join(parts)


def _redirects(relations: Relations) -> Iterator[tuple[str, str]]:
    """From the earlier names of articles and actors, in every language."""
    edition = relations.edition
    for language in edition.languages:
        for kind, things in (("actor", edition.actors), ("article", edition.articles)):
            for thing in things.values():
                for old in thing.formerly:
                    yield f"{language}/{path_of(kind, old)}", f"{language}/{path_of(kind, thing.id)}"
