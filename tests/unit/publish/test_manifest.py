"""The manifest of a site: every file by its SHA-256, for programs that check sums; changed line by line."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.crew import Alone, Processes
from tahqiq.publish.manifest import MANIFEST, digests, digests_of, head, read, renewed, written

PATHS = st.text("abcz/.-0é", min_size=1, max_size=8)
DIGESTS = st.integers(0, 3).map(lambda n: f"{n:064x}")
FILES = {
    "index.html": b"home",
    "en/index.html": b"text",
    "en/a-b/index.html": b"a",
    "en/a/index.html": b"b",
    "é.txt": b"",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


@given(st.dictionaries(PATHS, DIGESTS), st.dictionaries(PATHS, st.none() | DIGESTS))
def test_to_change_lines_is_to_write_it_anew(before: dict[str, str], changed: dict[str, str | None]) -> None:
    after = {path: digest for path, digest in {**before, **changed}.items() if digest is not None}
    manifest = renewed(written(before), changed)
    assert manifest == written(after)
    assert read(manifest) == after


@pytest.mark.parametrize("crew", [Alone(), Processes(2)])
def test_every_file_is_named_but_itself(site: Path, crew: Alone | Processes) -> None:
    (site / MANIFEST).write_text("an older one")
    found = digests(str(site), crew)
    assert found == {path: sha256(data).hexdigest() for path, data in FILES.items()}
    assert digests(site.as_uri(), crew) == found


@pytest.mark.parametrize("crew", [Alone(), Processes(2)])
def test_folders_are_found_however_deep_they_lie_and_links_to_them_are_left(
    site: Path, crew: Alone | Processes
) -> None:
    deep = {f"en/articles/{n}/a/{m}.html": b"" for n in range(3) for m in range(2)}
    for path in deep:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).touch()
    for place in ("link", "en/articles/link", "en/articles/1/link"):
        (site / place).symlink_to(site / "en", target_is_directory=True)
    assert digests(str(site), crew).keys() == FILES.keys() | deep.keys()


@pytest.mark.parametrize("crew", [Alone(), Processes(2)])
def test_what_is_known_is_looked_for_and_not_read(site: Path, crew: Alone | Processes) -> None:
    known = {"index.html": "0" * 64}
    expected = {path: sha256(data).hexdigest() for path, data in FILES.items()} | {"index.html": "0" * 64}
    for where in (str(site), site.as_uri()):
        assert digests(where, crew, known.items()) == expected
        with pytest.raises(FileNotFoundError, match=r"not there any more: '.*/gone.html'"):
            digests(where, crew, [("gone.html", "0" * 64)])


def test_of_some_files_those_that_are_gone_have_none(site: Path) -> None:
    assert digests_of(site, ["index.html", "gone.html"]) == {
        "index.html": sha256(b"home").hexdigest(),
        "gone.html": None,
    }


def test_it_says_who_made_it() -> None:
    assert head(written({})).startswith("# Tahqiq ")
    assert head(b"# somebody else\n") == head(b"") == ""


@pytest.mark.parametrize(
    "command", [["sha256sum", "--check", "--strict"], ["shasum", "-a", "256", "--check"]]
)
def test_programs_that_check_sums_read_it(site: Path, command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]} here")
    (site / MANIFEST).write_bytes(written(digests(str(site), Alone())))
    assert subprocess.run([*command, MANIFEST], cwd=site, capture_output=True, check=False).returncode == 0
    (site / "en/index.html").write_bytes(b"another")
    done = subprocess.run([*command, MANIFEST], cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "en/index.html: FAILED" in done.stdout
