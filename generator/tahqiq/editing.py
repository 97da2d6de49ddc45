"""What the commands of an editor do with an edition: verify, stamp. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tahqiq.author import Lock, lock_of, lock_text, verify, with_stamps
from tahqiq.check.rules import proof
from tahqiq.model import build
from tahqiq.problems import Problem, in_order
from tahqiq.read import Manuscript
from tahqiq.read.sources import read_sources


class NotThere(Exception):
    """A command names something that the edition does not have."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What `tahqiq verify` found: locks to write, by file; what is not proven; (article, found, asked)."""

    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int, int], ...]


def but_for_proof(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that hinder verifying: those that verifying itself mends are no reason not to."""
    return tuple(p for p in problems if p.code not in proof.CODES and "article.lock.yml" not in p.place.file)


def verified(manuscript: Manuscript, sources: Path) -> Verification:
    """Looks up every article's quotes in the texts of a folder."""
    texts = read_sources(sources)
    files: dict[str, str] = {}
    problems: list[Problem] = []
    counts: list[tuple[str, int, int]] = []
    for name, article in build(manuscript).articles.items():
        folder = manuscript.articles[name]
        outcome = verify(article, lock_of(folder.lock), texts)
        problems += outcome.problems
        if outcome.asked:
            counts.append((name, outcome.found, outcome.asked))
        if outcome.lock != Lock():
            files[f"{folder.folder}/article.lock.yml"] = lock_text(outcome.lock)
    return Verification(files, in_order(problems), tuple(counts))


def stamped(manuscript: Manuscript, name: str, language: str, blocks: tuple[str, ...]) -> dict[str, str]:
    """The lock in which blocks of a translation (all, if none are named) are stamped, by file."""
    edition = build(manuscript)
    if name not in edition.articles:
        raise NotThere(f'There is no article "{name}".')
    article = edition.articles[name]
    text = article.text(language)
    if text is None or text.kind != "translation":
        raise NotThere(f'"{name}" has no translation into "{language}".')
    known = [block.id for block in text.blocks]
    if missing := [block for block in blocks if block not in known]:
        raise NotThere(f"The translation has no block {', '.join(missing)}.")
    folder = manuscript.articles[name]
    lock = with_stamps(lock_of(folder.lock), article, language, blocks or known)
    return {f"{folder.folder}/article.lock.yml": lock_text(lock)}
