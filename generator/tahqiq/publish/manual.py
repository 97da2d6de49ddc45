"""The manual that is shipped, read for a site that it is published with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tahqiq import paths

if TYPE_CHECKING:
    from tahqiq.render.manual.manual import Manual


def shipped_manual() -> Manual:
    """All of it."""
    # Here, for most sites are made without it.
    from tahqiq.read.manual import read_manual
    from tahqiq.render.manual.manual import manual_of

    return manual_of(read_manual(paths.manual()))
