"""The goals of speed, and whether figures meet them: functions of figures alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from figures import Figures, seconds
from tables import table

# Time and memory per article are compared with an edition of so many; smaller ones are mostly start-up.
GROWN_FROM = 1000
TIMES_FASTER = {False: 2.0, True: 1.5}
EDITED = {False: 0.6, True: 1.5}


@dataclass(frozen=True)
class Row:
    """A goal, and what was measured. Without a limit there is nothing to meet."""

    what: str
    measured: float
    limit: float | None
    said: str
    at_least: bool = False
    in_seconds: bool = False

    @property
    def met(self) -> bool | None:
        if self.limit is None:
            return None
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def cells(self) -> tuple[str, str, str, str]:
        """Goal, measured, met."""
        words = {True: "yes", False: "no", None: "–"}
        sign = "≥" if self.at_least else "≤"
        goal = "–" if self.limit is None else f"{sign} {self._number(self.limit)}"
        return self.what, goal, f"{self._number(self.measured)}: {self.said}", words[self.met]

    def _number(self, value: float) -> str:
        return seconds(value) if self.in_seconds else f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"


def rows(figures: Sequence[Figures]) -> list[Row]:
    """All rows that can be judged by what was measured. Beside Hugo, of the largest edition alone."""
    by = {(f.kind, f.tool, f.articles, f.search): f for f in figures}
    largest = {f.search: f.articles for f in sorted(figures, key=lambda f: f.articles) if f.tool == "Hugo"}
    found: list[Row] = []
    own = [f for f in figures if f.tool == "Tahqiq"]
    for f in own:
        if f.kind != "cold":
            found.append(_again(f))
            continue
        hugo, material = (by.get((f.kind, tool, f.articles, f.search)) for tool in ("Hugo", "Material"))
        if hugo and f.articles == largest[f.search]:
            found += _beside_hugo(f, hugo)
        if hugo and (material or f.articles == largest[f.search]):
            found.append(_processors(f, hugo))
        if material:
            found.append(_beside_material(f, material))
    return [*found, *_growth([f for f in own if f.kind == "cold" and not f.search])]


def in_table(found: Iterable[Row]) -> str:
    return table(("", "goal", "measured, medians (shortest to longest)", "met"), (r.cells() for r in found))


def _named(f: Figures) -> str:
    return f"{f.articles:,} articles, {'with' if f.search else 'without'} search"


def _beside_hugo(f: Figures, hugo: Figures) -> Iterator[Row]:
    cold = f"cold build, {_named(f)}"
    yield Row(
        f"{cold}: Hugo’s time / Tahqiq’s",
        hugo.wall / f.wall,
        TIMES_FASTER[f.search],
        f"{f.spread}; Hugo {hugo.spread}",
        at_least=True,
    )
    yield Row(
        f"{cold}: peak memory / Hugo’s",
        f.memory / hugo.memory,
        None if f.search else 0.3,
        f"{_megabytes(f)}; Hugo {_megabytes(hugo)}",
    )


def _processors(f: Figures, hugo: Figures) -> Row:
    each, theirs = f.cpu / f.pages, hugo.cpu / hugo.pages
    return Row(
        f"cold build, {_named(f)}: CPU time per page / Hugo’s",
        each / theirs,
        None if f.search else 1.0,
        f"{1000 * each:.2f} ms of {f.pages:,} pages; Hugo {1000 * theirs:.2f} ms of {hugo.pages:,}",
    )


def _beside_material(f: Figures, material: Figures) -> Row:
    return Row(
        f"cold build, {_named(f)}: time / that of plain MkDocs with Material",
        f.wall / material.wall,
        1 / 8,
        f"{f.spread}; Material {material.spread}; memory {_megabytes(f)} and {_megabytes(material)}",
    )


def _again(f: Figures) -> Row:
    what, limit = {
        "nothing": ("nothing changed, from the command line", 0.4),
        "edited": ("one paragraph changed, from the command line", EDITED[f.search]),
        "serve": ("from the save to the served page with the new words", 0.1),
    }[f.kind]
    between = f"{seconds(min(f.walls))} to {seconds(max(f.walls))}"
    return Row(f"{what}, {_named(f)}", f.wall, limit, f"{between}; {_megabytes(f)}", in_seconds=True)


def _growth(cold: Sequence[Figures]) -> Iterator[Row]:
    """Each edition beside one of a thousand articles; pages beside those of the smallest."""
    by_size = sorted({f.articles: f for f in cold}.values(), key=lambda f: f.articles)
    if len(by_size) < 2:
        return
    smallest = by_size[0]
    base = max(
        (f for f in by_size[:-1] if f.articles <= GROWN_FROM), key=lambda f: f.articles, default=smallest
    )
    for f in by_size:
        if f.articles <= base.articles:
            continue
        grown = f"{f.articles:,} articles, of that of {base.articles:,}"
        yield Row(
            f"growth: time per article, {grown}",
            (f.wall / f.articles) / (base.wall / base.articles),
            1.2,
            f"{_each(f.wall, f)} ms; {_each(base.wall, base)} ms",
        )
        yield Row(
            f"growth: peak memory per article, {grown}",
            (f.memory / f.articles) / (base.memory / base.articles),
            1.2,
            f"{f.memory / f.articles / 1000:.0f} kB; {base.memory / base.articles / 1000:.0f} kB",
        )
    yield from _pages(by_size[-1], smallest)


def _pages(f: Figures, smallest: Figures) -> Iterator[Row]:
    grown = f"{f.articles:,} articles, of that of {smallest.articles:,}"
    yield Row(
        f"growth: median bytes of a page, {grown}",
        f.page / smallest.page,
        1.1,
        f"{f.page / 1000:.1f} kB; {smallest.page / 1000:.1f} kB",
    )
    yield Row(
        f"growth: the largest page, {grown}",
        f.largest / smallest.largest,
        None,
        f"{f.largest / 1000:.0f} kB; {smallest.largest / 1000:.0f} kB",
    )


def _each(time: float, f: Figures) -> str:
    return f"{1000 * time / f.articles:.2f}"


def _megabytes(f: Figures) -> str:
    return f"{f.memory / 1e6:,.0f} MB"
