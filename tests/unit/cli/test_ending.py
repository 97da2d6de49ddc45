"""The program's end: its status, all that it has said, and what was registered for the end or goes on in a thread."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tahqiq import __version__

BEGUN = "import sys, atexit, threading\nfrom tahqiq.cli import run\nsys.argv = ['tahqiq', '--version']\n"
ENDS = {
    "registered": "atexit.register(print, 'done at the end')\n",
    "in a thread": (
        "def work():\n    threading.main_thread().join()\n    print('done at the end', flush=True)\n"
        "threading.Thread(target=work).start()\n"
    ),
}


def ended(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A program of Python, to its end."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("how", ENDS)
def test_what_is_left_for_the_end_is_done(how: str) -> None:
    done = ended("-c", f"{BEGUN}{ENDS[how]}run()")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"tahqiq, version {__version__}\ndone at the end\n"


@pytest.mark.parametrize(("arguments", "status"), [(["--version"], 0), (["nothing"], 2)])
def test_the_status_is_the_commands(arguments: list[str], status: int) -> None:
    done = ended("-m", "tahqiq", *arguments)
    assert done.returncode == status
    assert done.stdout or "There is no command" in done.stderr


def test_whoever_has_closed_its_output_is_told_nothing() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m tahqiq --version >&- 2>&-', sys.executable], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
