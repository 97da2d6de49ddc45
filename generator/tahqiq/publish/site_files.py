"""The files that every site has beside its pages: the edition's assets, its stylesheet, redirects, workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.publish import modules, offline, styles
from tahqiq.publish.assets import MANUAL, STYLE_GUIDE, asset_files, template_folders
from tahqiq.publish.host_files import host_files
from tahqiq.publish.outputs import judge_paths, paths_of
from tahqiq.publish.redirects import redirect_files
from tahqiq.publish.shell import ASSETS
from tahqiq.publish.sitemap import Address, sitemap_files
from tahqiq.publish.writer import Writer
from tahqiq.render import ANYWHERE, EVERYWHERE, Printing

if TYPE_CHECKING:
    # A renewal does without MkDocs, and should not wait for it.
    from mkdocs.structure.files import Files

    from tahqiq.publish.filling import Filled

SEARCHING = "search/worker.js"
"""The script in which searches run, published as one file with all that it imports."""


def sources(root: Path, *, search: bool, style_guide: bool, manual: bool) -> dict[str, Path]:
    """The assets that the pages ask for, by their path below `ASSETS`."""
    return {
        path: source
        for path, source in asset_files(template_folders(root))
        if (search or not path.startswith("search"))
        and (style_guide or path not in STYLE_GUIDE)
        and (manual or path not in MANUAL)
    }


def copied(found: Mapping[str, Path]) -> dict[str, Path]:
    """Those of them that are published as they are, by their path in the site."""
    without = {offline.BODY, *styles.PARTS, *_within(found)}
    return {ASSETS + path: source for path, source in found.items() if path not in without}


def made(printing: Printing, found: Mapping[str, Path], address: str, *, keeps: bool) -> dict[str, bytes]:
    """The files that are made of them and of the site, by path; `keeps`: whether a browser keeps what was read."""
    assets = {styles.PATH: styles.stylesheet(found, lambda path: found[path].read_bytes())}
    if SEARCHING in found:
        assets[SEARCHING] = modules.as_one(SEARCHING, lambda path: _script(found, path)).encode()
    files = {
        **redirect_files(printing.site, address),
        **host_files(address),
        **{ASSETS + path: data for path, data in assets.items()},
    }
    if keeps:
        page = next(m.page.body for m in printing.every(EVERYWHERE) if m.page.address == ANYWHERE["offline"])
        assets |= {path.removeprefix(ASSETS): source.read_bytes() for path, source in copied(found).items()}
        assets[offline.BODY] = found[offline.BODY].read_bytes()
        files[offline.PATH] = offline.service_worker(assets, ASSETS, page)
    return files


def _within(found: Mapping[str, Path]) -> set[str]:
    """The worker of the search, and the modules that nothing else imports: they are all in its one file."""
    if SEARCHING not in found:
        return set()

    def reached(path: str) -> list[str]:
        return modules.reached(path, lambda path: _script(found, path))

    inside = {*reached(SEARCHING)}
    others = (path for path in found if path.endswith(".js") and path not in inside)
    return inside - {path for other in others for path in reached(other)}


def _script(found: Mapping[str, Path], path: str) -> str:
    if path not in found:
        raise ValueError(f"{path}: imported, but not there")
    return found[path].read_text("utf-8")


def put(
    site: Path,
    addresses: Sequence[Address],
    address: str,
    files: Files,
    ready: Mapping[str, bytes],
    filled: Filled,
) -> None:
    """Writes the files that are ready, and the sitemap of the pages at some addresses, beside all that is filled in.

    Raises Doubled where two files of the site would be one, OSError where the disk fails.
    """
    found = {**ready, **sitemap_files(addresses, address)}
    judge_paths(paths_of(addresses, files, found, filled))
    writer = Writer(site)
    for path, data in found.items():
        writer.file(path, data)
