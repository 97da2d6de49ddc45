"""The audit of what is locked, as `make audit` runs it, against a service of advisories on loopback: OSV's API.

It asks for every package of every lock in its version, fails where one has a hole, and where the service fails.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import packages

from harness import REPOSITORY, answering

# These tests may be run by make themselves: it would tell the inner one of it, which would talk more.
UNMADE = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
HOLE = {
    "id": "TEST-2020-1",
    "summary": "A hole that was made up",
    "affected": [
        {
            "package": {"name": "jinja2", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "999.0"}]}],
        }
    ],
}


@dataclass
class Advisories:
    """A service: the packages with a hole, or that it fails; which packages it was asked for."""

    holes: frozenset[str] = frozenset()
    broken: bool = False
    asked: set[tuple[str, str]] = field(default_factory=set)

    def answer(self, query: dict[str, object]) -> tuple[int, object]:
        package = query["package"]
        assert isinstance(package, dict) and package["ecosystem"] == "PyPI"
        self.asked.add((package["name"], str(query["version"])))
        if self.broken:
            return 500, {}
        return 200, {"vulns": [HOLE]} if package["name"] in self.holes else {}


@contextmanager
def serving(advisories: Advisories) -> Iterator[str]:
    """The service's address, as long as it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = advisories.answer(query)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing of requests."""

    with answering(Handler) as address:
        yield f"{address}/query"


def audit(advisories: Advisories, cache: Path) -> subprocess.CompletedProcess[str]:
    """The command of `make audit`, with another service and a fresh memory of what it has said."""
    with serving(advisories) as address:
        given = f"--vulnerability-service osv --osv-url {address} --cache-dir {cache}"
        # What sets up the environment would be told too: it is there, for these tests run in it.
        told = subprocess.run(
            ["make", "-n", "-o", ".venv/test.ready", "audit", f"AUDIT={given}", f"BIN={Path(sys.executable).parent}"],
            cwd=REPOSITORY, capture_output=True, text=True, check=True, env=UNMADE,
        )  # fmt: skip
        command = shlex.split(told.stdout.replace("\\\n", " "))
        return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=300)


def locked() -> set[tuple[str, str]]:
    """Name and version of every package of every lock, those for other Pythons too."""
    return {
        (package.name, package.version)
        for lock in ("build.txt", "test.txt", "properdocs.txt")
        for package in packages.locked(lock)
    }


def test_every_package_is_asked_for(tmp_path: Path) -> None:
    advisories = Advisories()
    done = audit(advisories, tmp_path)
    assert (done.returncode, "No known vulnerabilities found" in done.stderr) == (0, True), done.stderr
    assert advisories.asked == locked()


def test_a_hole_fails_and_is_named(tmp_path: Path) -> None:
    done = audit(Advisories(holes=frozenset({"jinja2"})), tmp_path)
    assert done.returncode == 1
    assert "TEST-2020-1" in done.stdout and "jinja2" in done.stdout and "999.0" in done.stdout


def test_a_service_that_fails_is_no_sound_answer(tmp_path: Path) -> None:
    assert audit(Advisories(broken=True), tmp_path).returncode != 0
