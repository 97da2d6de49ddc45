"""Relations to pages: views, templates, text to HTML. Pure: no disk, no clock, no locale."""

from tahqiq.render.compiled import Compiled
from tahqiq.render.jobs import ACTOR, ARTICLE, EVERYWHERE, INDEXES, QUOTES, TIMELINE, Job, jobs, waves
from tahqiq.render.page import ANYWHERE, NavigationEntry, Page, Site
from tahqiq.render.relative import relative
from tahqiq.render.site import Made, Printing, printing, render
from tahqiq.render.words import Words, words_in

__all__ = [
    "ACTOR",
    "ANYWHERE",
    "ARTICLE",
    "EVERYWHERE",
    "INDEXES",
    "QUOTES",
    "TIMELINE",
    "Compiled",
    "Job",
    "Made",
    "NavigationEntry",
    "Page",
    "Printing",
    "Site",
    "Words",
    "jobs",
    "printing",
    "relative",
    "render",
    "waves",
    "words_in",
]
