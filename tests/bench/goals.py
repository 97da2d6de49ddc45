"""Measures Tahqiq against its goals of speed: `python tests/bench/goals.py --articles 10000 --rows cold,nothing`.

Prints goal, measured, met, in Markdown; with --record keeps the figures as JSON, of which curves.py draws the page.
Rows: cold (Hugo, without search), search (Hugo with Pagefind), material (plain MkDocs with Material, of --plain
articles), nothing (nothing changed), edited (a word of one paragraph), serve (from the save to the served page),
growth (at --sizes). Runs are interleaved, each in processes of its own. README.md says how it is measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import judging
from contestants import GET_HUGO
from figures import Figures, Record, kept, machine, today
from goal_rows import Builds, again, cold, plan, served
from made_editions import Editions, NoEdition
from options import command, numbers, parser_of, settled
from previewed import NotShown
from tables import by_size, machine_in_words

ROWS = ("cold", "search", "material", "nothing", "edited", "serve", "growth")
MEASURED = Path(__file__).resolve().parent / "measured"
FORGOTTEN = 300
"""Seconds until ext4 has forgotten which inodes were deleted. Before, it looks long for one to give to a new file: what
was written in one comparison and is removed after it would be paid for in the next.
"""


def measured(given: argparse.Namespace, editions: Editions) -> Iterator[Figures | str]:
    """Figures, as they come; a sentence for what is skipped."""
    if not given.hugo and {"cold", "search", "material", "growth"} & given.rows:
        yield f"skipped: Hugo; {GET_HUGO}"
    jobs: list[Builds] = plan(given)
    for n, job in enumerate(jobs):
        if n:
            time.sleep(FORGOTTEN)
        try:
            yield from cold(given, editions, job)
        except NoEdition as missing:
            yield f"skipped: {job.said}: {missing}"
    for search in (False, True):
        kinds = [kind for kind in ("nothing", "edited") if kind in given.rows]
        try:
            if kinds:
                yield from again(given, editions, kinds, search)
            if "serve" in given.rows:
                yield served(given, editions, search)
        except (NoEdition, NotShown) as missing:
            yield f"skipped: {given.articles:,} articles again, {'with' if search else 'without'} search: {missing}"


def arguments() -> argparse.Namespace:
    parser = parser_of(__doc__, articles=10_000, runs=3)
    parser.add_argument("--rows", default=",".join(ROWS), help="which to measure, with commas between")
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of articles for growth")
    parser.add_argument("--plain", type=int, default=1000, help="articles beside Material, at most")
    parser.add_argument("--edits", type=int, default=6, help="how often something is changed, or nothing")
    parser.add_argument(
        "--record",
        type=Path,
        nargs="?",
        const=MEASURED / f"{today()}.json",
        help="keep the figures as JSON; measured/DATE.json without a name",
    )
    given = settled(parser.parse_args())
    given.rows = set(given.rows.split(","))
    if unknown := given.rows - set(ROWS):
        parser.error(f"--rows: {', '.join(sorted(unknown))} is not known")
    given.sizes = numbers(given.sizes) if "growth" in given.rows else []
    given.plain = min(given.plain, given.articles)
    return given


def main() -> None:
    given = arguments()
    record = Record(today(), command("goals.py", sys.argv[1:]), machine(given.hugo))
    print(f"{machine_in_words(record.machine)}; {record.date}\n", flush=True)
    with tempfile.TemporaryDirectory(dir=given.work, prefix="goals-") as folder:
        for found in measured(given, Editions(given.edition, Path(folder))):
            if isinstance(found, str):
                print(f"{found}\n", flush=True)
                record = replace(record, notes=(*record.notes, found))
                continue
            record = replace(record, figures=(*record.figures, found))
            if given.record:
                kept(record, given.record)  # after each, since a whole measurement takes hours
    print(judging.in_table(judging.rows(record.figures)))
    print(by_size(record.figures))


if __name__ == "__main__":
    main()
