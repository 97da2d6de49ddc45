"""Pages in the theme of our own look as they do in Material's frame: every element in its place, in its colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from harness import served
from looks import in_own_theme, looks

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The edition in the theme of our own, served."""
    yield from served(in_own_theme(tmp_path_factory.mktemp("own")))


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark"), (2100, "light")])
@pytest.mark.parametrize(
    "path", ["ar/articles/2024-08-16-coalition-mission/", "en/", "ar/data/", "en/search/", "ar/timeline/"]
)
def test_every_element_is_in_its_place(
    path: str, width: int, scheme: str, address: str, own_address: str, browser: Browser
) -> None:
    with_material, own = (
        looks(browser, url + path, width, scheme, "screen") for url in (address, own_address)
    )
    assert len(own) == len(with_material) > 100
    assert [(a, b) for a, b in zip(with_material, own, strict=True) if a != b] == []
