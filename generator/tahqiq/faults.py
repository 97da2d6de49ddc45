"""Faults of the program itself, as sentences: neither the content nor the machine is to blame."""

from __future__ import annotations


class ExportFailed(Exception):
    """An export cannot be made, or could not be read: a fault of the program, not of the content."""

    def __init__(self, what: str, why: object) -> None:
        super().__init__(what, why)
        self.what = what
        self.why = why

    def __str__(self) -> str:
        return f"the export {self.what} cannot be made: {self.why}. This is a fault in tahqiq; the old site stands"
