"""The spare copy of a site costs no room, and becomes the site without ever changing the one that stands."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.crew import Alone, Processes
from tahqiq.publish import spare
from tahqiq.publish.exchange import change_places

SITE = {
    "index.html": b"home",
    "en/index.html": b"English",
    "en/a/b/index.html": b"deep",
    "data/edition.json": b"{}",
}
PATHS = st.sampled_from([*SITE, "en/new/index.html", "en/a/c/index.html"])
CHANGES = st.dictionaries(PATHS, st.none() | st.binary(max_size=3), max_size=4)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """A site and its spare copy."""
    site = written(tmp_path / "site", SITE)
    spare.copy(site, tmp_path / "spare", Alone())
    return site, tmp_path / "spare"


def test_a_copy_has_the_same_files(both: tuple[Path, Path]) -> None:
    site, copy = both
    assert contents(copy) == SITE
    assert all((copy / name).samefile(site / name) for name in SITE)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_several_processes_copy_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: int) -> None:
    monkeypatch.setattr(spare, "DEPTH", depth)
    monkeypatch.setattr(spare, "AT_ONCE", 1)
    many = SITE | {f"en/articles/{n}/deeper/index.html": b"%d" % n for n in range(9)}
    site = written(tmp_path / "site", many)
    spare.copy(site, tmp_path / "spare", Processes(2))
    assert contents(tmp_path / "spare") == many


def test_a_copy_is_not_made_over_another(both: tuple[Path, Path]) -> None:
    with pytest.raises(FileExistsError):
        spare.copy(*both, Alone())


def test_a_job_that_is_done_again_copies_the_rest(both: tuple[Path, Path]) -> None:
    """As when the process that did it was killed."""
    site, copy = both
    (copy / "en/a/b/index.html").unlink()
    spare._copy_whole(None, [(str(site / "en"), str(copy / "en"))])
    assert contents(copy) == SITE


def test_what_is_written_to_it_is_not_written_to_the_site(both: tuple[Path, Path]) -> None:
    site, copy = both
    spare.put(copy, "en/index.html", b"another")
    spare.put(copy, "en/z/index.html", b"new")
    spare.take(copy, "index.html")
    assert contents(site) == SITE
    assert contents(copy) == {k: v for k, v in SITE.items() if k != "index.html"} | {
        "en/index.html": b"another",
        "en/z/index.html": b"new",
    }


def test_folders_that_are_empty_are_taken_too(both: tuple[Path, Path]) -> None:
    _, copy = both
    spare.take(copy, "en/a/b/index.html")
    spare.take(copy, "en/a/b/index.html")
    assert not (copy / "en/a").exists() and (copy / "en").is_dir()


@settings(max_examples=40)
@given(st.lists(CHANGES, max_size=5))
def test_the_site_is_after_each_renewal_what_was_written(renewals: list[dict[str, bytes | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site, copy = written(Path(folder) / "site", SITE), Path(folder) / "spare"
        spare.copy(site, copy, Alone())
        expected, behind = dict(SITE), set[str]()
        for changes in renewals:
            spare.catch_up(site, copy, behind)
            assert contents(copy) == expected
            for path, data in changes.items():
                if data is None:
                    spare.take(copy, path)
                    expected.pop(path, None)
                else:
                    spare.put(copy, path, data)
                    expected[path] = data
            change_places(site, copy)
            behind = {*changes}
            assert contents(site) == expected
