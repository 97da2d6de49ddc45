"""The preview shows a change in content/ or templates/, and survives a mistake."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import editions
from harness import eventually


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


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


@pytest.mark.slow
def test_changes_show(preview: tuple[Path, str]) -> None:
    folder, url = preview
    page = f"{url}/en/articles/visit/"
    eventually(lambda: "Hana</a> visited" in fetch(page))
    assert "Pieces" in fetch(page)
    assert "Speaker A" in fetch(f"{url}/en/style-guide/")

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
