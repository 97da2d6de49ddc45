"""The printer: while others make the first pages, one process makes the moulds for those that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemLoader
from markupsafe import escape

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.publish.printer import Printer
from tahqiq.publish.workshop import ordered
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import Page, printing

END = "end"


class Told:
    """A crew and a theme that tell what they do: jobs by kind, END when the crew is let go, pages as (kind,)."""

    def __init__(self, failing: str = "") -> None:
        self.all: list[str | tuple[str]] = []
        self.failing = failing

    def each(self, work: Callable[[Any, Any], Any], given: Any, jobs: Sequence[Any]) -> Iterator[Any]:
        """What comes of each job."""
        try:
            for job in jobs:
                self.all.append(job.kind)
                yield work(given, job)
        finally:
            self.all.append(END)

    def themed(self, page: Page) -> str:
        """A page in a theme."""
        self.all.append((page.kind,))
        if page.kind == self.failing:
            raise ValueError(page.kind)
        said = map(escape, (page.title, page.description, page.address))
        return "".join((*said, page.head, page.body))


@contextmanager
def printer(folder: Path, told: Told) -> Iterator[Printer]:
    root = editions.write(folder / "edition", editions.base())
    words, _ = read_words([templates() / "words"])
    made = printing(
        relate(build(read_edition(root / "content"))), FileSystemLoader(templates()), words, search=False
    )
    site = folder / "site"
    site.mkdir()
    titles = dict.fromkeys(words, "Title")
    with ordered(made, root=root, database=root, site=site, words=words, titles=titles) as order:
        yield Printer(order, made, told.themed, told)


def test_moulds_are_made_while_others_are_at_work(tmp_path: Path) -> None:
    told = Told()
    with printer(tmp_path, told) as at:
        sheets = [sheet for some, _, _ in at.everything() for sheet in some]
    addresses = [sheet.address for sheet in sheets]
    assert len(addresses) == len(set(addresses)) > 20
    let_go = told.all.index(END)
    assert told.all.index("article") < told.all.index(("actor",)) < let_go
    # Whoever makes the rest has a mould for each page; the theme is asked only for those without an address of theirs.
    assert {page for page in told.all[let_go:] if isinstance(page, tuple)} <= {("languages",), ("not-found",)}


def test_a_mould_that_cannot_be_made_lets_others_go(tmp_path: Path) -> None:
    """At once: they would go on with thousands of articles until nobody holds the exception any more."""
    told = Told(failing="network")
    with printer(tmp_path, told) as at:
        # Held as long as this block, with all that it was raised through.
        with pytest.raises(ValueError, match="network") as held:
            list(at.everything())
        assert held.tb and told.all[-1] == END
