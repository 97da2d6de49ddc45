"""The files that every site has beside its pages: the edition's assets, its stylesheet, redirects, the worker."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tahqiq.publish import offline, styles
from tahqiq.publish.assets import STYLE_GUIDE, asset_files, template_folders
from tahqiq.publish.redirects import redirect_files
from tahqiq.publish.shell import ASSETS
from tahqiq.render import ANYWHERE, EVERYWHERE, Printing


def sources(root: Path, *, search: bool, style_guide: bool) -> dict[str, Path]:
    """The assets that the pages ask for, by their path below `ASSETS`."""
    return {
        path: source
        for path, source in asset_files(template_folders(root))
        if (search or not path.startswith("search")) and (style_guide or path not in STYLE_GUIDE)
    }


def copied(found: Mapping[str, Path]) -> dict[str, Path]:
    """Those of them that are published as they are, by their path in the site."""
    return {
        ASSETS + path: source
        for path, source in found.items()
        if path != offline.BODY and path not in styles.PARTS
    }


def made(printing: Printing, found: Mapping[str, Path], address: str, *, keeps: bool) -> dict[str, bytes]:
    """The files that are made of them and of the site, by path; `keeps`: whether a browser keeps what was read."""
    sheet = styles.stylesheet(found, lambda path: found[path].read_bytes())
    files = {**redirect_files(printing.site, address), ASSETS + styles.PATH: sheet}
    if keeps:
        page = next(m.page.body for m in printing.every(EVERYWHERE) if m.page.address == ANYWHERE["offline"])
        assets = {path: s.read_bytes() for path, s in found.items() if path not in styles.PARTS}
        files[offline.PATH] = offline.service_worker({**assets, styles.PATH: sheet}, ASSETS, page)
    return files
