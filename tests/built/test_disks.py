"""Disks that are full or cannot be written: a sentence, the old site, and then a build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import editions
from renewals import contents

pytestmark = pytest.mark.slow
KEPT = {".gitignore", "edition.db", "hangs.bin", "templates.bin", "lock", "seal", "spare"}
STEPS = 3
"""Into so many parts the room that a build needs is divided: it ends in tables, pages, exports or the search."""
TOWNS = tuple(
    f"-- content/actors/town.yml --\nkind: place\nname: {{ar: {ar}, en: The {en}}}\n"
    for ar, en in (("البلدة", "town"), ("المدينة", "city"))
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def build(edition: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tahqiq", "build", *options],
        cwd=edition,
        capture_output=True,
        text=True,
        check=False,
    )


def fill(disk: Path, room: int) -> Path:
    """Leaves so many bytes of room on the disk."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        file.truncate(0)
        left = shutil.disk_usage(disk).free - room
        os.posix_fallocate(file.fileno(), 0, left)
    return filler


def nothing_left(disk: Path) -> None:
    edition = disk / "edition"
    assert {path.name for path in disk.iterdir()} <= {"edition"}
    assert {path.name for path in edition.iterdir() if path.name.startswith(".")} == {".tahqiq"}
    assert {path.name for path in (edition / ".tahqiq").iterdir()} <= KEPT


@pytest.mark.parametrize("options", [("--whole",)], ids=["whole"])
def test_a_full_disk(disk: Path, options: tuple[str, ...]) -> None:
    edition = editions.write(disk / "edition", editions.base(), TOWNS[0])
    before = shutil.disk_usage(disk).free
    assert build(edition).returncode == 0
    needed, sites = before - shutil.disk_usage(disk).free, [contents(edition / "site")]
    editions.write(edition, TOWNS[1])
    failed = 0
    for step in range(STEPS):
        filler = fill(disk, 4096 + needed * step // STEPS)
        done = build(edition, *options)
        said = done.stdout + done.stderr
        filler.unlink()
        assert "Traceback" not in said
        nothing_left(disk)
        now = contents(edition / "site")
        if done.returncode == 0:
            # There was room enough for a site, if not for all that the next build would like to find.
            sites.append(now)
            continue
        failed += 1
        assert done.returncode == 3, said
        assert "No space left on device" in said or "disk is full" in said, said
        assert now == sites[0]
    assert failed
    editions.write(edition, TOWNS[1])
    done = build(edition)
    assert done.returncode == 0, done.stderr
    last = contents(edition / "site")
    assert last != sites[0] and all(site == last for site in sites[1:])


def test_a_disk_that_cannot_be_written(disk: Path) -> None:
    edition = editions.write(disk / "edition", editions.base(), TOWNS[0])
    assert build(edition).returncode == 0
    before = contents(edition / "site")
    editions.write(edition, TOWNS[1])
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    for options in ((), ("--whole",)):
        done = build(edition, *options)
        assert done.returncode == 3, done.stderr
        assert "Read-only file system" in done.stderr and "Traceback" not in done.stderr
    assert contents(edition / "site") == before
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert build(edition).returncode == 0
    assert contents(edition / "site") != before
    nothing_left(disk)


def test_a_disk_that_is_full_while_a_site_is_renewed(disk: Path) -> None:
    """Of bytes, or of files: a renewal makes few new ones, and a whole build that comes after it fails too."""
    edition = editions.write(disk / "edition", editions.base(), TOWNS[0])
    assert build(edition).returncode == 0
    before = contents(edition / "site")
    editions.write(edition, TOWNS[1])
    statuses = set()
    for room in ((4096, None), (65536, None), (None, 1), (None, 12)):
        done = build_with(disk, edition, *room)
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        nothing_left(disk)
        statuses.add(done.returncode)
        if done.returncode:
            assert done.returncode == 3 and ("No space left on device" in said or "disk is full" in said), (
                said
            )
            assert contents(edition / "site") == before
        else:
            editions.write(edition, TOWNS[0])
            assert build(edition).returncode == 0
            assert contents(edition / "site") == before
            editions.write(edition, TOWNS[1])
    assert 3 in statuses
    assert build(edition).returncode == 0
    renewed = contents(edition / "site")
    assert renewed != before
    assert build(edition, "--whole").returncode == 0
    assert contents(edition / "site") == renewed


def build_with(
    disk: Path, edition: Path, room: int | None, files: int | None
) -> subprocess.CompletedProcess[str]:
    """Builds with room for so many bytes, or so many files, more."""
    if room is not None:
        filler = fill(disk, room)
        done = build(edition)
        filler.unlink()
        return done
    used = os.statvfs(disk)
    limit = used.f_files - used.f_ffree + (files or 0)
    subprocess.run(["mount", "-o", f"remount,nr_inodes={limit}", disk], check=True)
    done = build(edition)
    subprocess.run(["mount", "-o", "remount,nr_inodes=1m", disk], check=True)
    return done
