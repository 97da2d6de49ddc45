"""Compares builds of one edition: `python tests/bench/compare.py --articles 1000 --runs 5 --with hugo,material`.

Makes an edition of made-up articles (by ../shared's maker, or takes --edition), from it a Hugo site and a MkDocs site
with Material, and builds them in turns: Tahqiq, Hugo, Material, Tahqiq, … Each build is a process of its own that
writes to a fresh folder on the same disk. Memory is watched in one more build of each. Prints tables in Markdown.
README.md says what is compared with what.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from contestants import GET_HUGO, Contestant, hugo, in_turns, material, tahqiq
from figures import Figures, machine
from made_editions import Editions, NoEdition
from options import numbers, parser_of, settled
from sites_seen import Seen, seen
from tables import each, machine_in_words, share, table


@dataclass(frozen=True)
class Compared:
    """What was measured of a tool, and the site that it wrote."""

    figures: Figures
    site: Seen


def contestants(given: argparse.Namespace, edition: Path, work: Path) -> list[Contestant]:
    """Tahqiq, and those that are asked for."""
    found = [tahqiq(edition)]
    if "hugo" in given.others:
        found.append(hugo(edition, work, given.hugo, given.search))
    if "material" in given.others:
        found.append(material(edition, work, given.search))
    return found


def compared(given: argparse.Namespace, articles: int) -> list[Compared]:
    """All builds of one edition, in turns."""
    with tempfile.TemporaryDirectory(dir=given.work, prefix="compare-") as folder:
        work = Path(folder)
        found = contestants(given, Editions(given.edition, work).copy(articles, given.search), work)
        sites = in_turns(found, work, given.runs)
        return [
            Compared(contestant.figures("cold", articles, given.search, None), seen(sites[contestant.name]))
            for contestant in found
        ]


def results(found: Sequence[Compared]) -> str:
    """What was measured, and how often as much as the first it is."""
    first = found[0].figures
    rows = []
    for contestant in found:
        m, site = contestant.figures, contestant.site
        rows.append(
            [
                contestant.figures.tool,
                f"{site.pages.total():,}",
                f"{site.files:,}",
                f"{site.html / 1e6:,.1f} MB ({site.bytes / 1e6:,.1f})",
                f"{m.wall:.2f} s ({each(m.walls)})",
                f"{m.cpu:.2f} s ({each(m.cpus)})",
                f"{m.memory / 1e6:,.0f} MB",
                f"{share(first.wall, m.wall)}, {share(first.cpu, m.cpu)}, {share(first.memory, m.memory)}",
            ]
        )
    head = ("", "pages", "files", "pages (all) in bytes", "wall", "CPU", "peak memory")
    return table([*head, "Tahqiq takes of this: wall, CPU, memory"], rows)


def contents(found: Sequence[Compared]) -> str:
    """Pages and visible characters by kind."""
    kinds = dict.fromkeys(kind for contestant in found for kind in sorted(contestant.site.pages))
    first = found[0].site
    rows = []
    for kind in [*kinds, "all"]:
        row = [kind]
        for contestant in found:
            pages, characters = (
                (c.total() if kind == "all" else c[kind])
                for c in (contestant.site.pages, contestant.site.characters)
            )
            own = first.characters.total() if kind == "all" else first.characters[kind]
            of_first = "" if contestant is found[0] else f" ({share(characters, own)})"
            row.append(f"{pages:,}: {characters:,}{of_first}")
        rows.append(row)
    names = [contestant.figures.tool for contestant in found]
    return table(["pages: visible characters (of Tahqiq’s)", *names], rows)


def growth(measured: dict[int, list[Compared]]) -> str:
    """Time and memory per article, edition by edition."""
    rows = []
    for articles, found in measured.items():
        for contestant in found:
            m = contestant.figures
            rows.append(
                [
                    f"{articles:,}",
                    contestant.figures.tool,
                    f"{m.wall:.2f} s, {1000 * m.wall / articles:.1f} ms",
                    f"{m.cpu:.2f} s, {1000 * m.cpu / articles:.1f} ms",
                    f"{m.memory / 1e6:,.0f} MB, {m.memory / 1000 / articles:,.0f} kB",
                ]
            )
    head = ("wall, and per article", "CPU, and per article", "peak memory, and per article")
    return table(["articles", "", *head], rows)


def arguments() -> argparse.Namespace:
    parser = parser_of(__doc__, articles=1000, runs=5)
    parser.add_argument("--growth", help="numbers of articles, such as 100,1000,10000, instead of --articles")
    parser.add_argument("--with", dest="others", default="hugo", help="hugo, material, or both with a comma")
    parser.add_argument("--search", action=argparse.BooleanOptionalAction, default=True)
    given = settled(parser.parse_args())
    given.others = set(filter(None, given.others.split(",")))
    if unknown := given.others - {"hugo", "material"}:
        parser.error(f"--with: {', '.join(sorted(unknown))} is not known")
    if "hugo" in given.others and not given.hugo:
        parser.error(GET_HUGO)
    return given


def main() -> None:
    given = arguments()
    print(f"{machine_in_words(machine(given.hugo))}; runs: {given.runs}\n")
    sizes = numbers(given.growth) if given.growth else [given.articles]
    measured = {}
    for articles in sizes:
        measured[articles] = compared(given, articles)
        print(f"{articles:,} articles, {'with' if given.search else 'without'} search\n")
        print(results(measured[articles]))
        print(contents(measured[articles]), flush=True)
    if given.growth:
        print(growth(measured))


if __name__ == "__main__":
    try:
        main()
    except NoEdition as missing:
        sys.exit(f"{missing}: name an edition with --edition")
