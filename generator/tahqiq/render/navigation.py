"""Navigation: what stands around all pages of a language, and where earlier names lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from tahqiq.relate import Relations
from tahqiq.render.desk import Desk
from tahqiq.render.links import STATUS, STYLE_GUIDE, path_of
from tahqiq.render.manual import PATH as MANUAL
from tahqiq.render.names import own
from tahqiq.render.page import NavigationEntry
from tahqiq.render.views.provenance import PROOF, licence

if TYPE_CHECKING:
    from tahqiq.render.guide.page import Demonstration

PARTS = ("articles", "actors", "quotes", "timeline", "network", "glossary")
MINOR = ("network",)
ABOUT = "about"


def navigation(desk: Desk, demonstration: Demonstration | None) -> tuple[NavigationEntry, ...]:
    """The parts of the edition, then its editorial pages, then the data, the evidence and the status."""

    def entry(path: str, title: str, minor: bool = False) -> NavigationEntry:
        return NavigationEntry(f"{desk.language}/{path}", title, minor)

    parts = [name for name in PARTS if name != "glossary" or desk.edition.terms]
    pages = [p for p in desk.edition.pages if p.language == desk.language]
    guided = demonstration is not None and desk.language in demonstration.languages
    return (
        *(entry(f"{name}/", desk.words(f"{name}.title"), name in MINOR) for name in parts),
        *(entry(path_of("page", p.id), p.title, p.id != ABOUT) for p in pages),
        entry("data/", desk.words("data.title"), True),
        entry(PROOF, desk.words("proof.title"), True),
        entry(STATUS, desk.words("status.title"), True),
        *(
            [entry(MANUAL, desk.words("manual.title"), True)]
            if desk.manual and desk.manual.of(desk.language)
            else ()
        ),
        *([entry(STYLE_GUIDE, desk.words("guide.title"), True)] if guided else ()),
    )


def colophon(desk: Desk) -> Markup:
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


def redirects(relations: Relations) -> Iterator[tuple[str, str]]:
    """From the earlier names of articles and actors, in every language."""
    for language in relations.edition.languages:
        for kind in ("actor", "article"):
            for old, name in relations.former(kind):
                yield f"{language}/{path_of(kind, old)}", f"{language}/{path_of(kind, name)}"
