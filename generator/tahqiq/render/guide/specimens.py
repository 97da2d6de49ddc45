"""Specimens: the list of what the style guide shows, by group, in order; what is left out of it is not shown."""

from __future__ import annotations

from typing import NamedTuple

ARTICLE = "first"
"""The made-up article that the guide shows whole."""

_YAML = f"articles/{ARTICLE}/article.yml"
_TEXT = f"articles/{ARTICLE}/{{language}}.md"


class Specimen(NamedTuple):
    """A thing to show: the parts that draw it, and where what an editor writes for it stands.

    Its words are `guide.<id>` (what it is) and `guide.<id>-for` (what it is for). `block` is the block of the
    article that shows it, `commands` are run for it.
    """

    id: str
    parts: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    block: str = ""
    commands: tuple[str, ...] = ()


def _block(
    id: str, block: str, *written: str, parts: tuple[str, ...] = ("row",), command: str = ""
) -> Specimen:
    return Specimen(id, parts, (f"{_TEXT}#{block}", *written), block, (command,) if command else ())


def _quote(id: str, block: str, *quotes: str, command: str = "") -> Specimen:
    written = (f"{_YAML}#quotes.{quote}" for quote in quotes)
    return _block(id, block, *written, parts=("row", "attribution"), command=command)


VERIFY = "tahqiq verify --sources DIR"

GROUPS: dict[str, tuple[Specimen, ...]] = {
    "ground": (
        Specimen("colours"),
        Specimen("type"),
        Specimen("buttons"),
        Specimen("focus"),
    ),
    "text": (
        Specimen("titles", ("titles", "article-meta"), (f"{_YAML}#title", f"{_YAML}#source")),
        Specimen("modes", ("article-modes",), (f"{_YAML}#texts",)),
        Specimen("keys", ("article-keys",)),
        _block("names", "names"),
        _block("first-lines", "lead"),
        _block("heading", "heading"),
        _block("list", "list"),
        _block("numbers", "numbers"),
        _block("table", "table"),
        _block("block-quote", "block-quote"),
        _block("code", "code"),
        _block("picture", "picture"),
        _block("notice", "notice"),
        _block("alone", "alone"),
        _block("dates", "dates", parts=("row", "date")),
        _block("notes", "notes", parts=("row", "footnotes")),
        Specimen("cards", ("cards", "card"), ("actors/speaker-a.yml", "terms/term-a.yml")),
    ),
    "quotations": (
        _quote("verified", "direct-verified", "direct", command=VERIFY),
        _quote("partial", "partial-verified", "partial", command=VERIFY),
        _quote("unverified", "direct-unverified", "not-verified"),
        _quote("indirect", "indirect", "reported"),
        _quote("in-parts", "in-parts", "in-parts", "within"),
    ),
    "keeping": (
        _block("stale", "stale", command="tahqiq stamp first en stale"),
        _block("corrected", "corrected", f"{_YAML}#corrections"),
        Specimen("neighbours", ("neighbours",)),
        Specimen(
            "beside",
            ("article-beside", "events", "citation", "provenance", "corrections"),
            (f"{_YAML}#source", f"{_YAML}#corrections"),
        ),
    ),
    "articles": (Specimen("article-card", ("article-card",), (f"{_YAML}#summary",)),),
    "quotes": (
        Specimen("filters", ("quote-filters",)),
        Specimen("quote", ("quote",), (f"{_YAML}#quotes.direct",)),
        Specimen("quotes-by", ("quotes",)),
    ),
    "timeline": (
        Specimen("timeline-figure", ("timeline-tools", "timeline-figure"), ("events/about-a-day.yml",)),
        Specimen(
            "timeline-list",
            ("timeline-list", "event", "event-actors", "sources"),
            ("events/on-a-day.yml",),
        ),
    ),
    "network": (
        Specimen("network-figure", ("network-choose", "network-figure", "network-key")),
        Specimen("network-pairs", ("network-pairs",)),
    ),
    "actors": (
        Specimen("actor-facts", ("actor-facts", "roles"), ("actors/speaker-a.yml",)),
        Specimen("concordance", ("concordance",)),
        Specimen("jumps", ("jumps",)),
        Specimen("sheets", ("sheets",)),
        Specimen("actor-group", ("actor-group",), ("actors/speaker-b.yml",)),
    ),
    "glossary": (Specimen("term", ("term",), ("terms/term-a.yml",)),),
}
