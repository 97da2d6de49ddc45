"""The manual of the tool, in the edition's own pages: for editors, publishers and developers."""

from tahqiq.render.manual.contents import GROUPS, PAGES, PATH

__all__ = ["GROUPS", "PAGES", "PATH"]
