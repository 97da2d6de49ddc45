"""The styles in which readers cite, in the order in which they are offered; one style a module.

Each is made of the same pieces (parts.py). What a style adds is their order and its own punctuation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tahqiq.render.citations.reference import Reference
from tahqiq.render.citations.setting import Setting
from tahqiq.render.citations.styles.apa import apa
from tahqiq.render.citations.styles.chicago import chicago
from tahqiq.render.citations.styles.iso690 import iso690
from tahqiq.render.citations.styles.mla import mla

Style = Callable[[Setting, Reference, str], str]
"""From a setting, a reference and what stands for a place in the text (empty: the whole) to the citation, which lacks
only the address at its end."""

STYLES: Mapping[str, Style] = {"chicago": chicago, "mla": mla, "apa": apa, "iso-690": iso690}

__all__ = ["STYLES", "Style"]
