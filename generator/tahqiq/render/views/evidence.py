"""The evidence: how a sceptical reader repeats the verification of a quotation by hand, and what that proves.

It works on a quotation of this edition, and names the newest sources, so that it does not grow with the edition.
"""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.evidence import Interval
from tahqiq.model import Quote, Source
from tahqiq.relate import Head
from tahqiq.relate.undone import UNVERIFIED
from tahqiq.render.dating import DateView, dating_view
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import DATA
from tahqiq.render.names import literal, own
from tahqiq.render.views.provenance import PROOF, Away, away
from tahqiq.render.views.quotes import card
from tahqiq.schema.vocabulary import VERBATIM_MODES

PROGRAM = "examples/verify-quotations.txt"
SPEAKERS, SOURCES = 3, 5
"""How many of the latest speakers, and of the newest articles, are asked for. Changes of these answers are known."""


class Worked(View, frozen=True):
    """A quotation that is verified by hand: its card, its source's SHA-256, the characters of it, how to print them."""

    card: Markup
    sha256: Markup
    places: str
    command: str


class SourceLine(View, frozen=True):
    """The source of an article; what is unknown is empty. `verified` is how many of its quotations are."""

    title: Markup
    href: str
    outlet: Markup
    published: DateView
    links: tuple[Away, ...]
    sha256: Markup
    verified: str


class EvidenceView(View, frozen=True):
    """The page. `worked` is missing where nothing is verified yet; `data` is where edition.json lies.

    `status` leads to what is not verified, if there is any.
    """

    title: str
    lead: str
    figures: str
    worked: Worked | None
    program: str
    data: str
    data_page: str
    status: str
    sources: tuple[SourceLine, ...]
    repository: str


def draft(desk: Desk) -> Draft:
    """The page."""
    words, relations = desk.words, desk.relations
    title, lead = words("proof.title"), words("proof.lead")
    verified = relations.count_verified()
    unverified = relations.undone(UNVERIFIED).times
    verbatim = verified + unverified
    latest = [q for q in relations.latest_speeches(SPEAKERS) if q.mode in VERBATIM_MODES]
    repository = desk.edition.repository
    view = EvidenceView(
        title=title,
        lead=lead,
        figures=words.count("status.done.quotes", verbatim, done=verified) if verbatim else "",
        worked=_worked(desk, latest[0]) if latest else None,
        program=desk.press.source(PROGRAM),
        data=desk.links.file(DATA),
        data_page=desk.links.page("data/"),
        status=desk.links.page("status/") if unverified else "",
        sources=tuple(_source(desk, name) for name in relations.newest(SOURCES)),
        repository=repository.url if repository else "",
    )
    return Draft("evidence", PROOF, title, lead, view, PROOF)


def _worked(desk: Desk, quote: Quote) -> Worked:
    assert quote.evidence
    at = quote.evidence.at
    spans = (desk.words("evidence.range", start=i.start, end=i.end) for i in at)
    return Worked(
        card=card(desk, quote.key),
        sha256=literal(quote.evidence.source),
        places=desk.words("list.comma").join(spans),
        command=_command(at),
    )


def _command(at: tuple[Interval, ...]) -> str:
    """What prints the characters of a source, as any Python does."""
    pieces = ", ".join(f"text[{i.start}:{i.end}]" for i in at)
    return (
        "import unicodedata\n"
        'text = open("source.txt", encoding="utf-8-sig").read()\n'
        'text = unicodedata.normalize("NFC", text)\n'
        f"print({pieces})"
    )


def _source(desk: Desk, name: str) -> SourceLine:
    head: Head = desk.relations.heads[name]
    source: Source = desk.edition.articles[name].source
    links = (away(address) for address in (source.url, source.archived))
    done = desk.words.count("article.verified", head.verbatim, done=head.verified) if head.verbatim else ""
    return SourceLine(
        title=own(head.title, desk.language),
        href=desk.links.to("article", name),
        outlet=own(source.outlet, desk.language) if source.outlet else Markup(""),
        published=dating_view(source.published, desk.words),
        links=tuple(link for link in links if link),
        sha256=literal(source.sha256) if source.sha256 else Markup(""),
        verified=done,
    )
