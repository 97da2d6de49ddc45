"""The measurements are scripts beside the tests; their pure functions are tested here."""

from __future__ import annotations

import sys

from harness import REPOSITORY

sys.path.append(str(REPOSITORY / "tests/bench"))
