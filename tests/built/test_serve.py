"""The preview shows a change in content/ or templates/, and survives a mistake."""

from __future__ import annotations

import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import editions
from harness import eventually
from running_preview import free_port, previewing
from tahqiq.publish.policy import AS_HEADER


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def answered(url: str, **headers: str) -> tuple[int, Mapping[str, str]]:
    """The status and the headers of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=named), timeout=30) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


@pytest.fixture(params=["tahqiq", "mkdocs"])
def preview(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    folder = editions.write(tmp_path, editions.base())
    (folder / "templates/words").mkdir(parents=True)
    (folder / "templates/words/en.yml").write_text("articles: {title: Pieces}\n", encoding="utf-8")
    address = f"127.0.0.1:{free_port()}"
    option = "--address" if request.param == "tahqiq" else "--dev-addr"
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", request.param, "serve", option, address],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield folder, f"http://{address}/edition"
        finally:
            process.terminate()
            process.wait(30)


def answers_this_machine_alone(url: str) -> None:
    """Another website that the editor visits learns nothing, whatever name it makes lead here."""
    state = f"{url.removesuffix('/edition')}/-preview/state?language=en"
    for address in (f"{url}/en/", state):
        assert answered(address, Host="evil.example:8000")[0] == 421
        status, headers = answered(address)
        assert (status, headers["Cross-Origin-Resource-Policy"]) == (200, "same-origin")
    assert answered(state, Sec_Fetch_Site="cross-site")[0] == 403
    assert answered(f"{url}/en/", Sec_Fetch_Site="cross-site")[0] == 200
    for path, status in (("en/", 200), ("nothing/here/", 404)):
        assert answered(f"{url}/{path}")[0] == status
        assert answered(f"{url}/{path}")[1]["Content-Security-Policy"] == AS_HEADER


@pytest.mark.slow
def test_changes_show(preview: tuple[Path, str]) -> None:
    folder, url = preview
    page = f"{url}/en/articles/visit/"
    eventually(lambda: "Hana</a> visited" in fetch(page))
    assert "Pieces" in fetch(page)
    assert "Speaker A" in fetch(f"{url}/en/style-guide/")
    answers_this_machine_alone(url)

    text = folder / "content/articles/visit/en.md"
    sound = text.read_text(encoding="utf-8")
    text.write_text(sound.replace("visited", "toured"), encoding="utf-8")
    eventually(lambda: "Hana</a> toured" in fetch(page))

    text.write_text(sound.replace("actor=hana", "actor=nobody"), encoding="utf-8")
    eventually(lambda: "unknown-actor" in (folder / "log").read_text(encoding="utf-8"))
    assert "Hana</a> toured" in fetch(page)

    text.write_text(sound, encoding="utf-8")
    (folder / "templates/words/en.yml").write_text("articles: {title: Reports}\n", encoding="utf-8")
    eventually(lambda: "Reports" in fetch(page) and "Hana</a> visited" in fetch(page))
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


def test_a_site_that_is_built_has_nothing_of_a_preview(site: Path) -> None:
    for path in (path for path in site.rglob("*") if path.is_file()):
        data = path.read_bytes()
        assert b"-preview/" not in data and b"tahqiq-preview" not in data, path
        assert "الانتقال إلى ما تحفظه".encode() not in data and b"Follows what you save" not in data, path


@pytest.mark.slow
def test_the_first_page_is_opened_when_it_can_be_seen(tmp_path: Path) -> None:
    folder = editions.write(tmp_path / "edition", editions.base())
    told = tmp_path / "told"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {told}\n', encoding="utf-8")
    browser.chmod(0o755)
    with previewing(folder, "--open", BROWSER=str(browser)) as preview:
        eventually(lambda: told.is_file() and told.read_text("utf-8") == preview.url())
        assert "/-preview/preview.js" in fetch(preview.url("en/"))
        with urllib.request.urlopen(preview.url("en/"), timeout=60) as answer:
            assert answer.headers["Cache-Control"] == "no-store", "one step back leads to a page as it is now"
        assert "/-preview/preview.js" in error_page(preview.url("nothing/"))


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["edition.yml", "terms/truce.yml", "everything"])
def test_errors_do_not_end_the_first_build(tmp_path: Path, broken: str) -> None:
    folder = editions.write(tmp_path / "edition", editions.base())
    content = folder / "content"
    if broken == "everything":
        shutil.rmtree(content)
        content.mkdir()
    else:
        (content / broken).write_text("title: [\n", encoding="utf-8")
    with previewing(folder) as preview:
        assert "The edition will appear here" in error_page(preview.url("en/"))
        state = fetch(f"{preview.host}/-preview/state?language=en&page=/edition/en/")
        assert '"waits":true' in state and '"severity":"error"' in state
        editions.write(folder, editions.base())
        eventually(lambda: "A little edition" in fetch(preview.url("en/")))


def error_page(url: str) -> str:
    """The text of a page that is answered with an error's status."""
    try:
        urllib.request.urlopen(url, timeout=60).close()
    except urllib.error.HTTPError as error:
        return error.read().decode()
    return ""
