"""Nothing that was published goes away: the addresses of the first edition, kept beside this test, all lead on.

When something new is published, `TAHQIQ_RECORD=1 pytest tests/unit/publish/test_lasting_addresses.py` adds it to the
list. A line is taken out by hand only, and the pull request says why.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import editions
from harness import tahqiq
from lasting import addresses

KEPT = Path(__file__).with_name("addresses.txt")


@pytest.mark.slow
def test_the_edition_of_this_repository_loses_no_address(site: Path) -> None:
    now = addresses(site)
    known = set(KEPT.read_text("utf-8").split()) if KEPT.exists() else set()
    if os.environ.get("TAHQIQ_RECORD"):
        known |= now
        KEPT.write_text("".join(f"{one}\n" for one in sorted(known - {""})), "utf-8")
    gone = sorted(known - now)
    assert known, "no addresses are kept"
    assert not gone, "these are gone; add `formerly:` to what took their place: " + ", ".join(gone)


def _page(folder: Path, address: str, text: str) -> None:
    file = folder / address / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")


def test_places_are_found_through_redirects_and_not_in_circles(tmp_path: Path) -> None:
    row = '<div class="tq-row short" id="p1"></div><p id="q-hope"></p><p id="other"></p>'
    _page(tmp_path, "en/articles/new", row)
    _page(tmp_path, "en/timeline/2020", '<li id="e-session">')
    for old, new in (("old", "new"), ("older", "old"), ("a", "b"), ("b", "a"), ("lost", "nowhere")):
        _page(tmp_path, f"en/articles/{old}", f'<meta http-equiv="refresh" content="0; url=../{new}/">')
    found = addresses(tmp_path)
    for name in ("new", "old", "older"):
        assert {f"en/articles/{name}/", f"en/articles/{name}/#p1", f"en/articles/{name}/#q-hope"} <= found
    assert "en/timeline/#e-session" in found
    assert not {
        one
        for one in found
        if one.endswith("#other") or one.startswith(("en/articles/a/#", "en/articles/lost/#"))
    }


@pytest.mark.slow
def test_renaming_loses_nothing(tmp_path: Path) -> None:
    """Twice, so that there is a chain of former ids; what was never said to have moved is missed."""
    folder = editions.write(tmp_path, editions.base())
    assert tahqiq("build", "--site", "before", cwd=folder).returncode == 0
    before = addresses(folder / "before")
    assert {"en/articles/visit/#p1", "ar/articles/visit/#q-hope", "en/timeline/#e-session"} <= before
    for old, new in (("visit", "journey"), ("journey", "trip")):
        done = tahqiq("rename", "article", old, new, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    done = tahqiq("build", "--site", "after", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert before - addresses(folder / "after") == set()
    article = folder / "content/articles/trip/article.yml"
    lines = article.read_text("utf-8").splitlines(keepends=True)
    article.write_text("".join(line for line in lines if not line.startswith("formerly")), "utf-8")
    assert tahqiq("build", "--site", "after", cwd=folder).returncode == 0
    assert "en/articles/visit/#p1" in before - addresses(folder / "after")
