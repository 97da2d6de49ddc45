"""What tests of exports share: publications, and all files of a format."""

from __future__ import annotations

from pathlib import Path

import editions
from harness import REPOSITORY
from tahqiq.export import Format, all_files
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render.publication import Publication, publication

ADDRESS = "https://edition.example/news/"


def published(folder: Path, address: str = ADDRESS) -> Publication:
    """The edition whose content lies in a folder, at an address."""
    tables, problems = read_words((REPOSITORY / "templates" / "words",))
    assert not problems
    return publication(relate(build(read_edition(folder))), address, tables)


def made_up(folder: Path, *texts: str, address: str = ADDRESS) -> Publication:
    """A small edition (`editions.base()`, and over it other texts), written to a folder."""
    return published(editions.write(folder, editions.base(), *texts) / "content", address)


def first_edition() -> Publication:
    """The repository's own edition."""
    return published(REPOSITORY / "content")


def files(format: Format, publication: Publication) -> dict[str, bytes]:
    """All files of a format, by path."""
    found = list(all_files(format, publication))
    assert len(found) == len(dict(found)), "a path is there twice"
    return dict(found)
