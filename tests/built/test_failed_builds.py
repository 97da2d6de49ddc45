"""A failed build leaves the old site as it was, says everything that is wrong, and ends with its status."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import editions
from harness import answering_interrupts, tahqiq
from renewals import build
from tahqiq.publish import staging

KEPT = {".gitignore", "edition.db", "hangs.bin", "templates.bin", "lock", "seal", "spare"}
BAD_TERM = "-- content/terms/truce.yml --\nname: {ar: هدنة}\ndefinition: {ar: توقف., en: A halt.}\n"
RENAMED_TOWN = "-- content/actors/town.yml --\nkind: place\nname: {ar: المدينة, en: The city}\n"
BAD_DATE = (
    "-- content/events/session.yml --\n"
    "title: {ar: جلسة, en: A session}\ndate: soon\nstated: {ar: أمس}\nsources: [visit#p1]\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = editions.write(tmp_path_factory.mktemp("little"), editions.base())
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def contents(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def nothing_left(folder: Path) -> bool:
    """Whether a build has left nothing but the site, and in the state nothing that is half made."""
    hidden = {path.name for path in folder.iterdir() if path.name.startswith(".")}
    kept = {path.name for path in (folder / ".tahqiq").iterdir()}
    return hidden == {".tahqiq"} and kept <= KEPT


@pytest.mark.slow
@pytest.mark.parametrize("command", ["tahqiq", "mkdocs"])
def test_errors_leave_the_old_site(built: Path, command: str) -> None:
    before = contents(built / "site")
    editions.write(built, BAD_TERM, BAD_DATE)
    done = subprocess.run(
        [sys.executable, "-m", command, "build"], cwd=built, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "[missing-language]" in said and "[bad-date]" in said
    assert "Traceback" not in said
    assert contents(built / "site") == before
    assert nothing_left(built)
    editions.write(built, editions.base())


@pytest.mark.slow
def test_strict_takes_warnings_for_errors(built: Path) -> None:
    before = contents(built / "site")
    editions.write(built, "-- content/actors/notes.txt --\nAsk Hana.\n", RENAMED_TOWN)
    for command in (["tahqiq", "build", "--strict"], ["mkdocs", "build", "--strict"]):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=built, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1, done.stderr
        assert contents(built / "site") == before
        assert nothing_left(built)
    assert tahqiq("build", cwd=built).returncode == 0
    assert contents(built / "site") != before
    (built / "content/actors/notes.txt").unlink()


@pytest.mark.slow
def test_an_interrupt_while_the_fresh_folder_is_made_leaves_none(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C comes between the making of the folder and whoever is to delete it."""
    settling = staging.settling

    def then_interrupted(folder: Path) -> Callable[[], None]:
        end = settling(folder)
        signal.raise_signal(signal.SIGINT)
        return end

    monkeypatch.setattr(staging, "settling", then_interrupted)
    before = contents(built / "site")
    with answering_interrupts(), pytest.raises(KeyboardInterrupt):
        build(built)
    assert contents(built / "site") == before
    assert nothing_left(built)


@pytest.mark.slow
@pytest.mark.parametrize(("command", "status"), [("tahqiq", 3), ("mkdocs", 1)])
def test_a_failing_machine_is_told_in_a_sentence(built: Path, command: str, status: int) -> None:
    """No worker of a cluster answers: a failure of the machine as any other."""
    before = contents(built / "site")
    configuration = (built / "mkdocs.yml").read_text(encoding="utf-8")
    nowhere = "plugins: [{tahqiq: {executor: 'dask:tcp://127.0.0.1:1'}}]"
    (built / "mkdocs.yml").write_text(configuration.replace("plugins: [tahqiq]", nowhere), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", command, "build"], cwd=built, capture_output=True, text=True, check=False
    )
    (built / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    assert "127.0.0.1:1" in said and "Traceback" not in said
    assert contents(built / "site") == before
    assert nothing_left(built)


@pytest.mark.slow
def test_old_addresses_lead_on(built: Path) -> None:
    editions.write(
        built,
        "-- content/actors/town.yml --\nkind: place\nname: {ar: البلدة, en: The town}\nformerly: [village]\n",
    )
    assert tahqiq("build", cwd=built).returncode == 0
    old = (built / "site/en/actors/village/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../town/"' in old
    assert 'href="https://little.example/edition/en/actors/town/"' in old
    editions.write(built, editions.base())


@pytest.mark.slow
def test_an_edition_may_keep_nothing_in_browsers(built: Path) -> None:
    assert (built / "site/sw.js").is_file()
    configuration = (built / "mkdocs.yml").read_text(encoding="utf-8")
    without = configuration.replace("plugins: [tahqiq]", "plugins: [{tahqiq: {offline: false}}]")
    (built / "mkdocs.yml").write_text(without, encoding="utf-8")
    assert tahqiq("build", cwd=built).returncode == 0
    assert not (built / "site/sw.js").exists()
    assert "offline.js" not in (built / "site/en/index.html").read_text(encoding="utf-8")
    (built / "mkdocs.yml").write_text(configuration, encoding="utf-8")


def test_the_not_found_page_works_at_any_depth(built: Path) -> None:
    page = (built / "site/404.html").read_text(encoding="utf-8")
    assert '<base href="/edition/">' in page
    assert "<base" not in (built / "site/en/index.html").read_text(encoding="utf-8")


def test_statuses(built: Path, tmp_path: Path) -> None:
    assert tahqiq("check", cwd=built).returncode == 0
    assert tahqiq("check", cwd=tmp_path).returncode == 2
    assert tahqiq("build", "--no-such-option", cwd=built).returncode == 2
    (tmp_path / "content").mkdir()
    assert tahqiq("check", cwd=tmp_path).returncode == 1


def test_the_content_may_lie_deeper(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base(), BAD_TERM)
    (tmp_path / "src").mkdir()
    (tmp_path / "content").rename(tmp_path / "src/texts")
    configuration = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(configuration.replace("docs_dir: content", "docs_dir: src/texts"))
    for command in ("check", "build"):
        done = tahqiq(command, cwd=tmp_path)
        assert done.returncode == 1
        assert "src/texts/terms/truce.yml:1:7: error[missing-language]" in done.stdout + done.stderr


def test_import_names_the_article_after_the_file(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base())
    (tmp_path / "000_Visit.txt").write_text("عنوان\nفقرة.\n", encoding="utf-8")
    assert tahqiq("import", "000_Visit.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "content/articles/000-visit/article.yml").is_file()
    again = tahqiq("import", "000_Visit.txt", cwd=tmp_path)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_problems_as_json(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base(), BAD_TERM)
    done = tahqiq("check", "--format", "json", cwd=tmp_path)
    (problem,) = json.loads(done.stdout)
    assert (problem["file"], problem["line"], problem["code"]) == (
        "content/terms/truce.yml",
        1,
        "missing-language",
    )


def test_a_disk_that_cannot_be_written_is_the_machines_fault(built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = tahqiq("build", "--site", tmp_path / "file" / "site", cwd=built)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert nothing_left(built)


@pytest.mark.slow
@pytest.mark.parametrize("room", [20_000, 100_000])
def test_a_disk_that_is_full_leaves_the_old_site(built: Path, room: int) -> None:
    """No file may be longer than `room`: so the tables, the pages or the stylesheets cannot be written."""
    before = contents(built / "site")
    done = subprocess.run(
        [sys.executable, "-m", "tahqiq", "build", "--whole"],
        cwd=built,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built / "site") == before
    assert nothing_left(built)


@pytest.mark.slow
def test_where_nothing_can_be_kept_a_site_is_built(tmp_path: Path) -> None:
    folder = editions.write(tmp_path / "edition", editions.base())
    (folder / ".tahqiq").write_text("no folder")
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "site/en/articles/visit/index.html").is_file()
