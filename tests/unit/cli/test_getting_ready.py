"""What a build loads while others look for changes: modules that are there, and none when the others have ended."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from tahqiq.cli import build


def test_every_module_is_there() -> None:
    build._get_ready(lambda: False)
    assert {*build._NEEDED} <= sys.modules.keys()


def test_nothing_is_loaded_when_the_others_have_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(build, "import_module", lambda name: loaded.append(name) or import_module(name))
    build._get_ready(lambda: len(loaded) == 2)
    assert loaded == [*build._NEEDED[:2]]
