"""Relations to pages: views, templates, text to HTML. Pure: no disk, no clock, no locale."""

from tahqiq.render.page import ANYWHERE, NavigationEntry, Page, Site, relative
from tahqiq.render.site import render
from tahqiq.render.words import Words, words_in

__all__ = ["ANYWHERE", "NavigationEntry", "Page", "Site", "Words", "relative", "render", "words_in"]
