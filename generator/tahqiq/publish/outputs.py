"""The paths of all files of a site: no two of them are one, on any system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from tahqiq.publish.filling import Filled


class Doubled(ValueError):
    """Two things would be published at one address: a sentence that names all of them."""


def judge_paths(paths: Iterable[str]) -> None:
    """Raises Doubled where a path is there twice, or differs from another in capitals or Unicode form alone.

    It is asked before the site is put in place, of all that it holds.
    """
    counted = Counter(folded(path) for path in paths)
    if doubled := sorted(path for path, count in counted.items() if count > 1):
        raise Doubled(f"Two things would be published at one address: {', '.join(doubled)}.")


def paths_of(
    addresses: Iterable[tuple[str, object]], files: Files, ready: Iterable[str], filled: Filled
) -> Iterator[str]:
    """The paths of all pages (by address and alternates), of files that MkDocs copies, of ready ones, of exports."""
    yield from (page_path(address) for address, _ in addresses)
    yield from (file.dest_uri for file in files if not file.is_documentation_page())
    yield from ready
    yield from filled.export_paths()


def folded(path: str) -> str:
    """A path as systems compare it that see neither capitals nor Unicode forms."""
    return normalize("NFC", normalize("NFC", path).casefold())


def page_path(address: str) -> str:
    """The file of a page."""
    return address if address and not address.endswith("/") else f"{address}index.html"
