"""What was measured of one way to build one edition: figures that are printed, judged, and kept as JSON."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import msgspec


@dataclass(frozen=True)
class Figures:
    """All runs of one tool. `kind` is what was done: cold, nothing, edited, serve."""

    kind: str
    tool: str
    articles: int
    search: bool
    walls: tuple[float, ...]
    cpus: tuple[float, ...] = ()
    memory: int = 0
    pages: int = 0
    page: int = 0  # bytes of the page in the middle
    largest: int = 0  # bytes of the largest page
    flushes: tuple[float, ...] = ()  # seconds until all was on the disk, after each run
    disk: float = 0.0  # seconds in which one process writes the same files

    @property
    def wall(self) -> float:
        return statistics.median(self.walls)

    @property
    def cpu(self) -> float:
        return statistics.median(self.cpus) if self.cpus else 0.0

    @property
    def spread(self) -> str:
        """The median, and the shortest and longest of several runs."""
        if len(self.walls) == 1:
            return seconds(self.wall)
        return f"{seconds(self.wall)} ({seconds(min(self.walls))} to {seconds(max(self.walls))})"


@dataclass(frozen=True)
class Record:
    """Figures of one measurement, with what is needed to repeat it."""

    date: str
    command: str
    machine: dict[str, str | int]
    figures: tuple[Figures, ...] = ()
    notes: tuple[str, ...] = field(default=())


def kept(record: Record, file: Path) -> None:
    """Writes a record, one value a line, so that a change of it can be read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(asdict(record)), indent=1) + b"\n")


def known(file: Path) -> Record:
    """A record that was kept."""
    return msgspec.json.decode(file.read_bytes(), type=Record)


def seconds(time: float) -> str:
    """Seconds with three figures that say something: 84.1 s, 8.41 s, 0.84 s, 84 ms."""
    if time < 0.5:
        return f"{1000 * time:.0f} ms"
    return f"{time:.1f} s" if time >= 20 else f"{time:.2f} s"


def today() -> str:
    return time.strftime("%Y-%m-%d")


def machine(hugo: Path | None = None) -> dict[str, str | int]:
    """What the figures are of; no name of the machine is in it."""
    found: dict[str, str | int] = {"cores": os.cpu_count() or 0, "python": platform.python_version()}
    found["load at the beginning"] = f"{os.getloadavg()[0]:.1f}"
    if hugo:
        said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
        found["hugo"] = said.split()[1].split("-")[0].split("+")[0]
    return found
