"""Tables in Markdown, and how figures are written in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from figures import Figures


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)) + "\n"


def each(times: Iterable[float]) -> str:
    """Every run."""
    return ", ".join(f"{t:.2f}" for t in times)


def share(one: float, other: float) -> str:
    """How often as much as the other the one is."""
    return f"{one / other:.2f}" if other else "–"


def machine_in_words(machine: Mapping[str, str | int]) -> str:
    """What the figures are of, in one line."""
    names = {"cores": "{} cores", "python": "Python {}", "hugo": "Hugo {}"}
    return ", ".join(names.get(name, f"{name} {{}}").format(value) for name, value in machine.items())


def by_size(figures: Iterable[Figures]) -> str:
    """Time and memory per article of cold builds, of all tools."""
    rows = [
        [
            f"{f.articles:,}",
            f"{f.tool}, with search" if f.search else f.tool,
            f"{f.wall:.2f} s, {1000 * f.wall / f.articles:.2f} ms",
            f"{f.cpu:.2f} s, {1000 * f.cpu / f.articles:.2f} ms",
            f"{f.memory / 1e6:,.0f} MB, {f.memory / 1000 / f.articles:,.0f} kB",
            f"{f.pages:,}: {f.page / 1000:.1f} kB, {f.largest / 1000:,.0f} kB",
            f"{f.disk:.2f} s" if f.disk else "",
        ]
        for f in sorted(figures, key=lambda f: (f.articles, f.search))
        if f.kind == "cold"
    ]
    head = ("wall, and per article", "CPU, and per article", "peak memory, and per article")
    return table(["articles", "", *head, "pages: median, largest", "only writing the files"], rows)
