"""Tables in Markdown, and how figures are written in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


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
