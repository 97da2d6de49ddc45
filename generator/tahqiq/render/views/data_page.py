"""The data page: every format that the edition is exported to, its files with sizes and digests, how to load them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from tahqiq.render import heads
from tahqiq.render.dating import in_words
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import DATA, NOTICES
from tahqiq.render.names import direction, literal
from tahqiq.render.views.provenance import Away, licence

# Words and code of Latin letters, with what stands between them; a call ends with its bracket.
_LATIN = re.compile(r"""([A-Za-z0-9](?:[\x20-\x7e]*[A-Za-z0-9](?:"\))?)?)""")

ARTICLE, LANGUAGE = "ARTICLE", "LANGUAGE"
"""Stand in addresses for the id of an article, and for a language."""


class Lies(NamedTuple):
    """Where the files of a format lie: those of the edition, those of each article; with which tools it has examples.

    Of the edition it has paths, folders, and what paths end with (after a star). Examples lie in examples/.
    """

    edition: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class File(View, frozen=True):
    """A file of the whole edition."""

    path: Markup
    href: str
    size: str
    digest: Markup


class Example(View, frozen=True):
    """A program that works on the files, as it is: with what, and its text."""

    tool: str
    text: str


class Format(View, frozen=True):
    """A format: its name for programs, what it is, its files; `each` are the addresses of files of each article."""

    name: str
    title: str
    about: Markup
    fields: Markup
    load: Markup
    count: str
    files: tuple[File, ...]
    where: str
    each: tuple[Markup, ...]
    examples: tuple[Example, ...]


class Field(View, frozen=True):
    """A list in the data file: its name there, what an entry is, how many, an entry's fields."""

    name: str
    about: str
    count: str
    fields: tuple[str, ...]


class Kept(View, frozen=True):
    """What a browser may keep of a visit: the name under which it does, and what it is."""

    name: str
    about: str


class DataView(View, frozen=True):
    """The page. `file` is edition.json, if it was made already; `example` is a speaker's id.

    `notices` is the file of the licences of what the site is drawn with.
    """

    title: str
    lead: str
    release: str
    href: str
    files: tuple[File, ...]
    schema: Markup
    example: str
    fields: tuple[Field, ...]
    formats: tuple[Format, ...]
    data_licence: Away | None
    text_licence: Away | None
    kept: tuple[Kept, ...]
    notices: str


KEPT = {
    "tahqiq.language": "language",
    "tahqiq.view": "view",
    "tahqiq.scheme": "scheme",
    "tahqiq.citing": "citing",
    "tahqiq.keys": "keys",
    "tahqiq.faces": "faces",
    "tahqiq.searches": "searches",
    "tahqiq-read": "read",
    "tahqiq-shell": "shell",
    "tahqiq-index": "index",
}
"""All that the scripts of pages keep in a browser (local storage; caches, with a hyphen), and the word for each."""
# In the order of the page. Held to the formats themselves by a test.
FORMATS = {
    "csv": Lies(("data/csv/",), (), ("pandas", "DuckDB")),
    "tei": Lies(("data/tei.xml", "data/tei-register.xml"), (f"data/tei/{ARTICLE}.xml",)),
    "json-ld": Lies(("data/edition.jsonld",), (f"data/json-ld/{ARTICLE}.jsonld",)),
    "annotations": Lies((), (f"data/annotations/{ARTICLE}.{LANGUAGE}.json",)),
    "graphml": Lies(("data/network.graphml",)),
    "citations": Lies(
        ("data/edition.bib", "data/edition.ris", "data/edition.csl.json"),
        tuple(f"data/citations/{ARTICLE}.{ending}" for ending in ("bib", "ris", "json")),
    ),
    "feeds": Lies(("*/feed.xml", "*/feed.json")),
    "epub": Lies(
        ("data/epub/",), (f"data/epub/{ARTICLE}.{LANGUAGE}.epub", f"data/epub/{ARTICLE}.parallel.epub")
    ),
}
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
        "moved",
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


def data(desk: Desk) -> Draft:
    """The page."""
    title, lead = desk.words("data.title"), desk.words("data.lead")
    edition = desk.edition
    view = DataView(
        title=title,
        lead=lead,
        release=_release(desk),
        href=desk.links.file(DATA),
        files=tuple(_files(desk, ("data/edition.json", "data/edition.schema.json"))),
        schema=_said(desk, "exports-edition-schema.about") + " " + _said(desk, "exports-edition-schema.load"),
        example=desk.relations.first_speaker() or "…",
        fields=tuple(_fields(desk)),
        formats=tuple(_format(desk, name) for name in FORMATS if name in desk.exports),
        data_licence=licence(edition.licence.data),
        text_licence=licence(edition.licence.text),
        kept=tuple(Kept(name, desk.words(f"data.kept.{word}")) for name, word in KEPT.items()),
        notices=desk.links.file(NOTICES),
    )
    return Draft("data", "data/", title, lead, view, "data/", head=heads.data(desk))


def _release(desk: Desk) -> str:
    """Version and date, if the edition says them."""
    version, released = desk.edition.version, desk.edition.released
    if not version:
        return ""
    if released is None:
        return desk.words("data.version", version=version)
    return desk.words("data.released", version=version, date=in_words(released.text, desk.language))


def _fields(desk: Desk) -> Iterator[Field]:
    edition = desk.edition
    counts = {
        "articles": len(edition.articles),
        "actors": len(edition.actors),
        "quotes": desk.relations.count_quotes(),
        "events": len(edition.events),
        "terms": len(edition.terms),
    }
    for name, keys in FIELDS.items():
        count = desk.words.count(f"count.{name}", counts[name])
        yield Field(name, desk.words(f"data.about.{name}"), count, keys)


def _format(desk: Desk, name: str) -> Format:
    lies, key = FORMATS[name], f"exports-{name}"
    files = tuple(_files(desk, lies.edition))
    return Format(
        name=name,
        title=desk.words(f"{key}.title"),
        about=_said(desk, f"{key}.about"),
        fields=_said(desk, f"{key}.fields"),
        load=_said(desk, f"{key}.load"),
        count=desk.words.count("count.files", len(files)),
        files=files,
        where=desk.words(
            "data.each-language" if any(LANGUAGE in path for path in lies.each) else "data.each"
        ),
        each=tuple(map(literal, lies.each)),
        examples=tuple(
            Example(tool, desk.press.source(f"examples/{name}-{tool.lower()}.txt")) for tool in lies.examples
        ),
    )


def _said(desk: Desk, key: str) -> Markup:
    """A text in which names of programs' things stand, each by itself where the language runs the other way."""
    text = desk.words(key) if desk.words.has(key) else ""
    if direction(desk.language) == "ltr":
        return Markup(escape(text))
    pieces = _LATIN.split(text)
    return Markup("").join(
        Markup('<bdi dir="ltr">{}</bdi>').format(piece) if n % 2 else piece for n, piece in enumerate(pieces)
    )


def _files(desk: Desk, places: tuple[str, ...]) -> Iterator[File]:
    for path, (size, digest) in desk.downloads.items():
        if any(lies_at(path, place) for place in places):
            yield File(literal(path), desk.links.file(path), _size(desk, size), literal(digest))


def lies_at(path: str, place: str) -> bool:
    """Whether a path is one of those that a place names."""
    if place.startswith("*"):
        return path.endswith(place[1:])
    return path.startswith(place) if place.endswith("/") else path == place


def _size(desk: Desk, size: int) -> str:
    """Rounded up to whole kilobytes, large ones to megabytes."""
    if size < 9_500_000:
        return desk.words("data.kilobytes", n=-(-size // 1000))
    return desk.words("data.megabytes", n=-(-size // 1_000_000))
