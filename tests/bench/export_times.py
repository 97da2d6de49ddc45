"""What exports cost: `python tests/bench/export_times.py EDITION`.

Prints milliseconds of processor time and bytes an article for each format, made alone; then cold builds with all
exports and with none, in turns, beside the time of the stage that renders the pages.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tahqiq.crew import Alone
from tahqiq.export import NAMES, SECTIONS, Format, all_formats, names
from tahqiq.exporting import prepared
from tahqiq.pipeline import quiet
from tahqiq.read.project import Project
from tahqiq.render.publication import Publication

CONFIGURATION = """\
site_name: Generated edition
site_url: https://example.org/
docs_dir: {content}
theme: {{name: material}}
plugins: [{{tahqiq: {{search: false, previews: false, exports: {exports}}}}}]
"""
_STAGE = re.compile(r"^Rendering the pages +([\d.]+)", re.M)


def made(format: Format, publication: Publication) -> Iterator[bytes]:
    """All pieces and files of a format, article by article."""
    relations = publication.relations
    for section in SECTIONS:
        for name in names(relations, section):
            for whole in format.wholes:
                if making := whole.making(section):
                    yield making(publication, name)
            if section == "articles" and format.each:
                yield from (data for _, data in format.each(publication, name))
    if format.few:
        yield from (data for _, data in format.few(publication))


def alone(edition: Path, address: str) -> None:
    """Each format by itself."""
    with (
        tempfile.TemporaryDirectory() as beside,
        prepared(Project(edition), NAMES, Path(beside), address, Alone(), quiet) as found,
    ):
        assert found.printing is not None, "the edition has errors"
        publication = found.printing.publication
        articles = len(publication.edition.articles)
        print("| format | ms CPU an article | bytes an article |\n|---|---|---|")
        for format in all_formats():
            started, size = time.process_time(), 0
            for data in made(format, publication):
                size += len(data)
            taken = time.process_time() - started
            print(f"| {format.name} | {1000 * taken / articles:.2f} | {size // articles:,} |", flush=True)


def built(edition: Path, exports: str) -> tuple[float, float]:
    """A cold build: its seconds, and those of its stage that renders."""
    with tempfile.TemporaryDirectory() as folder:
        content = (edition / "content").resolve()
        shutil.copytree(content, Path(folder) / "content")
        (Path(folder) / "mkdocs.yml").write_text(CONFIGURATION.format(content="content", exports=exports))
        started = time.perf_counter()
        command = [sys.executable, "-m", "tahqiq", "build", "--profile"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        wall = time.perf_counter() - started
    stage = _STAGE.findall(done.stderr)
    return wall, float(stage[-1]) if stage else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("edition", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    alone(given.edition, "https://example.org/")
    found: dict[str, list[tuple[float, float]]] = {"false": [], "true": []}
    for _ in range(given.runs):
        for exports, times in found.items():
            times.append(built(given.edition, exports))
    without, all_of_them = (statistics.median(wall for wall, _ in found[name]) for name in ("false", "true"))
    rendering = statistics.median(stage for _, stage in found["false"])
    more = all_of_them - without
    print(f"\nA cold build without exports {without:.1f} s, with all {all_of_them:.1f} s: {more:.1f} s more,")
    print(
        f"{more / rendering:.2f} of the {rendering:.1f} s in which the pages are rendered."
        if rendering
        else ""
    )


if __name__ == "__main__":
    main()
