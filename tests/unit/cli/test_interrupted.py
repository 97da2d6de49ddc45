"""Signals that ask a command to end: it says so, and begins nothing more; what is told to outlive a terminal does."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from tahqiq.cli import main
from tahqiq.cli.report import MACHINE, machine_failures
from tahqiq.forked import ENDING


@pytest.fixture
def handlers() -> Iterator[None]:
    """As a process has them that nothing was said to: what runs the tests may ignore some, as `nohup` does."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING)
def test_a_command_that_is_asked_to_end_says_so(number: int, handlers: None) -> None:
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as ended, machine_failures():
        signal.raise_signal(number)
    assert ended.value.code == MACHINE
    assert signal.getsignal(number) is before


def test_what_outlives_its_terminal_is_not_interrupted_by_its_end(handlers: None) -> None:
    """As `nohup` starts it."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with machine_failures():
        signal.raise_signal(signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_ctrl_c_says_so_wherever_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also before a command has begun to guard what it does."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tahqiq.cli.check.project_in", interrupted)
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, "Interrupted" in done.stderr) == (MACHINE, True)
