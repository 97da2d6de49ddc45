"""What only another machine shows: other users, homes, orders of files, zlibs and Pythons give the same site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from test_reproducible import digests

import editions
from harness import REPOSITORY
from tahqiq.publish.manifest import MANIFEST

pytestmark = pytest.mark.slow
OTHERWISE = REPOSITORY / "tests" / "otherwise"
ELSE = OTHERWISE / "listing"
PACKED = "assets/tahqiq/index/"
"""Where the parts of the search index lie, which are gzip."""
NOBODY = 65534
PYTHONS = os.environ.get("TAHQIQ_PYTHONS", "").split(os.pathsep)
"""Interpreters of environments that have what the lock names: other versions of Python, other builds of one."""


def edition(folder: Path) -> Path:
    """The made-up edition that has nearly every construct, with settings of its own."""
    folder.mkdir(parents=True)
    shutil.copytree(REPOSITORY / "templates" / "guide", folder / "content")
    settings = next(text for _, name, _, text in editions.parse(editions.base()) if name == "mkdocs.yml")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def build(
    folder: Path,
    *command: str,
    python: str = sys.executable,
    first: Sequence[Path] = (),
    without: Sequence[str] = (),
    variables: Mapping[str, str] | None = None,
    umask: int = 0o022,
    user: int | None = None,
) -> dict[str, str]:
    """Builds an edition; the digests of its site. What is `first` is looked at before all else for modules."""
    environment = {name: value for name, value in os.environ.items() if name not in without}
    searched = [*map(str, first), str(REPOSITORY / "generator"), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, searched))
    done = subprocess.run(
        [python, "-m", *(command or ("tahqiq", "build"))],
        cwd=folder,
        env={**environment, **(variables or {})},
        umask=umask,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return digests(folder / "site")


def others(one: Mapping[str, str], two: Mapping[str, str]) -> set[str]:
    """The paths of the files that are not the same in both."""
    return {path for path in one.keys() | two.keys() if one.get(path) != two.get(path)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edition(tmp_path_factory.mktemp("here") / "edition")


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, str]:
    """The digests of a site that was built in the usual way."""
    return build(folder)


def _locales() -> str:
    """A locale whose letters have cases of their own, if the machine has it; else the plainest."""
    said = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return next((name for name in said.split() if name.lower().startswith(("tr_tr.", "ar_"))), "POSIX")


def test_in_another_home_and_order(here: dict[str, str], tmp_path: Path) -> None:
    """No HOME, another umask and locale, a long path, old files that nobody may write, listed the other way."""
    away = edition(tmp_path / ("long " * 20).strip() / ("طويل " * 10).strip() / "edition")
    for at, path in enumerate(sorted((away / "content").rglob("*"), reverse=True)):
        os.utime(path, (at, at))
        path.chmod(0o555 if path.is_dir() else 0o444)
    variables = {"LC_ALL": _locales(), "TZ": "Asia/Kathmandu"}
    homes = ("HOME", "USER", "LOGNAME", "XDG_CACHE_HOME")
    built = build(away, first=[ELSE], without=homes, variables=variables, umask=0o077)
    assert others(here, built) == set()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be another user")
def test_as_another_user(here: dict[str, str]) -> None:
    """One who has no name and no home, and may write nothing but the folder of the edition."""
    for seen in (Path(os.path.realpath(sys.executable)), REPOSITORY / "generator"):
        if not all(above.stat().st_mode & 0o001 for above in seen.parents):
            pytest.skip(f"other users do not reach {seen}")
    home = Path("/tmp/tahqiq-another-user")  # what pytest gives is its user's alone
    shutil.rmtree(home, ignore_errors=True)
    try:
        theirs = edition(home / "edition")
        for path in (theirs, theirs.parent):
            os.chown(path, NOBODY, NOBODY)
        assert others(here, build(theirs, user=NOBODY, variables={"HOME": "/nonexistent"})) == set()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def test_by_mkdocs_and_alone(here: dict[str, str], tmp_path: Path) -> None:
    away = edition(tmp_path / "edition")
    settings = away / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[tahqiq]", "[{tahqiq: {executor: alone}}]"), encoding="utf-8")
    assert others(here, build(away, "mkdocs", "build", "--quiet")) == set()


@pytest.mark.parametrize("command", [("tahqiq", "build"), ("tahqiq", "check"), ("mkdocs", "build")])
def test_names_of_files_are_utf8(tmp_path: Path, command: tuple[str, ...]) -> None:
    """By another encoding the same name would be another address, or a traceback: it is said instead."""
    away = edition(tmp_path / "طبعة")
    variables = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with pytest.raises(AssertionError, match="PYTHONUTF8=1") as failed:
        build(away, *command, variables=variables)
    assert "Traceback" not in str(failed.value)
    assert not (away / "site").exists()


def _unpacked(path: Path) -> object:
    """What is said in a file that is packed: a part of the index, or an image, chunk by chunk."""
    data = path.read_bytes()
    if path.suffix != ".png":
        return zlib.decompress(data, 16 + zlib.MAX_WBITS)
    at, chunks, pixels = 8, [], b""
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            pixels += content
        else:
            chunks.append((kind, content))
        at += 12 + length
    return chunks, zlib.decompress(pixels)


def test_another_zlib_packs_the_same(here: dict[str, str], folder: Path, tmp_path: Path) -> None:
    """Previews and the search index are packed, and builds of zlib pack differently: nothing else may hang on it."""
    away = edition(tmp_path / "edition")
    built = build(away, first=[OTHERWISE / "packing"])
    assert here.keys() == built.keys()
    different = others(here, built) - {MANIFEST}
    packed = {path for path in here if path.endswith(".png") or path.startswith(PACKED)}
    assert different, "it was the same zlib"
    assert different <= packed
    for path in different:
        assert _unpacked(folder / "site" / path) == _unpacked(away / "site" / path), path


@pytest.mark.skipif(PYTHONS == [""], reason="no other Pythons named (TAHQIQ_PYTHONS: see reproducible.md)")
@pytest.mark.parametrize("python", PYTHONS)
def test_by_another_python(here: dict[str, str], tmp_path: Path, python: str) -> None:
    assert others(here, build(edition(tmp_path / "edition"), python=python)) == set()
