"""Provenance: where an article comes from, and under which terms."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from tahqiq.model import Article, Localised, Text
from tahqiq.render import forges
from tahqiq.render.dating import DateView, date_view, dating_view
from tahqiq.render.desk import Desk, View
from tahqiq.render.licences import licence_address
from tahqiq.render.names import isolated, literal, own

_NOTHING = Markup("")
PROOF = "evidence/"
"""The page that says how quotations are verified by hand (views/evidence.py)."""


class Away(View, frozen=True):
    """A link out of the edition."""

    href: str
    label: Markup


class Made(View, frozen=True):
    """A text of the article and how it came to be."""

    language: str
    kind: str
    by: Markup


class Provenance(View, frozen=True):
    """Where an article comes from; what is unknown is empty. `proof` is where it is said how to verify quotations."""

    published: DateView
    language: str
    outlet: Markup
    author: Markup
    url: Away | None
    archived: Away | None
    retrieved: DateView | None
    rights: str
    sha256: Markup
    proof: str
    notice: Markup
    texts: tuple[Made, ...]
    licence: Away | None
    stale: str
    unstamped: str
    edits: tuple[Away, ...]


def provenance(desk: Desk, article: Article) -> Provenance:
    """All that is known."""
    source = article.source
    blocks = [block for text in article.texts for block in text.blocks]
    stale, unstamped = sum(b.stale for b in blocks), sum(b.unstamped for b in blocks)
    return Provenance(
        published=dating_view(source.published, desk.words),
        language=desk.words.language_name(source.language),
        outlet=_perhaps(source.outlet, desk.language),
        author=_perhaps(source.author, desk.language),
        url=away(source.url),
        archived=away(source.archived),
        retrieved=date_view(source.retrieved, desk.words) if source.retrieved else None,
        rights=desk.words(f"rights.{source.rights}"),
        sha256=literal(source.sha256) if source.sha256 else _NOTHING,
        proof=desk.links.page(PROOF),
        notice=_perhaps(source.notice, desk.language),
        texts=tuple(_made(desk, text) for text in article.texts),
        licence=licence(desk.edition.licence.text),
        stale=desk.words.count("article.stale", stale) if stale else "",
        unstamped=desk.words.count("article.unstamped", unstamped) if unstamped else "",
        edits=tuple(e for text in article.texts if (e := _edit(desk, text))),
    )


def licence(spdx: str) -> Away | None:
    """A licence by its SPDX identifier, with the address of its text where we know it."""
    return Away(licence_address(spdx), literal(spdx)) if spdx else None


def edit_address(desk: Desk, file: str) -> str:
    """Where a content file is edited; empty if the edition names no repository."""
    repository = desk.edition.repository
    if not repository or not file:
        return ""
    return forges.edit_address(repository, file)


def _perhaps(text: Localised | None, language: str) -> Markup:
    return own(text, language) if text else _NOTHING


def _made(desk: Desk, text: Text) -> Made:
    words = desk.words
    kind = words(f"text.{text.kind}")
    if text.kind == "translation" and text.of:
        kind = words("text.translation-of", language=words.language_name(text.of))
    return Made(words.language_name(text.language), kind, _perhaps(text.by, desk.language))


def away(url: str) -> Away | None:
    """A link to an address outside the edition, by the name of its host; None without one."""
    return Away(url, isolated(urlsplit(url).netloc or url, "", "")) if url else None


def _edit(desk: Desk, text: Text) -> Away | None:
    href = edit_address(desk, text.file)
    label = desk.words.markup("edit.text", language=desk.words.language_name(text.language))
    return Away(href, label) if href else None
