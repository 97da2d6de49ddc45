"""A checked manuscript to the edition."""

from __future__ import annotations

from msgspec.structs import replace

from tahqiq.model.articles import model_article
from tahqiq.model.edition import Edition, EditorialPage, Licence, Repository
from tahqiq.model.records import actor, event, localised, optional_date, required, root, term
from tahqiq.read import Manuscript
from tahqiq.read import Text as WrittenText
from tahqiq.read.markdown import Heading, plain
from tahqiq.read.nodes import Mapping, items


def build(manuscript: Manuscript) -> Edition:
    """The edition of a manuscript in which the check found no errors."""
    articles = {name: model_article(name, folder) for name, folder in manuscript.articles.items()}
    return replace(build_rest(manuscript), articles=articles)


def build_rest(manuscript: Manuscript) -> Edition:
    """The edition without its articles: they can be made one by one, with `model_article`."""
    node = root(manuscript.edition)
    return Edition(
        title=required(node.get("title")),
        description=localised(node.get("description")),
        languages=manuscript.languages(),
        publisher=localised(node.get("publisher")),
        editors=tuple(name for name in map(localised, items(node.get("editors"))) if name),
        licence=Licence(node.text("licence", "text"), node.text("licence", "data")),
        repository=_repository(node),
        version=node.text("version"),
        released=optional_date(node.text("released")),
        actors={name: actor(name, record) for name, record in manuscript.actors.items()},
        events={name: event(name, record) for name, record in manuscript.events.items()},
        terms={name: term(name, record) for name, record in manuscript.terms.items()},
        articles={},
        pages=tuple(
            _page(name, language, texts[language])
            for name, texts in manuscript.pages.items()
            for language in manuscript.languages()
        ),
    )


def _repository(node: Mapping) -> Repository | None:
    url, branch, folder, forge = (
        node.text("repository", key) for key in ("url", "branch", "folder", "forge")
    )
    return Repository(url, branch or "main", folder, forge) if url else None


def _page(name: str, language: str, text: WrittenText) -> EditorialPage:
    first, *rest = text.document.blocks
    assert isinstance(first, Heading), f"{text.file}: built from an unchecked manuscript"
    return EditorialPage(
        name, language, plain(first.inlines), tuple(rest), text.document.footnotes, text.file
    )
