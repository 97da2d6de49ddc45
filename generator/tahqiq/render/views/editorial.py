"""Editorial pages: about, method, how to contribute."""

from __future__ import annotations

from markupsafe import Markup

from tahqiq.languages.directions import closed
from tahqiq.model import EditorialPage
from tahqiq.read.markdown import plain_block
from tahqiq.render.desk import Desk, Draft, View
from tahqiq.render.links import path_of
from tahqiq.render.text import TextWriter, heading_levels
from tahqiq.render.views.provenance import edit_address

LENGTH = 160


class EditorialView(View, frozen=True):
    """The page."""

    title: str
    body: Markup
    notes: Markup
    edit: str


def draft(desk: Desk, page: EditorialPage) -> Draft:
    """The page."""
    path = path_of("page", page.id)
    writer = TextWriter(desk.links, desk.words, desk.language, levels=heading_levels(page.blocks))
    view = EditorialView(
        page.title,
        writer.blocks(page.blocks),
        writer.footnotes(page.footnotes),
        edit_address(desk, page.file),
    )
    title = desk.title(page.title, page.id)
    return Draft("editorial", path, title, description(desk, page), view, path, page.file)


def description(desk: Desk, page: EditorialPage) -> str:
    """How the page begins, to the end of a word."""
    text = next((p for block in page.blocks if (p := plain_block(block)) and block.kind == "paragraph"), "")
    text = " ".join(text.split())
    if len(text) > LENGTH:
        text = closed(text[: text.rfind(" ", 0, LENGTH)]) + " …"
    return text or desk.words(
        "page.description", title=page.title, edition=desk.edition.title.best(desk.language)
    )
