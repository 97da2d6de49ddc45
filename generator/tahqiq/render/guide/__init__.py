"""The style guide: every part of the pages on one, drawn with a made-up edition."""

from tahqiq.render.guide.page import PATH, Demonstration, drafts, picture_address

__all__ = ["PATH", "Demonstration", "drafts", "picture_address"]
