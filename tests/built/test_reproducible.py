"""Two builds in different folders, time zones and locales are the same, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from harness import REPOSITORY, tahqiq


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place"
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, elsewhere / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", elsewhere)
    environment = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "86400",
    }
    done = tahqiq("build", cwd=elsewhere, **environment)
    assert done.returncode == 0, done.stderr
    assert digests(elsewhere / "site") == digests(site)
