"""Pages that say little of the edition: search, the choice of a language, what is not found."""

from __future__ import annotations

from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.names import direction
from tahqiq.render.relative import relative


class SearchView(View, frozen=True):
    """The search page. `action` is its own address."""

    title: str
    lead: str
    action: str


class Choice(View, frozen=True):
    """A language to choose: its own name, the edition's title and description in it."""

    language: str
    direction: str
    name: str
    title: str
    description: str
    href: str
    search: str
    heading: str
    text: str
    home_label: str
    search_label: str


class ChoiceView(View, frozen=True):
    """The choice of a language, at the root and where nothing is found."""

    choices: tuple[Choice, ...]


def search(desk: Desk) -> Draft:
    """The search page."""
    title, lead = desk.words("search.title"), desk.words("search.lead")
    view = SearchView(title, lead, desk.links.page("search/"))
    return Draft("search", "search/", title, lead, view, "search/")


def choice(desks: tuple[Desk, ...], address: str, what: str = "not-found") -> ChoiceView:
    """All languages to choose from, for a page at the root; `what` names the words of its headings."""
    return ChoiceView(tuple(_choice(desk, address, what) for desk in desks))


def _choice(desk: Desk, address: str, what: str) -> Choice:
    edition, words = desk.edition, desk.words
    return Choice(
        language=desk.language,
        direction=direction(desk.language),
        name=words.language_name(desk.language),
        title=edition.title.best(desk.language),
        description=edition.description.best(desk.language) if edition.description else "",
        href=relative(address, f"{desk.language}/"),
        search=relative(address, f"{desk.language}/search/") if desk.search else "",
        heading=words(f"{what}.title"),
        text=words(f"{what}.text"),
        home_label=words("not-found.home"),
        search_label=words("not-found.search"),
    )
