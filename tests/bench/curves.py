"""Draws the page on speed from measurements: `python tests/bench/curves.py [MEASURED.json]`.

Takes what goals.py kept with --record, the newest in measured/ without a name; writes the tables of
generator/docs/speed.md, between its two markers, and the picture beside it. Nothing else on the page is changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import judging
from chart import Panel, picture
from figures import Figures, Record, known
from made_editions import REPOSITORY
from tables import by_size, machine_in_words

HERE = Path(__file__).resolve().parent
PAGE = REPOSITORY / "generator/docs/speed.md"
PICTURE = "images/speed.svg"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TITLE = "Time and memory per article, by number of articles"
VALUES: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("time per article", "ms", lambda f: 1000 * f.wall / f.articles),
    ("CPU time per article", "ms", lambda f: 1000 * f.cpu / f.articles),
    ("peak memory per article", "kB", lambda f: f.memory / 1000 / f.articles),
)


def grown(record: Record) -> list[Figures]:
    """Cold builds without search, by tool and size: what curves are drawn of. Material is one size, and no curve."""
    return [f for f in record.figures if f.kind == "cold" and not f.search and f.tool != "Material"]


def drawn(figures: Sequence[Figures]) -> str:
    """The picture, with its curves in words."""
    panels, said = [], []
    for title, unit, value in VALUES:
        curves: dict[str, list[tuple[int, float]]] = {}
        for f in sorted(figures, key=lambda f: f.articles):
            curves.setdefault(f.tool, []).append((f.articles, value(f)))
        panels.append(Panel(title, unit, curves))
        for tool, curve in curves.items():
            points = ", ".join(f"{y:,.3g} {unit} at {x:,}" for x, y in curve)
            said.append(f"{title}, {tool}: {points}.")
    return picture(TITLE, " ".join(["Both scales are logarithmic; lower is better.", *said]), panels)


def page(text: str, record: Record) -> str:
    """The page with its measured part written anew."""
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise SystemExit(f"the page has to have {BEGIN} and then {END}, each once")
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n{_measured(record)}\n{END}{rest.split(END)[1]}"


def _measured(record: Record) -> str:
    figures = list(record.figures)
    parts = [
        f"Measured on {record.date} on {machine_in_words(record.machine)}, by",
        f"```\n{record.command}\n```",
        judging.in_table(judging.rows(figures)),
    ]
    parts += [f"- {note}" for note in record.notes]
    if found := grown(record):
        parts += [f"![{TITLE}; the figures are in the table below]({PICTURE})", by_size(found)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("measured", type=Path, nargs="?", help="a record; the newest of measured/")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write; speed.md")
    given = parser.parse_args()
    file = given.measured or max((HERE / "measured").glob("[0-9]*.json"), default=None)
    if not file:
        sys.exit("nothing is measured yet: python tests/bench/goals.py --record")
    record = known(file)
    given.page.write_text(page(given.page.read_text(encoding="utf-8"), record), encoding="utf-8")
    if found := grown(record):
        image = given.page.parent / PICTURE
        image.parent.mkdir(exist_ok=True)
        image.write_text(drawn(found), encoding="utf-8")
    print(f"{given.page} is drawn from {file.name}")


if __name__ == "__main__":
    main()
