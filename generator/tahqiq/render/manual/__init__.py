"""The manual of the tool, in the edition's own pages: for editors, publishers and developers."""

from tahqiq.render.manual.contents import GROUPS, PAGES, PATH
from tahqiq.render.manual.manual import Manual, manual_of

__all__ = ["GROUPS", "PAGES", "PATH", "Manual", "manual_of"]
