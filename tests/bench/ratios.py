"""Ratios that depend little on the machine, and whether they are much worse than those recorded: functions alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from figures import Figures, seconds
from tables import machine_in_words, table

# Machines that are shared make a build take up to half as long again; this much is something else.
MUCH = 2.0


@dataclass(frozen=True)
class Recorded:
    """Ratios as they once were."""

    date: str
    machine: dict[str, str | int]
    ratios: dict[str, float]


def of(figures: Mapping[str, Figures]) -> dict[str, float]:
    """The ratios of the shortest runs, since others on the machine only lengthen; less is better in all of them."""
    cold, plain = figures["cold"], figures["Material"]
    wall = {name: min(f.walls) for name, f in figures.items()}
    found = {
        "cold build: time / plain MkDocs with Material": wall["cold"] / wall["Material"],
        "cold build: CPU time / plain MkDocs with Material": min(cold.cpus) / min(plain.cpus),
        "cold build: peak memory / plain MkDocs with Material": cold.memory / plain.memory,
        "nothing changed: time / cold build": wall["nothing"] / wall["cold"],
        "one paragraph changed: time / cold build": wall["edited"] / wall["cold"],
    }
    return {name: round(ratio, 4) for name, ratio in found.items()}


def worse(ratios: Mapping[str, float], recorded: Mapping[str, float], much: float = MUCH) -> list[str]:
    """What is more than so many times as bad as recorded. What was never recorded is not judged."""
    return [
        f"{name}: {ratio:.3g}, recorded {recorded[name]:.3g}"
        for name, ratio in ratios.items()
        if name in recorded and ratio > much * recorded[name]
    ]


def better(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """The better of two measurements, ratio by ratio."""
    return {name: min(ratio, other.get(name, ratio)) for name, ratio in one.items()}


def in_table(ratios: Mapping[str, float], before: Recorded | None) -> str:
    """Now and as recorded."""
    then = f"{before.date}, {machine_in_words(before.machine)}" if before else "never"
    known = before.ratios if before else {}
    return table(
        ("", "now", f"recorded ({then})"),
        ((n, f"{r:.3g}", f"{known[n]:.3g}" if n in known else "–") for n, r in ratios.items()),
    )


def times(figures: Mapping[str, Figures]) -> str:
    """The shortest runs, of which the ratios are."""
    said = (f"{name} {seconds(min(f.walls))}, {f.memory / 1e6:,.0f} MB" for name, f in figures.items())
    return "; ".join(said)
