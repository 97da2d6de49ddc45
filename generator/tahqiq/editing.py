"""What the commands of an editor do with an edition: verify, stamp. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tahqiq.author import Lock, lock_of, lock_text, verify, with_stamps, without_strays
from tahqiq.author.stamps import STALE, UNSTAMPED, Awaited, NoStamp, awaited, stampable, translations
from tahqiq.check.hints import nearest
from tahqiq.check.rules import proof
from tahqiq.model import Article, Edition, build
from tahqiq.problems import Problem, in_order
from tahqiq.read import ArticleFolder, Manuscript
from tahqiq.read.history import blocks_before
from tahqiq.read.sources import read_sources


class NotThere(Exception):
    """A command names something that the edition does not have."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What `tahqiq verify` found: locks to write, by file; what is not proven; (article, found, asked).

    `kept` are articles whose source is not here, and whose quotations are those that were verified before. Of those
    whose source has `changed` nothing is recorded.
    """

    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int, int], ...]
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Unconfirmed(NamedTuple):
    """A block of a translation that somebody should look at, and what its original said before, if that is known."""

    block: Awaited
    before: str


def but_for_proof(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that hinder verifying: those that verifying itself mends are no reason not to."""
    return tuple(p for p in problems if p.code not in proof.CODES and "article.lock.yml" not in p.place.file)


def verified(manuscript: Manuscript, sources: Path, root: Path) -> Verification:
    """Looks up every article's quotes in the texts of a folder; these are named as seen from the edition's root."""
    texts = read_sources(sources, root)
    files: dict[str, str] = {}
    problems: list[Problem] = []
    counts: list[tuple[str, int, int]] = []
    kept: list[str] = []
    changed: list[str] = []
    articles = build(manuscript).articles
    named = {article.source.sha256 for article in articles.values()}
    strangers = [text for digest, text in texts.items() if digest not in named]
    for name, article in articles.items():
        folder = manuscript.articles[name]
        outcome = verify(article, lock_of(folder.lock), texts, strangers)
        problems += outcome.problems
        if outcome.kept:
            kept.append(name)
        elif outcome.asked:
            counts.append((name, outcome.found, outcome.asked))
        if outcome.changed:
            changed.append(name)
        if outcome.lock != Lock():
            files[f"{folder.folder}/article.lock.yml"] = lock_text(outcome.lock)
    return Verification(files, in_order(problems), tuple(counts), tuple(kept), tuple(changed))


def stamped(
    manuscript: Manuscript, name: str, language: str, blocks: tuple[str, ...]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The lock in which blocks of a translation (all, if none are named) are stamped, by file; and which those are."""
    article = _article(build(manuscript), name)
    try:
        chosen = stampable(article, language, blocks)
    except NoStamp as error:
        raise NotThere(str(error)) from None
    folder = manuscript.articles[name]
    lock = with_stamps(lock_of(folder.lock), article, language, chosen)
    return {f"{folder.folder}/article.lock.yml": lock_text(lock)}, chosen


def stamped_anew(
    manuscript: Manuscript, name: str, language: str
) -> tuple[dict[str, str], tuple[tuple[str, str, int], ...]]:
    """The locks in which all blocks that were never stamped are, by file; (article, language, how many).

    Of one article and one language, or where these are empty of all. Stamps of what is gone are taken out.
    """
    files: dict[str, str] = {}
    counts: list[tuple[str, str, int]] = []
    for article, folder in _articles(manuscript, name, language):
        before = lock_of(folder.lock)
        lock = without_strays(before, article)
        for text in translations(article, language):
            fresh = [a.block for a in awaited(article, before, text.language) if a.state == UNSTAMPED]
            if fresh:
                lock = with_stamps(lock, article, text.language, fresh)
                counts.append((article.id, text.language, len(fresh)))
        if lock != before:
            files[f"{folder.folder}/article.lock.yml"] = lock_text(lock)
    return files, tuple(counts)


def unconfirmed(manuscript: Manuscript, root: Path, name: str, language: str) -> tuple[Unconfirmed, ...]:
    """The blocks of translations that somebody should look at, with what changed since, as far as git knows it."""
    found: list[Unconfirmed] = []
    for article, folder in _articles(manuscript, name, language):
        blocks = tuple(awaited(article, lock_of(folder.lock), language))
        for text in translations(article, language):
            own = [block for block in blocks if block.language == text.language]
            stamps = {block.block: block.stamp for block in own if block.state == STALE}
            before = blocks_before(root / folder.texts[text.of].file, stamps)
            found += (Unconfirmed(block, before.get(block.block, "")) for block in own)
    return tuple(found)


def _articles(manuscript: Manuscript, name: str, language: str) -> Iterator[tuple[Article, ArticleFolder]]:
    """One article or all. Raises NotThere where nothing is translated as it is said."""
    edition = build(manuscript)
    if language and language not in edition.languages:
        raise NotThere(f'"{language}" is no language of the edition: {", ".join(edition.languages)}.')
    if name and language and not translations(_article(edition, name), language):
        raise NotThere(f'"{name}" has no translation into "{language}".')
    for article in [_article(edition, name)] if name else edition.articles.values():
        yield article, manuscript.articles[article.id]


def _article(edition: Edition, name: str) -> Article:
    if name not in edition.articles:
        near = nearest(name, edition.articles)
        raise NotThere(f'There is no article "{name}".' + (f" {near[0].upper()}{near[1:]}" if near else ""))
    return edition.articles[name]
