"""The same edition by MkDocs and by ProperDocs, its continuation: the same site, the same refusals.

ProperDocs is in an environment of its own, in which there is no MkDocs; `make test` makes it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import editions
from harness import REPOSITORY, eventually, tahqiq
from running_preview import free_port

BIN = REPOSITORY / ".venv-properdocs/bin"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BIN.is_dir(), reason="no ProperDocs: make .venv-properdocs/build.ready"),
]
BAD = "-- content/actors/hana.yml --\nkind: robot\n"
WARNED = "-- content/actors/notes.txt --\nAsk Hana.\n"


def run(program: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A program of the environment that has ProperDocs and no MkDocs; or of the one that tests run in."""
    command = [sys.executable, "-m", program] if program == "mkdocs" else [BIN / program]
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONPATH" or program == "mkdocs"
    }
    return subprocess.run(
        [*map(str, command), *map(str, arguments)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def contents(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_there_is_no_mkdocs_in_it() -> None:
    found = run("python", "-c", "import importlib.util as u; print(u.find_spec('mkdocs'))", cwd=REPOSITORY)
    assert found.stdout == "None\n"


@pytest.mark.parametrize("program", ["mkdocs", "properdocs", "tahqiq"])
def test_the_site_is_the_same_to_the_byte(program: str, site: Path, tmp_path: Path) -> None:
    """What test_site.py and the browser tests say of the one, which `tahqiq build` made on MkDocs, holds of all."""
    option = "--site" if program == "tahqiq" else "--site-dir"
    file = ("--config-file", "mkdocs.yml") if program != "tahqiq" else ()
    done = run(program, "build", "--strict", *file, option, tmp_path / "site", cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr
    made, expected = contents(tmp_path / "site"), contents(site)
    assert made.keys() == expected.keys()
    assert [path for path in made if made[path] != expected[path]] == []


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A small edition, built."""
    folder = editions.write(tmp_path / "edition", editions.base())
    assert tahqiq("build", cwd=folder).returncode == 0
    return folder


def test_the_same_where_others_see_the_pages(little: Path) -> None:
    """Without splicing each page goes through ProperDocs itself."""
    expected = contents(little / "site")
    configuration = little / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("[tahqiq]", "[{tahqiq: {splice: false}}]"), encoding="utf-8")
    done = run("properdocs", "build", "--strict", "--config-file", "mkdocs.yml", cwd=little)
    assert done.returncode == 0, done.stderr
    assert contents(little / "site") == expected


@pytest.mark.parametrize("program", ["properdocs", "tahqiq"])
@pytest.mark.parametrize("change", [BAD, WARNED], ids=["error", "warning"])
def test_what_is_refused_is_refused_in_words(program: str, change: str, little: Path) -> None:
    before = contents(little / "site")
    editions.write(little, change)
    done = run(program, "build", "--strict", cwd=little)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "unknown-value" in said or "notes.txt" in said
    assert "Traceback" not in said
    assert contents(little / "site") == before


@pytest.mark.parametrize("program", ["properdocs", "tahqiq"])
def test_a_preview_follows_what_is_saved(program: str, little: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    page = f"http://{address}/edition/en/articles/visit/"

    def shows(text: str) -> bool:
        try:
            with urllib.request.urlopen(page, timeout=5) as answer:
                return text in answer.read().decode()
        except OSError:
            return False

    option = "--address" if program == "tahqiq" else "--dev-addr"
    with (little.parent / "log").open("w") as log:
        process = subprocess.Popen(
            [BIN / program, "serve", option, address], cwd=little, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            eventually(lambda: shows("Hana</a> visited"))
            text = little / "content/articles/visit/en.md"
            text.write_text(text.read_text("utf-8").replace("visited", "toured"), encoding="utf-8")
            eventually(lambda: shows("Hana</a> toured"))
        finally:
            process.terminate()
            process.wait(30)
    assert "Traceback" not in (little.parent / "log").read_text("utf-8")
