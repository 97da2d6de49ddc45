"""`tahqiq export` writes what a site has, without the site; a release is whole, or the old one stands."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

import editions
from harness import chromium, tahqiq
from tahqiq.crew import Alone
from tahqiq.export import NAMES, Format, all_formats
from tahqiq.publish import export_jobs
from tahqiq.publish.run import PublisherFailed, build_site
from tahqiq.read.project import Project
from tahqiq.releasing import NotOurs, release_to

SETTINGS = (
    "-- mkdocs.yml --\nsite_name: Little\nsite_url: https://edition.example/\ndocs_dir: content\n"
    "theme: {name: material}\nplugins: [{tahqiq: {exports: [%s], workers: 1}}]\n"
)
BROKEN = "-- content/actors/town.yml --\nkind: nothing\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def build(folder: Path) -> None:
    build_site(folder / "mkdocs.yml", folder / "site", lambda *_: None, lambda problems: None)


@pytest.fixture
def little(tmp_path: Path) -> Path:
    return editions.write(tmp_path, editions.base(), SETTINGS % ", ".join(NAMES))


def test_the_same_files_as_in_a_site(little: Path) -> None:
    done = tahqiq("export", *NAMES, "--to", little / "out", cwd=little)
    assert done.returncode == 0, done.stderr
    build(little)
    site, out = contents(little / "site"), contents(little / "out")
    assert out
    assert out == {path: data for path, data in site.items() if path in out}
    of_formats = {path for path in site if path.startswith("data/") and path != "data/index.html"}
    assert of_formats <= {*out}
    assert f"Wrote {len(out)} files" in done.stderr


def test_what_else_lies_there_stays(little: Path) -> None:
    (little / "out").mkdir()
    (little / "out" / "mine.txt").write_text("mine")
    assert tahqiq("export", "edition.json", "--to", little / "out", cwd=little).returncode == 0
    assert {*contents(little / "out")} >= {"mine.txt", "data/edition.json"}
    editions.write(little, BROKEN)
    before = contents(little / "out")
    done = tahqiq("export", "edition.json", "--to", little / "out", cwd=little)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and "Nothing was written" in done.stderr
    assert contents(little / "out") == before


@pytest.mark.parametrize("arguments", [(), ("tei", "--all", "out"), ("nothing",)])
def test_wrong_usage(little: Path, arguments: tuple[str, ...]) -> None:
    done = tahqiq("export", *arguments, cwd=little)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_release(little: Path) -> None:
    out = little / "release"
    build(little)
    sealed = (little / ".tahqiq" / "seal").read_bytes()
    done = tahqiq("export", "--all", out, "--zip", "--no-pdf", cwd=little)
    assert done.returncode == 0, done.stderr
    found = contents(out)
    assert {"SHA256SUMS", "README.md", ".zenodo.json", "data/edition.json", "data/csv/datapackage.json"} <= {
        *found
    }
    proven = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=out, capture_output=True, text=True, check=False
    )
    assert proven.returncode == 0, proven.stdout + proven.stderr
    assert proven.stdout.count("\n") == len(found) - 1
    with zipfile.ZipFile(little / "release.zip") as packed:
        assert {name.partition("/")[2]: packed.read(name) for name in packed.namelist()} == found
    assert (little / ".tahqiq" / "seal").read_bytes() == sealed, "what is kept for the next build stays"
    # Again, in its place; but not in the place of something else.
    assert tahqiq("export", "--all", out, "--no-pdf", cwd=little).returncode == 0
    assert contents(out) == found
    refused = tahqiq("export", "--all", little / "content", "--no-pdf", cwd=little)
    assert refused.returncode == 2
    assert (little / "content" / "edition.yml").is_file()
    assert not list(little.glob(".*-new-*"))


def test_a_folder_of_somebody_else_s_stays(little: Path) -> None:
    images = little / "images"
    images.mkdir()
    (images / "SHA256SUMS").write_text("0  disk.iso\n")
    (images / "disk.iso").write_text("mine")
    before = contents(images)
    with pytest.raises(NotOurs):
        release_to(Project(little), images, "", Alone())
    assert contents(images) == before


def unsound(*_: object) -> list[tuple[str, bytes]]:
    return [("data/odd/visit.xml", b"<a>&nothing;</a>")]


def failing(*_: object) -> list[tuple[str, bytes]]:
    raise ValueError("no such thing")


@pytest.mark.parametrize(
    ("each", "why"),
    [(unsound, r"data/odd/visit\.xml.*undefined entity"), (failing, r"odd of visit.*no such thing")],
)
def test_an_export_that_fails_leaves_the_old_site(
    little: Path, monkeypatch: pytest.MonkeyPatch, each: object, why: str
) -> None:
    build(little)
    before = contents(little / "site")
    odd = Format("odd", each=each)  # type: ignore[arg-type]
    monkeypatch.setattr(export_jobs, "formats_named", lambda _: (*all_formats(), odd))
    for splice in ("", "splice: false, "):
        editions.write(little, (SETTINGS % ", ".join(NAMES)).replace("workers", f"{splice}workers"))
        with pytest.raises(PublisherFailed) as failed:
            build(little)
        assert re.search(f"{why}.*a fault in tahqiq; the old site stands", str(failed.value))
        assert contents(little / "site") == before
        assert not list(little.glob(".*-new-*"))


@pytest.mark.slow
@pytest.mark.skipif(not chromium(), reason="no Chromium to print with")
def test_articles_are_printed(little: Path) -> None:
    done = tahqiq("export", "pdf", "--to", little / "out", cwd=little)
    assert done.returncode == 0, done.stderr
    found = contents(little / "out")
    assert {*found} == {"data/pdf/visit.ar.pdf", "data/pdf/visit.en.pdf"}
    assert all(data.startswith(b"%PDF-") for data in found.values())
    assert not (little / "site").exists() and not (little / ".tahqiq").exists()


def test_without_a_browser_nothing_is_printed(little: Path) -> None:
    done = tahqiq("export", "pdf", cwd=little, PATH="", TAHQIQ_CHROMIUM="")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr and "hromium" in done.stderr
