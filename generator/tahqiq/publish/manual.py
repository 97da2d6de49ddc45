"""The manual that is shipped, read for a site that it is published with."""

from __future__ import annotations

from tahqiq import paths
from tahqiq.read.manual import read_manual
from tahqiq.render.manual import Manual, manual_of


def shipped_manual() -> Manual:
    """All of it."""
    return manual_of(read_manual(paths.manual()))
