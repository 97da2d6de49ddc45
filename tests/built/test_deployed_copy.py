"""`tahqiq verify --site`: a copy of the site is compared with a rebuild, which leaves nothing behind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import editions
from harness import served, tahqiq
from renewals import contents

pytestmark = pytest.mark.slow


def test_a_copy_and_what_becomes_of_it(tmp_path: Path) -> None:
    folder = editions.write(tmp_path / "edition", editions.base())
    assert tahqiq("build", cwd=folder).returncode == 0
    copy = shutil.copytree(folder / "site", tmp_path / "copy")
    before = contents(folder)

    done = tahqiq("verify", "--site", copy, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "byte for byte" in done.stderr
    for address in served(copy):
        assert tahqiq("verify", "--site", address, cwd=folder).returncode == 0

    page = copy / "en/articles/visit/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("visited", "left"), encoding="utf-8")
    done = tahqiq("verify", "--site", copy, "--format", "json", cwd=folder)
    assert done.returncode == 1
    (difference,) = json.loads(done.stdout)["differences"]
    assert (difference["path"], difference["how"]) == ("en/articles/visit/index.html", "other")
    assert "visited" in difference["detail"] and "left" in difference["detail"]
    assert contents(folder) == before

    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://little.example", "https://other.example"), encoding="utf-8")
    done = tahqiq("verify", "--site", copy, cwd=folder)
    assert done.returncode == 1
    assert "build with the same SITE_URL" in done.stderr


def test_it_is_told_what_to_verify(tmp_path: Path) -> None:
    folder = editions.write(tmp_path, editions.base())
    assert tahqiq("verify", cwd=folder).returncode == 2
    assert tahqiq("verify", "--site", "a", "--sources", ".", cwd=folder).returncode == 2
    done = tahqiq("verify", "--site", "nowhere", cwd=folder)
    assert done.returncode == 2
    assert "nowhere is no folder" in done.stderr
