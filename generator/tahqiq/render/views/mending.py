"""Mending: what a reader who has found an error can do, for the article and for each block of it."""

from __future__ import annotations

from tahqiq.model import Article
from tahqiq.render.desk import Desk, View
from tahqiq.render.forges import edit_address, history_address, report_address

BLOCK = "BLOCK-ID"
"""Stands for the id of a block in the addresses that a script completes; no block can have this id."""


class EditLink(View, frozen=True):
    """Where the text in a language is edited; the line of a block goes behind it. `history`: all its changes."""

    language: str
    href: str
    label: str
    history: str


class Mending(View, frozen=True):
    """Links out of the page: `report` is about the article, `report_block` about the block whose id stands in it."""

    report: str
    report_block: str
    edits: tuple[EditLink, ...]


def mending(desk: Desk, article: Article, path: str) -> Mending | None:
    """The links; None where the edition names no repository.

    They tell the repository's site nothing but which page and block of the edition they are about.
    """
    repository = desk.edition.repository
    if not repository:
        return None
    page = f"{desk.base}{desk.language}/{path}"
    words = desk.words

    def report(block: str) -> str:
        address = f"{page}#{block}" if block else page
        place = f"{article.id}#{block}" if block else article.id
        title = words("mend.title", place=f"{place} ({desk.language})")
        return report_address(repository, title, address, words("mend.body", address=address))

    edits = (
        EditLink(
            text.language,
            edit_address(repository, text.file),
            words("mend.edit", language=words.language_name(text.language)),
            history_address(repository, text.file),
        )
        for text in article.texts
        if text.file
    )
    return Mending(report(""), report(BLOCK), tuple(edits))
