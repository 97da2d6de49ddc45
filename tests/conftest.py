"""What tests share: the reference material, a built site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from harness import REPOSITORY, SHARED, served, tahqiq

# A busy machine must not fail a test by being slow.
settings.register_profile("tahqiq", deadline=None)
settings.load_profile("tahqiq")


@pytest.fixture(scope="session", autouse=True)
def own_key(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The key of what is kept between builds is the tests' own, and not that of whoever runs them."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference material beside the checkout, where it is present."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own edition, built."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = tahqiq("build", "--strict", "--site", folder, cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site, served."""
    yield from served(site)
