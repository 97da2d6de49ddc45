"""The export `citations`: references for BibTeX, RIS and CSL-JSON, of each article and of all articles."""

from __future__ import annotations

from tahqiq.export.citations.files import CITATIONS, FOLDER

__all__ = ["CITATIONS", "FOLDER"]
