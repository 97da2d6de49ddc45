"""Pages in all languages: the choice of one, and what is shown in the place of any other page."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.render.desk import Desk
from tahqiq.render.page import Page
from tahqiq.render.views import plain


def root(desks: tuple[Desk, ...]) -> Page:
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


def anywhere(desks: tuple[Desk, ...], what: str, address: str) -> Page:
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
