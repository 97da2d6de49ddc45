"""The data page of a renewal: it names the exports, and is made when they are."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.publish import hangs
from tahqiq.renewal.exports import Exports
from tahqiq.renewal.pages import DATA, Pages
from tahqiq.renewal.underway import Underway

Hanging = Iterable[tuple[str, str, str]]
"""What hangs on the facts that have changed: address, kind of job, thing."""


def exports_among(hanging: Hanging) -> set[str]:
    """The things whose exports hang on what has changed."""
    return {thing for _, kind, thing in hanging if kind == hangs.EXPORT}


def finish_data(at: Underway, exports: Exports, hanging: Hanging) -> None:
    """Waits for the exports, and makes the data page if it says anything else then."""
    if exports.end() or any((kind, thing) == DATA for _, kind, thing in hanging):
        Pages(at).make_data()
