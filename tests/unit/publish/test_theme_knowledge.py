"""How much of the tool knows MkDocs and Material: no more than is written in decision 35."""

from __future__ import annotations

import re

import coupling
import pytest

from harness import REPOSITORY


@pytest.mark.parametrize("name", coupling.KINDS)
def test_no_more_places_know_of_them(name: str) -> None:
    found, (lines, files) = coupling.counted()[name], coupling.MOST[name]
    assert 0 < found.lines <= lines and len(found.files) <= files, coupling.told()


@pytest.mark.parametrize(
    ("name", "line", "is_one"),
    [
        ("MkDocs, imported", "from mkdocs.plugins import BasePlugin", True),
        ("MkDocs, imported", "# from what mkdocs.yml says", False),
        ("Material, its marks", '<div class="md-main tq-x">', True),
        ("Material, its marks", ".md-header.tq-header {", True),
        ("Material, its marks", "document.body.dataset.mdColorScheme = scheme;", True),
        ("Material, its marks", "see guide.md-like", False),
    ],
)
def test_what_is_counted(name: str, line: str, is_one: bool) -> None:
    assert bool(coupling.KINDS[name].pattern.search(line)) is is_one


def test_material_is_asked_for_no_more_icons_than_the_frame_of_our_own_has() -> None:
    asked = {
        name
        for path in (REPOSITORY / "templates/theme").rglob("*.html")
        for name in re.findall(r'include "(\.icons/[^"]+)"', path.read_text("utf-8"))
    }
    frame = REPOSITORY / "templates/frame"
    assert asked == {p.relative_to(frame).as_posix() for p in frame.glob(".icons/**/*.svg")}
