"""Sites that are being made."""

from __future__ import annotations

from pathlib import Path

from tahqiq.publish.staging import Staging


def begun(site: Path) -> Staging:
    """A fresh folder beside a site."""
    staging = Staging(site)
    staging.begin()
    return staging
