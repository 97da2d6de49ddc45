"""What MkDocs has read of its settings is what a site is known to be made of, also where they are saved meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tahqiq.publish import run


@pytest.mark.parametrize("name", ["mkdocs.yml", "base.yml"])
def test_settings_that_are_saved_while_they_are_read_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (tmp_path / "base.yml").write_text("site_name: Before\n", encoding="utf-8")
    really, read = run.load_config, []

    def load(file: str, **settings: Any) -> Any:
        config = really(file, **settings)
        read.append(config.site_name)
        if len(read) == 1:
            (tmp_path / name).write_text("site_name: After\n", encoding="utf-8")
        return config

    monkeypatch.setattr(run, "load_config", load)
    config, settings = run._configured(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert (read, config.site_name) == (["Before", "After"], "After")
    assert b"site_name: After\n" in settings
