"""The manifest of a built site is true of what lies there, whoever has written it last."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from renewals import build, renew, shrunk
from tahqiq.crew import Alone
from tahqiq.publish import manifest

pytestmark = pytest.mark.slow
RENAMED = "-- content/actors/town.yml --\nkind: place\nname: {ar: المدينة, en: The city}\n"
# As a hook may that makes pages smaller when all of them are there.
HOOK = """from pathlib import Path

def on_post_build(config):
    for page in Path(config.site_dir).rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8") + "<!-- hooked -->", encoding="utf-8")
"""


def sums(site: Path) -> dict[str, str]:
    """What the manifest says."""
    return manifest.read((site / manifest.MANIFEST).read_bytes())


def edition(folder: Path, *settings: str) -> Path:
    """One whose search, exports and previews are made."""
    editions.write(folder, editions.base())
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in settings))
    return folder


def test_of_a_whole_build_and_of_a_renewal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shrunk(monkeypatch)
    folder = edition(tmp_path)
    site = folder / "site"
    build(folder)
    before = sums(site)
    assert before == manifest.digests(str(site), Alone())
    editions.write(folder, RENAMED)
    renew(folder)
    assert sums(site) == manifest.digests(str(site), Alone()) != before


def test_of_what_a_hook_changes_when_it_was_written(tmp_path: Path) -> None:
    folder = edition(tmp_path, "hooks: [hook.py]")
    (folder / "hook.py").write_text(HOOK, encoding="utf-8")
    site = folder / "site"
    build(folder)
    assert "<!-- hooked -->" in (site / "en/index.html").read_text(encoding="utf-8")
    assert sums(site) == manifest.digests(str(site), Alone())
