"""What was read of an edition to a side of a comparison: what is sound as a model, of the rest its texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

import msgspec

from tahqiq.author import lock_of
from tahqiq.check.rules import proof
from tahqiq.compare import Locked, Side
from tahqiq.model import Article, Block, Text, build_rest, model_article
from tahqiq.problems import Problem
from tahqiq.read import ArticleFolder, Manuscript, Record
from tahqiq.read import Text as WrittenText
from tahqiq.read.markdown import plain_block
from tahqiq.read.yaml import parse

T = TypeVar("T")


def side_of(
    rest: Manuscript,
    articles: Manuscript,
    problems: Iterable[Problem],
    name: str,
    changed: Collection[str],
) -> Side:
    """The side of a state: `rest` is all that is no article, `articles` those that are compared.

    `name` is how problems call the content folder. Of pictures only those in `changed` files are kept: bytes that
    are not those in git (as with Git LFS) are no change.
    """
    wrong = frozenset(p.place.file for p in problems if p.severity == "error" and p.code not in proof.CODES)
    broken = frozenset(things_in(wrong, name))
    sound = _without(rest, broken)
    edition = build_rest(sound)
    folders = {id: folder for id, folder in articles.articles.items() if ("article", id) not in broken}
    return Side(
        edition=edition if sound.edition is rest.edition else None,
        actors=edition.actors,
        events=edition.events,
        terms=edition.terms,
        articles={id: _article(id, folder, changed, broken) for id, folder in folders.items()},
        pages={id: tuple(map(_text, texts, texts.values())) for id, texts in rest.pages.items()},
        texts={
            id: tuple(map(_text, folder.texts, folder.texts.values()))
            for id, folder in articles.articles.items()
            if id not in folders
        },
        locks={id: _locked(folder) for id, folder in articles.articles.items()},
        broken=frozenset(thing for thing in broken if _there(*thing, rest, articles)),
    )


def _there(kind: str, id: str, rest: Manuscript, articles: Manuscript) -> bool:
    """Whether what has errors is there to have them, and is compared."""
    if kind == "edition":
        return rest.edition is not None
    return kind != "article" or id in articles.articles


def things_in(files: Iterable[str], name: str) -> Iterable[tuple[str, str]]:
    """(kind, id) of what is said in files; the lock of an article is a thing by itself."""
    for file in files:
        kind, _, path = file.removeprefix(f"{name}/").partition("/")
        if kind == "edition.yml":
            yield "edition", ""
        elif path.endswith("article.lock.yml"):
            yield "lock", path.partition("/")[0]
        elif path:
            yield kind.removesuffix("s"), path.partition("/")[0].removesuffix(".yml")


def _without(rest: Manuscript, broken: Collection[tuple[str, str]]) -> Manuscript:
    """What can be modelled; a broken edition.yml is stood in for by one that says nothing. Pages are kept as texts."""
    edition = rest.edition
    if rest.edition is None or ("edition", "") in broken:
        edition = Record("", parse("{title: {en: x}, languages: [en]}", "")[0])
    return replace(
        rest,
        edition=edition,
        actors=_sound(rest.actors, "actor", broken),
        events=_sound(rest.events, "event", broken),
        terms=_sound(rest.terms, "term", broken),
        pages={},
    )


def _sound(records: Mapping[str, T], kind: str, broken: Collection[tuple[str, str]]) -> dict[str, T]:
    return {id: record for id, record in records.items() if (kind, id) not in broken}


def _article(
    id: str, folder: ArticleFolder, changed: Collection[str], broken: Collection[tuple[str, str]]
) -> Article:
    article = model_article(id, replace(folder, lock=None) if ("lock", id) in broken else folder)
    pictures = tuple(p for p in article.pictures if f"{folder.folder}/{p.name}" in changed)
    return msgspec.structs.replace(article, pictures=pictures)


def _text(language: str, written: WrittenText) -> Text:
    """A text as far as it can be read; a block without an id is known by its number."""
    blocks = written.document.blocks
    return Text(
        language,
        "",
        tuple(
            Block(block.id or f"#{number}", block, plain_block(block), block.place.line)
            for number, block in enumerate(blocks, 1)
        ),
        written.document.footnotes,
        file=written.file,
    )


def _locked(folder: ArticleFolder) -> Locked:
    lock = lock_of(folder.lock)
    return Locked({id: proven.sha256 for id, proven in lock.quotes.items()}, lock.stamps)
