"""Relations to pages: views, templates, text to HTML. Pure: no disk, no clock, no locale."""

from tahqiq.render.jobs import EVERYWHERE, Job, waves
from tahqiq.render.page import ANYWHERE, NavigationEntry, Page, Site
from tahqiq.render.relative import relative
from tahqiq.render.site import Printing, printing, render
from tahqiq.render.words import Words, words_in

__all__ = [
    "ANYWHERE",
    "EVERYWHERE",
    "Job",
    "NavigationEntry",
    "Page",
    "Printing",
    "Site",
    "Words",
    "printing",
    "relative",
    "render",
    "waves",
    "words_in",
]
