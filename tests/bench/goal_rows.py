"""Measures what the goals are about: cold builds beside others, builds again, the preview."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contestants import Contestant, hugo, in_turns, material, tahqiq
from disk import seconds_to_write
from edits import Edits
from figures import Figures
from made_editions import Editions
from previewed import saved_to_shown


@dataclass(frozen=True)
class Builds:
    """Cold builds of one edition, by Tahqiq and others."""

    articles: int
    search: bool
    others: frozenset[str]

    @property
    def said(self) -> str:
        return f"{self.articles:,} articles {'with' if self.search else 'without'} search"


def plan(given: argparse.Namespace) -> list[Builds]:
    """Each edition once, though several rows may be about it; the small ones first."""
    wanted: dict[tuple[int, bool], set[str]] = {}
    for asked, key, tool in (
        ("cold" in given.rows, (given.articles, False), "Hugo"),
        ("search" in given.rows, (given.articles, True), "Hugo"),
        ("material" in given.rows, (given.plain, False), "Hugo"),
        ("material" in given.rows, (given.plain, False), "Material"),
        ("material" in given.rows, (given.plain, True), "Material"),
        *((True, (size, False), "Hugo") for size in given.sizes),
    ):
        if asked:
            wanted.setdefault(key, set()).add(tool)
    return [Builds(*key, frozenset(wanted[key])) for key in sorted(wanted)]


def cold(given: argparse.Namespace, editions: Editions, job: Builds) -> Iterator[Figures]:
    """Builds in turns, each as if it were the first."""
    edition = editions.copy(job.articles, job.search)
    with tempfile.TemporaryDirectory(dir=editions.work) as folder:
        work = Path(folder)
        found: list[Contestant] = [tahqiq(edition)]
        if "Hugo" in job.others and given.hugo:
            found.append(hugo(edition, work, given.hugo, job.search))
        if "Material" in job.others:
            found.append(material(edition, work, job.search))
        sites = in_turns(found, work, given.runs)
        disk = seconds_to_write(sites["Tahqiq"], work / "disk")
        for contestant in found:
            site = sites[contestant.name]
            written = disk if contestant is found[0] else 0.0
            yield contestant.figures("cold", job.articles, job.search, site, written)


def built_again(edition: Path, site: Path, kinds: list[str]) -> list[Contestant]:
    """Builds of a site that stands, by kind: `nothing` changed, one paragraph `edited`."""
    tahqiq(edition, site=site).watch(site)
    found = [tahqiq(edition, kind, site) for kind in kinds]
    for contestant in found:
        if contestant.name == "edited":
            edits = Edits(edition)
            contestant.before, contestant.after = edits.make, edits.look
    return found


def again(given: argparse.Namespace, editions: Editions, kinds: list[str], search: bool) -> Iterator[Figures]:
    """What is built again, in turns."""
    edition = editions.copy(given.articles, search)
    with tempfile.TemporaryDirectory(dir=editions.work) as folder:
        site = Path(folder) / "site"
        found = built_again(edition, site, kinds)
        in_turns(found, Path(folder), given.edits)
        for contestant in found:
            kind, contestant.name = contestant.name, "Tahqiq"
            yield contestant.figures(kind, given.articles, search, site)


def served(given: argparse.Namespace, editions: Editions, search: bool) -> Figures:
    """The preview, from each save to the page with the new word."""
    times, memory = saved_to_shown(editions.copy(given.articles, search), given.edits)
    return Figures(
        "serve", "Tahqiq", given.articles, search, tuple(round(t, 4) for t in times), memory=memory
    )
