"""Who does the work is said in words; a wrong word is a wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import editions
from tahqiq.cli import main
from tahqiq.crew import Alone, Processes
from tahqiq.publish import executors
from tahqiq.publish.executors import WrongExecutor, crew_of
from tahqiq.publish.settings import TahqiqConfig


def test_crews() -> None:
    assert crew_of("processes", 3) == Processes(3)
    assert crew_of("processes:2", 3) == Processes(2)
    assert isinstance(crew_of("alone"), Alone)


@pytest.mark.parametrize(
    "said",
    ["", "processes:", "processes:0", "processes:-1", "processes:٣", "alone:1", "dask", "dask:", "ray:x:1"],
)
def test_other_words_are_refused(said: str) -> None:
    with pytest.raises(WrongExecutor):
        crew_of(said)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "head:8786", "tls://[::1]:8786"])
def test_clusters(address: str) -> None:
    pytest.importorskip("distributed")
    assert getattr(crew_of(f"dask:{address}"), "address", "") == address


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(executors, "find_spec", lambda name: None)
    folder = editions.write(tmp_path, editions.base())
    done = CliRunner().invoke(main, ["build", "-C", str(folder), "--executor", "dask:tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "pip install tahqiq[cluster]" in done.output


def test_a_wrong_word_in_the_settings_is_an_error() -> None:
    config = TahqiqConfig()
    config.load_dict({"executor": "everybody"})
    failed, _ = config.validate()
    assert [name for name, _ in failed] == ["executor"]
