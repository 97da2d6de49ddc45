"""Where the time of a build went, stage by stage: `tahqiq build --profile`."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tahqiq import pipeline

if TYPE_CHECKING:
    from rich.console import Console

BEFORE = "Starting"


@dataclass(slots=True)
class Profile:
    """Watches stages pass, and hands on what it is told of them.

    CPU time is that of this process and of those it has started and seen the end of: a worker's counts for the stage
    in which it ended, which is the one that it worked for.
    """

    told: pipeline.Progress
    stages: dict[str, tuple[float, float]] = field(default_factory=dict)
    _stage: str = BEFORE
    _since: tuple[float, float] = field(default_factory=lambda: _now())

    def __call__(self, stage: str, done: int, all_of_it: int) -> None:
        """A stage goes on."""
        if stage != self._stage:
            self._pass(stage)
        self.told(stage, done, all_of_it)

    def _pass(self, stage: str) -> None:
        now = _now()
        wall, cpu = self.stages.get(self._stage, (0.0, 0.0))
        self.stages[self._stage] = wall + now[0] - self._since[0], cpu + now[1] - self._since[1]
        self._stage, self._since = stage, now

    def show(self, console: Console) -> None:
        """Prints the table; what follows the last stage belongs to it."""
        from rich.table import Table

        self._pass("")
        whole = [sum(column) for column in zip(*self.stages.values(), strict=True)]
        table = Table(box=None, pad_edge=False)
        table.add_column("stage")
        for name in ("seconds", "CPU seconds", "share"):
            table.add_column(name, justify="right")
        for stage, (wall, cpu) in self.stages.items():
            name = pipeline.STAGES.get(stage, stage)
            table.add_row(
                name, f"{wall:.2f}", f"{cpu:.2f}", f"{100 * wall / whole[0]:.0f} %" if whole[0] else ""
            )
        table.add_row("All", f"{whole[0]:.2f}", f"{whole[1]:.2f}", "")
        console.print(table)


def _now() -> tuple[float, float]:
    times = os.times()
    return time.monotonic(), times.user + times.system + times.children_user + times.children_system
