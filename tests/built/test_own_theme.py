"""The site test, of a site without Material: `theme: {name: tahqiq}` on MkDocs alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from test_site import *  # noqa: F403  the same tests, of the site below

import looks
import walk
from harness import REPOSITORY, tahqiq

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def with_material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own edition, built as it is."""
    folder = tmp_path_factory.mktemp("material") / "site"
    done = tahqiq("build", "--strict", "--site", folder, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same edition in the theme of our own."""
    return looks.in_own_theme(tmp_path_factory.mktemp("own"))


def test_nothing_of_material_is_in_it(site: Path) -> None:
    assert [p.name for p in (site / "assets/stylesheets").iterdir()] == ["frame.css"]
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "palette." not in text and "md-toggle" not in text and "md-dialog" not in text, path


def test_all_else_is_the_same(site: Path, with_material: Path) -> None:
    """Other files to the byte, but for the worker and the manifest, which tell digests; pages by what is in a frame."""

    def files(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and "assets/stylesheets" not in path.as_posix() and path.suffix != ".html"
        }

    own, material = files(site), files(with_material)
    assert own.keys() == material.keys()
    assert {p for p in own if own[p] != material[p]} <= {"sw.js", "SHA256SUMS"}
    pages = walk.pages(with_material)
    for address, page in walk.pages(site).items():
        for path in ("//main//*[@id='tq-main']", "//header", "//footer", "//head/title", "//head/meta"):
            parts = [
                [etree.tostring(e, with_tail=False) for e in p.tree.xpath(path)]
                for p in (page, pages[address])
            ]
            assert parts[0] == parts[1], (address, path)
