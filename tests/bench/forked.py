"""Tries faults one by one, each in a process forked from one that has run the tests: mutants.py starts it in its copy.

python forked.py NAMES RESULTS TEST …

NAMES has the faults' names, a line each; RESULTS gets the status of each, as JSON: 0 survived, 1 noticed, 33 run by no
test, negative if the tests did not end. The tests are collected once, and run once without a fault: that tells which
of them run which function, and how long each takes. With a fault those that run its function are run, the quick ones
first, until one fails.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation import trampoline

UNTESTED = 33
PATIENCE = 6
"""So many times as long as without a fault the tests may take, and `GRACE` seconds more, of processor time."""
GRACE = 15
BATCH = 10
"""After so many faults the results are written."""


class Trial:
    """Takes the place of pytest's own loop."""

    def __init__(self, names: list[str], results: Path) -> None:
        self.names = names
        self.results = results
        self.running: dict[str, list[pytest.Item]] = defaultdict(list)
        self.seconds: dict[pytest.Item, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """All faults, after one run without any."""
        self.measure(session.items)
        found: dict[str, int] = {}
        for n, name in enumerate(self.names, 1):
            found[name] = self.status(name)
            if n % BATCH == 0 or n == len(self.names):
                self.results.write_text(json.dumps(found), encoding="utf-8")
        return True

    def measure(self, items: list[pytest.Item]) -> None:
        """Which tests run which functions, and for how long; one that fails without a fault has no say."""
        run: set[str] = set()
        trampoline.record_trampoline_hit = lambda name, **_: run.add(name)
        os.environ["MUTANT_UNDER_TEST"] = "stats"
        for item in items:
            run.clear()
            before = time.process_time()
            if passes(item):
                self.seconds[item] = time.process_time() - before
                for name in run:
                    self.running[name].append(item)
            else:
                sys.stderr.write(f"fails without a fault: {item.nodeid}\n")

    def status(self, fault: str) -> int:
        """What comes of a fault."""
        tests = sorted(self.running.get(fault.partition("__mutmut_")[0], ()), key=self.seconds.__getitem__)
        if not tests:
            return UNTESTED
        child = os.fork()
        if not child:
            self._try(fault, tests)
        _, ended = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(ended)

    def _try(self, fault: str, tests: list[pytest.Item]) -> None:
        """In the forked process, which ends here."""
        status = 1
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            for stream in (1, 2):
                os.dup2(silent, stream)
            os.environ["MUTANT_UNDER_TEST"] = fault
            limit = int(time.process_time() + PATIENCE * sum(self.seconds[t] for t in tests)) + GRACE
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            status = 0 if all(map(passes, tests)) else 1
        finally:
            os._exit(status)


def passes(test: pytest.Item) -> bool:
    """Runs a test; whether it passes."""
    return not any(report.failed for report in runtestprotocol(test, nextitem=None, log=False))


def main() -> None:
    """Runs pytest with another loop."""
    names, results, *tests = sys.argv[1:]
    trial = Trial(Path(names).read_text(encoding="utf-8").split(), Path(results).absolute())
    sys.path[:0] = [str(Path("src").absolute()), str(Path("tests").absolute())]
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", *tests], plugins=[trial]))


if __name__ == "__main__":
    main()
