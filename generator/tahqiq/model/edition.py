"""The edition as a whole."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tahqiq.dates import EdtfDate
from tahqiq.model.article import Article
from tahqiq.model.localised import Localised
from tahqiq.model.things import Actor, Event, Term
from tahqiq.read.markdown import AnyBlock, Footnote


class Licence(msgspec.Struct, frozen=True):
    """SPDX identifiers; empty: not said."""

    text: str = ""
    data: str = ""


class Repository(msgspec.Struct, frozen=True):
    """Where the content is edited. `folder` is the edition's, `forge` what runs its site; empty: not said."""

    url: str
    branch: str = "main"
    folder: str = ""
    forge: str = ""


class EditorialPage(msgspec.Struct, frozen=True, array_like=True):
    """An editorial page in one language; its title is its first heading, which is not among the blocks."""

    id: str
    language: str
    title: str
    blocks: tuple[AnyBlock, ...]
    footnotes: tuple[Footnote, ...] = ()
    file: str = ""


class Edition(msgspec.Struct, frozen=True):
    """Everything, checked: things by id in sorted order. `version` and `released` are of the release, if it is one."""

    title: Localised
    languages: tuple[str, ...]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    terms: Mapping[str, Term]
    articles: Mapping[str, Article]
    pages: tuple[EditorialPage, ...] = ()
    description: Localised | None = None
    publisher: Localised | None = None
    editors: tuple[Localised, ...] = ()
    licence: Licence = Licence()
    repository: Repository | None = None
    version: str = ""
    released: EdtfDate | None = None
