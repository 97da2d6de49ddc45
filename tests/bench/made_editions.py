"""The editions that are built: made up by ../shared's maker, or there already; copied, so that runs may change them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MAKER = REPOSITORY.parent / "shared/corpora/make_edition.py"
# Hugo draws no preview images and exports nothing here, so Tahqiq does not either.
CONFIGURATION = """\
site_name: Generated edition
site_url: https://example.org/
docs_dir: content
theme: {{name: material}}
plugins: [{{tahqiq: {{search: {search}, previews: false, exports: {exports}}}}}]
"""


class NoEdition(Exception):
    """There is no edition of that size, and nothing to make it with."""


class Editions:
    """Copies of editions in one folder. `{}` in `ready` stands for the number of articles."""

    def __init__(self, ready: str | None, work: Path) -> None:
        self.ready = ready
        self.work = work
        self.copies = 0

    def copy(self, articles: int, search: bool, exports: str = "false") -> Path:
        """A fresh copy, configured with search or without; `exports` as mkdocs.yml has it."""
        source = self._source(articles)
        self.copies += 1
        folder = self.work / f"edition-{self.copies}"
        shutil.copytree(source / "content", folder / "content")
        (folder / "mkdocs.yml").write_text(CONFIGURATION.format(search=str(search).lower(), exports=exports))
        return folder

    def _source(self, articles: int) -> Path:
        if self.ready:
            named = Path(self.ready.replace("{}", str(articles)))
            if (named / "content").is_dir() and articles_in(named) == articles:
                return named
        made = self.work / f"made-{articles}"
        if not made.is_dir():
            if not MAKER.is_file():
                raise NoEdition(
                    f"no edition of {articles:,} articles, and no {MAKER.name} beside this checkout"
                )
            command = [sys.executable, MAKER, made, "--from", "synthetic", "--articles", str(articles)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return made


def articles_in(edition: Path) -> int:
    """How many articles an edition has."""
    return sum(1 for path in (edition / "content/articles").iterdir() if path.is_dir())
