"""Asks for known holes of everything that is locked, whichever Python it is wanted for: `audit.py [OPTION…]`.

pip-audit leaves out what the Python that it runs on would not install, so it is given the locks without their
conditions, all in one; where a package is locked in several versions it runs once for each. Ends with 0 where all is
sound, else with 1: where there is a hole, and where nobody knows.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import packages

# Strict: what the service does not know counts as a failure.
OPTIONS = ("--disable-pip", "--require-hashes", "--strict", "--progress-spinner", "off")


def sets_of(locked: Iterable[packages.Package]) -> list[dict[str, packages.Package]]:
    """Packages by name, in as many sets as one of them has versions."""
    sets: list[dict[str, packages.Package]] = []
    for package in {(package.name, package.version): package for package in locked}.values():
        room = next((those for those in sets if package.name not in those), None)
        if room is None:
            sets.append(room := {})
        room[package.name] = package
    return sets


def lines(those: Iterable[packages.Package]) -> Iterator[str]:
    """Packages as requirements, without the condition."""
    for package in those:
        hashes = "".join(f" --hash=sha256:{digest}" for digest in package.hashes)
        yield f"{package.name}=={package.version}{hashes}\n"


def main() -> int:
    """Runs pip-audit; 1 where it found anything, or failed."""
    sound = True
    names = sorted(path.name for path in packages.LOCKS.glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        for n, those in enumerate(sets_of(package for name in names for package in packages.locked(name))):
            file = Path(folder, f"{n}.txt")
            file.write_text("".join(lines(those.values())), encoding="utf-8")
            command = [
                Path(sys.executable).parent / "pip-audit",
                *OPTIONS,
                *sys.argv[1:],
                "--requirement",
                file,
            ]
            # All of them, so that all holes are told at once.
            sound = subprocess.run(command, check=False).returncode == 0 and sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
