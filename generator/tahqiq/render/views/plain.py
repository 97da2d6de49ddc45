"""Pages that say little of the edition: search, data, the choice of a language, what is not found."""

from __future__ import annotations

from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import DATA
from tahqiq.render.names import direction
from tahqiq.render.relative import relative
from tahqiq.render.views.provenance import Away, licence


class SearchView(View, frozen=True):
    """The search page. `action` is its own address."""

    title: str
    lead: str
    action: str


class Field(View, frozen=True):
    """A list in the data file: its name there, what an entry is, how many, an entry's fields."""

    name: str
    about: str
    count: str
    fields: tuple[str, ...]


class DataView(View, frozen=True):
    """The data page; `example` is a speaker's id."""

    title: str
    lead: str
    href: str
    example: str
    fields: tuple[Field, ...]
    data_licence: Away | None
    text_licence: Away | None


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


# Held to the file itself by a test.
FIELDS = {
    "articles": (
        "id",
        "title",
        "summary",
        "url",
        "source",
        "texts",
        "blocks",
        "quotes",
        "corrections",
        "formerly",
    ),
    "actors": (
        *("id", "kind", "name", "aliases", "description", "memberships", "identifiers"),
        *("url", "mentions", "formerly"),
    ),
    "quotes": (
        *("id", "article", "speaker", "mode", "channel", "date", "earliest", "latest", "stated", "inferred"),
        *("about", "stance", "text", "spans", "evidence", "url"),
    ),
    "events": (
        *("id", "title", "date", "earliest", "latest", "stated", "inferred"),
        *("actors", "place", "sources", "formerly"),
    ),
    "terms": ("id", "name", "aliases", "definition", "url", "mentions", "formerly"),
}


def search(desk: Desk) -> Draft:
    """The search page."""
    title, lead = desk.words("search.title"), desk.words("search.lead")
    view = SearchView(title, lead, desk.links.page("search/"))
    return Draft("search", "search/", title, lead, view, "search/")


def data(desk: Desk) -> Draft:
    """The page that documents the data."""
    title, lead = desk.words("data.title"), desk.words("data.lead")
    edition = desk.edition
    counts = {
        "articles": len(edition.articles),
        "actors": len(edition.actors),
        "quotes": desk.relations.count_quotes(),
        "events": len(edition.events),
        "terms": len(edition.terms),
    }
    fields = tuple(
        Field(name, desk.words(f"data.about.{name}"), desk.words.count(f"count.{name}", counts[name]), keys)
        for name, keys in FIELDS.items()
    )
    view = DataView(
        title=title,
        lead=lead,
        href=desk.links.file(DATA),
        example=desk.relations.first_speaker() or "…",
        fields=fields,
        data_licence=licence(edition.licence.data),
        text_licence=licence(edition.licence.text),
    )
    return Draft("data", "data/", title, lead, view, "data/")


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
