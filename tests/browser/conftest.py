"""A headless Chromium, shared by the browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import editions
from harness import FLAGS, chromium, served, tahqiq
from searched import ENTRIES, Site, running, written


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def guided_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A little edition that publishes the style guide, served."""
    folder = editions.write(tmp_path_factory.mktemp("guided"), editions.base())
    configuration = folder / "mkdocs.yml"
    asked = configuration.read_text(encoding="utf-8").replace("[tahqiq]", "[{tahqiq: {style_guide: true}}]")
    configuration.write_text(asked, encoding="utf-8")
    done = tahqiq("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    yield from served(folder / "site")


@pytest.fixture(scope="session")
def indexed_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a little site that can be searched."""
    return written(tmp_path_factory.mktemp("search"), ENTRIES)


@pytest.fixture
def indexed(indexed_files: Path) -> Iterator[Site]:
    """The same, served whole or with files lost and damaged."""
    yield from running(indexed_files)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader with a desk; every script error and breach of the page's policy fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on(
        "console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield opened
    context.close()
    assert errors == []
