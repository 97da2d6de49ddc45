"""A short measurement for CI: `python tests/bench/short.py [--record]`, or `make bench-short`.

Builds 200 made-up articles (this repository's own edition where ../shared is not there) cold, again with nothing
changed, again with one paragraph changed, and as a plain MkDocs site with Material, in turns. Prints ratios, which
depend little on the machine, beside those in recorded.json. If one is more than twice as bad, all is measured once
more, since others may have used the machine; it fails if one is so again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import msgspec
from contestants import in_turns, material, tahqiq
from figures import Figures, machine, today
from goal_rows import built_again
from made_editions import MAKER, REPOSITORY, Editions, articles_in
from ratios import Recorded, better, in_table, of, times, worse

RECORDED = Path(__file__).with_name("recorded.json")


def measured(given: argparse.Namespace, ready: str | None, articles: int) -> dict[str, Figures]:
    """All of one edition, search included; by what was done."""
    with tempfile.TemporaryDirectory(dir=given.work, prefix="short-") as folder:
        work = Path(folder)
        editions = Editions(ready, work)
        edition = editions.copy(articles, search=True)
        found = [
            tahqiq(edition, "cold"),
            *built_again(editions.copy(articles, search=True), work / "again", ["nothing", "edited"]),
            material(edition, work, search=True),
        ]
        in_turns(found, work, given.runs)
        return {c.name: c.figures(c.name, articles, True, None) for c in found}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--own", action="store_true", help="measure this repository's edition all the same")
    parser.add_argument("--record", action="store_true", help="write the ratios to recorded.json")
    parser.add_argument("--work", type=Path, help="where sites are made; the folder for temporary files")
    given = parser.parse_args()
    name, ready, articles = f"{given.articles} made-up articles", None, given.articles
    if given.own or not MAKER.is_file():
        name, ready, articles = "this repository's edition", str(REPOSITORY), articles_in(REPOSITORY)
    if not MAKER.is_file():
        print(f"NOTE: no {MAKER.name} beside this checkout, so {name} is measured instead.\n")
    known = msgspec.json.decode(RECORDED.read_bytes(), type=dict[str, Recorded]) if RECORDED.is_file() else {}
    before = known.get(name)

    def ratios() -> dict[str, float]:
        figures = measured(given, ready, articles)
        found = of(figures)
        print(f"{name}: {times(figures)}\n\n{in_table(found, before)}", flush=True)
        return found

    found = ratios()
    if given.record:
        known[name] = Recorded(today(), machine(), found)
        RECORDED.write_bytes(msgspec.json.format(msgspec.json.encode(known), indent=1) + b"\n")
    elif before and worse(found, before.ratios):
        print("Measured once more, since that is more than twice as bad as recorded:\n")
        if bad := worse(better(found, ratios()), before.ratios):
            sys.exit(f"twice more than twice as bad as recorded: {'; '.join(bad)}")


if __name__ == "__main__":
    main()
