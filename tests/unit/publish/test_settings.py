"""What MkDocs has read of its settings is what a site is known to be made of, also where they are saved meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tahqiq.publish import run


@pytest.mark.parametrize("name", ["mkdocs.yml", "base.yml"])
def test_settings_that_are_saved_while_they_are_read_are_read_again(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (tmp_path / "base.yml").write_text("site_name: Before\n", encoding="utf-8")
    read: list[str] = []

    def configured() -> str:
        read.append(run.load_config(str(tmp_path / "mkdocs.yml")).site_name)
        if len(read) == 1:
            (tmp_path / name).write_text("site_name: After\n", encoding="utf-8")
        return read[-1]

    config, settings = run.settled(configured, tmp_path)
    assert (read, config) == (["Before", "After"], "After")
    assert b"site_name: After\n" in settings
